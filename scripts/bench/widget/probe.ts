/** What the probe found in a page. Times are the page's own, ms. */
export interface Probed {
  /** When the parser came to the widget's markup. */
  readonly from: number
  /** The first frame that showed the control; `null` until then. */
  visible: number | null
  /** Tasks of 50 ms and more. */
  readonly longTasks: { readonly start: number; readonly duration: number }[]
  /** What ran in frames of 50 ms and more: the file, and for how long without a break. */
  readonly scripts: { readonly url: string; readonly duration: number }[]
  /** Layout shifts that no input explains, added up. */
  shift: number
  /** From each input event to the next paint, as Event Timing has it, in steps of 8 ms. */
  readonly inputs: number[]
}

/** Names of what the probe calls when it has something to tell, so that nobody has to ask. */
export const SEEN = 'benchSeen'
export const TAPPED = 'benchTapped'

/** A page's window with the probe in it. */
export interface ProbedWindow {
  readonly bench: Probed
  readonly benchControl: () => Element | null
  readonly [SEEN]: (nothing: string) => void
  readonly [TAPPED]: (nothing: string) => void
}

/** The script that stands in the page right before the widget's markup. */
export function probeScript(control: readonly string[]): string {
  return `<script>(${watch.toString()})(${JSON.stringify(control)})</script>`
}

/** Runs in the page, alone: nothing from this file is in its reach. */
function watch(control: readonly string[]): void {
  const page = window as unknown as { -readonly [K in keyof ProbedWindow]: ProbedWindow[K] }
  const bench: Probed = {
    from: performance.now(),
    visible: null,
    longTasks: [],
    scripts: [],
    shift: 0,
    inputs: [],
  }
  page.bench = bench
  page.benchControl = () => {
    let root: Document | ShadowRoot | null = document
    let found: Element | null = null
    for (const selector of control) {
      found = root?.querySelector(selector) ?? null
      root = found?.shadowRoot ?? null
    }
    return found
  }

  function isSeen(element: Element): boolean {
    const { top, left, bottom, right, width, height } = element.getBoundingClientRect()
    if (width === 0 || height === 0) return false
    if (bottom <= 0 || right <= 0 || top >= innerHeight || left >= innerWidth) return false
    if (getComputedStyle(element).visibility !== 'visible') return false
    let opacity = 1
    for (let at: Element | null = element; at !== null;) {
      opacity *= Number(getComputedStyle(at).opacity)
      const root: Node = at.getRootNode()
      at = at.parentElement ?? (root instanceof ShadowRoot ? root.host : null)
    }
    return opacity >= 0.05
  }

  const look = (): void => {
    const element = page.benchControl()
    if (element === null || !isSeen(element)) {
      requestAnimationFrame(look)
      return
    }
    bench.visible = performance.now()
    performance.mark('benchSeen')
    page.benchSeen('')
  }
  requestAnimationFrame(look)

  const observe = (
    options: PerformanceObserverInit & { durationThreshold?: number },
    take: (entry: PerformanceEntry) => void,
  ): void =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry)
    }).observe({ buffered: true, ...options })

  observe({ type: 'longtask' }, ({ startTime, duration }) => {
    bench.longTasks.push({ start: startTime, duration })
  })
  observe({ type: 'long-animation-frame' }, (entry) => {
    const { scripts } = entry as PerformanceEntry & {
      readonly scripts: readonly { readonly sourceURL: string; readonly duration: number }[]
    }
    for (const { sourceURL, duration } of scripts) bench.scripts.push({ url: sourceURL, duration })
  })
  observe({ type: 'layout-shift' }, (entry) => {
    const { hadRecentInput, value } = entry as PerformanceEntry & {
      readonly hadRecentInput: boolean
      readonly value: number
    }
    if (!hadRecentInput) bench.shift += value
  })
  observe({ type: 'event', durationThreshold: 16 }, ({ name, duration }) => {
    if (name.startsWith('pointer') || name === 'click') bench.inputs.push(duration)
  })
  observe({ type: 'first-input' }, ({ duration }) => {
    bench.inputs.push(duration)
    page.benchTapped('')
  })
}
