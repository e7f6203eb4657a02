import type { PromptView } from '@shopbell/core/prompt'
import type { Outbox } from '@shopbell/outbox'
import { render } from 'preact'
import { Card } from './host/Card.tsx'
import { CARD_CSS } from './host/card-css.ts'
import { fetchPrompt, type PromptAddress } from './host/fetch-prompt.ts'
import { createHost, GONE } from './host/host-element.ts'
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
 * @throws TypeError when business, touchpoint or collector is missing, the collector is no address,
 * or a field is not a string of at most 500 characters, a finite number or a boolean
 */
export function mount(options: MountOptions): Mounted {
  insist(options)
  let taken: (() => void) | null = null
  let removed = false
  const remove = (): void => {
    removed = true
    taken?.()
  }
  const ready = show(options, (take) => {
    taken = take
    return removed
  }).then(
    (): Shown => ({ shown: true }),
    (error: unknown): Shown => ({
      shown: false,
      reason: error instanceof Error ? error.message : String(error),
    }),
  )
  // What an earlier visit could not send waits until this one is drawn.
  void ready.then(() => whenIdle(() => outboxFor(options.collector).start()))
  return { ready, remove }
}

/** Wrong calls end here, at once, and not in somebody's tap. */
function insist({ fields = {}, ...options }: MountOptions): void {
  for (const name of ['business', 'touchpoint', 'collector'] as const) {
    if (typeof options[name] !== 'string' || options[name] === '') {
      throw new TypeError(`mount needs { ${name} }: a string that is not empty`)
    }
  }
  if (!isAddress(options.collector)) {
    throw new TypeError('mount needs { collector }: an address such as https://feedback.example')
  }
  const wrong = Object.entries(fields).find(([, value]) => !isField(value))
  if (wrong !== undefined) {
    const allowed = 'a string of at most 500 characters, a finite number, true or false'
    throw new TypeError(`mount: the field ${wrong[0]} must be ${allowed}`)
  }
}

function isAddress(text: string): boolean {
  try {
    return Boolean(new URL(text))
  } catch {
    return false
  }
}

function isField(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 500
  return typeof value === 'boolean' || Number.isFinite(value)
}

/** Runs something once the page has nothing better to do. Safari has no idle callback. */
function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(run, { timeout: 2000 })
  else setTimeout(run, 200)
}

/** @param hand is given how to take the prompt away, and says whether that was asked for already */
async function show(options: MountOptions, hand: (remove: () => void) => boolean): Promise<void> {
  const { collector, target, fields } = options
  const outbox = outboxFor(collector)
  const view = await (options.prompt ?? fetchPrompt(options))
  const visit = startVisit({
    view,
    keep: (submission) => outbox.add(submission),
    ...(fields === undefined ? {} : { fields: { ...fields } }),
  })
  if (visit.state.screen.at === 'thanked') throw new Error('it asks nothing that can be drawn')
  if (target === undefined && document.querySelector(IN_A_CORNER) !== null) {
    throw new Error('another prompt is in the corner already')
  }
  const { host, root } = createHost([PROMPT_CSS, themeCss(view.theme), CARD_CSS])
  host.setAttribute('placement', target === undefined ? 'corner' : 'inline')

  let here = false
  let stopWatching = (): void => {}
  const remove = (): void => {
    if (!here) return
    here = false
    stopWatching()
    // Reasons that were tapped are kept; the rest of the visit goes with its element.
    void visit.leave('exit')
    render(null, root)
    host.dispatchEvent(new CustomEvent('shopbell:closed', { bubbles: true }))
    host.remove()
  }
  if (hand(remove)) throw new Error('it was removed before it was shown')
  here = true
  stopWatching = watchVisit(visit, host, outbox, remove)
  host.addEventListener(GONE, remove)
  const parent = target ?? document.body
  parent.append(host)
  render(<Card view={view} visit={visit} onClose={remove} />, root)
  host.dispatchEvent(new CustomEvent('shopbell:shown', { bubbles: true }))
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
