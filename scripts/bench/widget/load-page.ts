import type { Browser, CDPSession, Page } from '@playwright/test'
import type { Condition } from './conditions.ts'
import { SEEN, TAPPED, type Probed, type ProbedWindow } from './probe.ts'
import { scriptTime, TRACED, type TraceEvent } from './script-time.ts'
import { watchWire, type Wire } from './wire.ts'

/** How long a page is watched after it last did something, ms: what is late is still counted. */
const QUIET = 800
/** No widget takes that long to be seen. */
const PATIENCE = 30_000

/** One load of one page in a fresh profile. Times in ms. */
export interface Load {
  /** From the parser reaching the widget's markup to the first frame with its control. */
  readonly visible: number
  /** Thread time in scripts, until the control was seen and in all; `null` when the processor is slowed down, which spoils that clock. */
  readonly script: { readonly visible: number; readonly all: number } | null
  readonly style: number
  readonly layout: number
  /** Megabytes of the script heap, after a collection. */
  readonly heap: number
  readonly longTasks: readonly number[]
  /** The longest that files other than the page held its thread without a break; 0 when never long. */
  readonly held: number
  readonly shift: number
  /** From the tap to the next paint; `null` when nothing was tapped. */
  readonly tap: number | null
  /** What was asked for, in order, and what of it the prompt needed to be seen. */
  readonly wire: Wire
}

/**
 * Loads a page once. Nothing in the page is asked while it works: it tells when its control is seen.
 * @throws Error when the control is not seen within half a minute
 */
export async function loadPage(
  browser: Browser,
  address: string,
  condition: Condition,
  tap: boolean,
): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  try {
    const page = await context.newPage()
    const cdp = await context.newCDPSession(page)
    const calls = await listen(cdp)
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    const watching = await watchWire(cdp, address)
    await slowDown(cdp, condition)

    const traced = condition.slower === 1
    if (traced) await browser.startTracing(page, { categories: [...TRACED] })
    const seen = calls.first(SEEN)
    await page.goto(address, { waitUntil: 'commit', timeout: PATIENCE })
    await seen
    await watching.quiet(QUIET)
    const script = traced ? scripts(await stopTracing(browser), address) : null
    const metrics = await metricsOf(cdp)
    const before = await probed(page)
    const needed = await loadedBy(page, before.visible!)
    const requests = watching.requests()
    let delay: number | null = null
    if (tap) {
      const painted = calls.first(TAPPED)
      await tapControl(page)
      await painted
      await watching.quiet(QUIET)
      delay = Math.max(...(await probed(page)).inputs)
    }
    await cdp.send('HeapProfiler.collectGarbage')
    const heap = (await metricsOf(cdp))('JSHeapUsedSize') / 1e6
    return {
      visible: before.visible! - before.from,
      script,
      style: metrics('RecalcStyleDuration') * 1000,
      layout: metrics('LayoutDuration') * 1000,
      heap,
      longTasks: before.longTasks.map(({ duration }) => duration),
      held: Math.max(
        0,
        ...before.scripts.filter(({ url }) => url !== address).map(({ duration }) => duration),
      ),
      shift: before.shift,
      tap: delay,
      wire: { requests, needed, tapped: watching.requests().slice(requests.length) },
    }
  } finally {
    // A load that failed leaves its trace running.
    await browser.stopTracing().catch(() => undefined)
    await context.close()
  }
}

async function stopTracing(browser: Browser): Promise<readonly TraceEvent[]> {
  const trace = await browser.stopTracing()
  return (JSON.parse(trace.toString()) as { traceEvents: readonly TraceEvent[] }).traceEvents
}

function scripts(events: readonly TraceEvent[], address: string): NonNullable<Load['script']> {
  return { visible: scriptTime(events, address, SEEN), all: scriptTime(events, address) }
}

async function slowDown(cdp: CDPSession, { slower, network }: Condition): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
  if (network === null) return
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: network.latency,
    downloadThroughput: network.down / 8,
    uploadThroughput: network.up / 8,
  })
}

/** Lets the page call out. */
async function listen(cdp: CDPSession): Promise<{ first(name: string): Promise<void> }> {
  await cdp.send('Runtime.enable')
  for (const name of [SEEN, TAPPED]) await cdp.send('Runtime.addBinding', { name })
  return {
    first: (name) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no ${name} in half a minute`)), PATIENCE)
        cdp.on('Runtime.bindingCalled', (call) => {
          if (call.name !== name) return
          clearTimeout(timer)
          resolve()
        })
      }),
  }
}

async function metricsOf(cdp: CDPSession): Promise<(name: string) => number> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const values = new Map(metrics.map(({ name, value }) => [name, value]))
  return (name) => values.get(name) ?? NaN
}

const probed = (page: Page): Promise<Probed> =>
  page.evaluate(() => (window as unknown as ProbedWindow).bench)

/** The addresses whose last byte had come when the control was seen. */
const loadedBy = (page: Page, moment: number): Promise<readonly string[]> =>
  page.evaluate(
    (moment) =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => (entry as PerformanceResourceTiming).responseEnd <= moment)
        .map(({ name }) => name),
    moment,
  )

async function tapControl(page: Page): Promise<void> {
  const [x, y] = await page.evaluate(() => {
    const control = (window as unknown as ProbedWindow).benchControl()!
    const { x, y, width, height } = control.getBoundingClientRect()
    return [x + width / 2, y + height / 2] as const
  })
  await page.mouse.click(x, y)
}
