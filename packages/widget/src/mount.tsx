import type { PromptView } from '@shopbell/core'
import type { Outbox } from '@shopbell/outbox'
import { render } from 'preact'
import { Card } from './host/Card.tsx'
import { CARD_CSS } from './host/card-css.ts'
import { fetchPrompt, type PromptAddress } from './host/fetch-prompt.ts'
import { createHost } from './host/host-element.ts'
import { outboxFor } from './host/outboxes.ts'
import { PROMPT_CSS, themeCss } from './prompt/styles.ts'
import { startVisit, type Visit } from './visit/visit.ts'

/** How long thanks stay on screen, ms. */
const THANKS = 4000

/** Nobody is asked two things at once, also when a page has the tag twice. */
const IN_A_CORNER = 'shopbell-prompt[placement=corner]'

export interface MountOptions extends PromptAddress {
  /** Where to stand; a corner of the window when not given. */
  readonly target?: Element | undefined
  /** What to draw, when the page has it already; else the collector is asked. */
  readonly prompt?: PromptView | Promise<PromptView>
  /** What the page knows of this visit, such as an order number. Nothing that names a person. */
  readonly fields?: Readonly<Record<string, string | number | boolean>>
}

/** What became of a prompt: it is on the page, or cannot be, and why. */
export type Shown = { readonly shown: true } | { readonly shown: false; readonly reason: string }

/** A prompt on a page. */
export interface Mounted {
  /** Settles when the prompt is on the page or cannot be; never rejects. */
  readonly ready: Promise<Shown>
  /** Takes the prompt off the page and leaves no trace. What was tapped is kept and sent. */
  remove(): void
}

/**
 * Puts a prompt on the page. A tap is kept on this device before the thanks are drawn, and sent
 * when the network allows.
 *
 * The page hears of it by events that bubble from the prompt's element: `shopbell:shown`,
 * `shopbell:answered` (detail: `{ id }`) and `shopbell:closed`.
 * @throws TypeError when business, touchpoint or collector is missing
 */
export function mount(options: MountOptions): Mounted {
  for (const name of ['business', 'touchpoint', 'collector'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '') {
      throw new TypeError(`mount needs { ${name} }: a string that is not empty`)
    }
  }
  let remove: (() => void) | null = null
  let removed = false
  const ready = show(options, () => removed).then(
    (taken): Shown => {
      remove = taken
      return { shown: true }
    },
    (error: unknown): Shown => {
      return { shown: false, reason: error instanceof Error ? error.message : String(error) }
    },
  )
  // What an earlier visit could not send waits until this one is drawn.
  void ready.then(() => whenIdle(() => outboxFor(options.collector).start()))
  return {
    ready,
    remove() {
      removed = true
      remove?.()
    },
  }
}

/** Runs something once the page has nothing better to do. Safari has no idle callback. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}

async function show(options: MountOptions, isRemoved: () => boolean): Promise<() => void> {
  const { collector, target, fields } = options
  const outbox = outboxFor(collector)
  const view = await (options.prompt ?? fetchPrompt(options))
  if (isRemoved()) throw new Error('it was removed before it was shown')
  if (target === undefined && document.querySelector(IN_A_CORNER) !== null) {
    throw new Error('another prompt is in the corner already')
  }

  const visit = startVisit({
    view,
    keep: (submission) => outbox.add(submission),
    ...(fields === undefined ? {} : { fields }),
  })
  const { host, root } = createHost([PROMPT_CSS, themeCss(view.theme), CARD_CSS])
  host.setAttribute('placement', target === undefined ? 'corner' : 'inline')

  const remove = (): void => {
    if (!host.isConnected) return
    stopWatching()
    host.dispatchEvent(new CustomEvent('shopbell:closed', { bubbles: true }))
    render(null, root)
    host.remove()
  }
  const close = (): void => void visit.leave('exit').finally(remove)
  const stopWatching = watchVisit(visit, host, outbox, remove)

  const parent = target ?? document.body
  parent.append(host)
  render(<Card view={view} visit={visit} onClose={close} />, root)
  host.dispatchEvent(new CustomEvent('shopbell:shown', { bubbles: true }))
  return remove
}

/**
 * Tells the page of answers, and takes a card in the corner away once it has thanked. A card whose
 * answer could not be kept on the device stays until it is delivered.
 */
function watchVisit(
  visit: Visit,
  host: HTMLElement,
  outbox: Outbox,
  remove: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let answered = false
  let delivered = false
  const leaveLater = (): void => {
    timer = setTimeout(() => (host.matches(':hover') ? leaveLater() : remove()), THANKS)
  }
  const look = (): void => {
    const { kept, screen } = visit.state
    if (kept !== null && !answered) {
      answered = true
      const detail = { id: visit.id }
      host.dispatchEvent(new CustomEvent('shopbell:answered', { bubbles: true, detail }))
    }
    const goes = screen.at === 'thanked' && (kept === 'disk' || delivered)
    if (goes && timer === undefined && host.getAttribute('placement') === 'corner') leaveLater()
  }
  const stops = [
    visit.watch(look),
    outbox.on('delivered', (rows) => {
      delivered ||= rows.some(({ id }) => id === visit.id)
      look()
    }),
  ]
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
