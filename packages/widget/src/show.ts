import type { PromptView } from '@shopbell/core/prompt'
import type { Theme } from '@shopbell/core/config'
import { fetchAnswering, fetchLater, type Later } from './fetched.ts'
import { card } from './host/card.ts'
import { CARD_CSS } from './host/card-css.ts'
import type { PromptAddress } from './host/fetch-prompt.ts'
import { createHost, GONE } from './host/host-element.ts'
import { lendFocus } from './host/lend-focus.ts'
import { placementCss, raise } from './host/placement.ts'
import { pageTheme } from './theming/page-theme.ts'
import { drawPrompt, isLean } from './prompt/prompt.ts'
import { retriable } from './retriable.ts'
import { inScheme, PROMPT_CSS, themeCss } from './prompt/styles.ts'
import { lateVisit } from './visit/late-visit.ts'
import type { Response } from './visit/response.ts'
import type { ResumeOptions } from './visit/resume-visit.ts'
import type { Visit } from './visit/visit.ts'

/** How long thanks stay on screen, ms. */
const THANKS = 4000

/** Nobody is asked two things at once, also when a page has the tag twice. */
const IN_A_CORNER = 'shopbell-prompt[placement=corner]'

/** What the page knows of a visit: at most 20, by names of at most 64 characters. */
export type Fields = Readonly<Record<string, string | number | boolean>>

/** What the page hears, by the name of the event, with its detail. */
export interface PromptEvents {
  /** The prompt is on the page. */
  readonly shown: null
  /** The first answer is kept on this device. */
  readonly answered: { readonly id: string }
  /** The shopper closed it, or skipped all of it, and had answered nothing. */
  readonly dismissed: null
  /** It is off the page, for whatever reason. */
  readonly closed: null
  /** The collector has the first answer. */
  readonly delivered: { readonly id: string }
}

/** Where to draw, and for whom. */
export interface ShowOptions extends PromptAddress {
  /** Where to stand; a corner of the window when not given. */
  readonly target?: Element | undefined
  /** What the page knows of this visit, such as an order number. Nothing that names a person. */
  readonly fields?: Fields | undefined
  /** How it looks and where it stands; goes before what the business's config says. */
  readonly theme?: Theme | undefined
  /** Keep nothing and send nothing. */
  readonly preview?: true | '' | undefined
  /** Hears of everything that the page hears of as DOM events. */
  readonly onEvent?:
    | (<Name extends keyof PromptEvents>(name: Name, detail: PromptEvents[Name]) => void)
    | undefined
}

/**
 * Puts a prompt on the page.
 * @returns how to take it away
 * @throws Error when it cannot be shown
 */
export async function show(
  { collector, target, fields, theme: own, preview, onEvent }: ShowOptions,
  view: PromptView,
): Promise<() => void> {
  // Its own sheet is written once the host is on the page, whose custom properties have a say in it.
  const { host, root, adopt } = createHost('')
  const returnFocus = lendFocus(root)
  const corner = !target
  let here = false
  let answered = false
  let delivered = false
  let resumed = false
  let later: Later | undefined
  let leaving: ReturnType<typeof setTimeout> | undefined
  let stopCaring: (() => void) | undefined
  let remember: ResumeOptions['remember']

  const load = retriable(async (): Promise<Response> => {
    const answering = await fetchAnswering()
    if (preview != null) return answering.openResponse({ view, fields, keep: async () => 'disk' })
    const outbox = answering.promptOutbox(collector)
    remember ??= answering.rememberDraft(collector)
    outbox.on('delivered', (rows) => {
      // That it was shown is a row of this visit too.
      if (delivered || !rows.some(({ key }) => key === `${visit.id}/0`)) return
      delivered = true
      tell('delivered', { id: visit.id })
      look()
    })
    outbox.start()
    return answering.openResponse({ view, fields, keep: outbox.add })
  })
  const fetchRest = async (): Promise<void> => {
    const fetched = await fetchLater()
    if (later === fetched) return
    later = fetched
    adopt(later.FOLLOW_UP_CSS)
    look()
  }
  const goOn = (begun: Pick<ResumeOptions, 'response' | 'begun'>): void => {
    resumed = true
    visit = later!.resumeVisit({ view, remember, ...begun })
    visit.watch(look)
  }

  // A scale is drawn at once; anything else by code that comes after it.
  const late = lateVisit({ view, load })
  // Of its first screen; the others are drawn when there is the whole of it.
  let visit: Visit = late as unknown as Visit
  if (!isLean(view)) {
    const [response] = await Promise.all([load(), fetchRest()])
    goOn({ response })
    if (visit.state.screen.at === 'thanked') throw new Error('it asks nothing that can be drawn')
  }
  const drawn = drawPrompt({
    view,
    // Another one once the first tap is kept.
    get visit() {
      return visit
    },
    reassurance: view.strings.anonymous,
    followUps: () => later,
  })
  const tell = <Name extends keyof PromptEvents>(name: Name, detail: PromptEvents[Name]): void => {
    const event = new CustomEvent(`shopbell:${name}`, { bubbles: true, composed: true, detail })
    // What is delivered after the prompt was taken away is told all the same.
    ;(host.isConnected ? host : document).dispatchEvent(event)
    onEvent?.(name, detail)
  }
  const remove = (): void => {
    if (!here) return
    here = false
    stopCaring?.()
    clearTimeout(leaving)
    // Reasons that were tapped are kept; the rest of the visit goes with its element.
    void visit.leave('exit')
    tell('closed', null)
    returnFocus()
    host.remove()
  }
  // It was seen, also when that could not be counted before.
  const countDismissed = (response: Response): void => {
    void response.count('shown')
    void response.count('dismissed')
  }
  const dismiss = (): void => {
    if (here && !answered) {
      tell('dismissed', null)
      load().then(countDismissed, complain)
    }
    remove()
  }
  const leaveLater = (): void => {
    leaving = setTimeout(() => (host.matches(':hover') ? leaveLater() : remove()), THANKS)
  }
  // A card in the corner goes once it has thanked. One whose answer could not be kept on the device
  // stays until it is delivered.
  function look(): void {
    if (!here) return
    if (later && late.begun && !resumed) goOn(late.begun)
    drawn.update()
    if (corner) stopCaring ??= later?.stayUsable(host)
    const { kept, screen } = visit.state
    // It may have been out of reach when it was first asked for.
    if (kept && !later) void fetchRest().catch(() => {})
    if (kept && !answered) {
      answered = true
      tell('answered', { id: visit.id })
    }
    // Nothing was answered, so there is nothing to thank for.
    if (screen.at !== 'thanked') return
    if (!kept) dismiss()
    else if (corner && !leaving && (kept === 'disk' || delivered)) leaveLater()
  }

  if (corner && document.querySelector(IN_A_CORNER)) {
    throw new Error('another prompt is in the corner already')
  }
  here = true
  host.setAttribute('placement', corner ? 'corner' : 'inline')
  host.addEventListener(GONE, remove)
  try {
    // Not into the body, whose last child somebody may style, or hide from assistive technology.
    ;(target ?? document.documentElement).append(host)
    if (corner) raise(host)
    const looks = { ...view.theme, ...own, ...pageTheme(host, own?.accent) }
    root.adoptedStyleSheets[0]!.replaceSync(
      inScheme(PROMPT_CSS, looks.scheme) + themeCss(looks) + CARD_CSS + placementCss(view, looks),
    )
    root.append(card(view, drawn.element, dismiss))
    look()
  } catch (error) {
    host.remove()
    throw error
  }
  late.watch(look)
  tell('shown', null)
  // Some frames after the code has come: a tap that waited for it goes first. What the page, or
  // withdrawn consent, has taken away by then is not counted, nor what nobody has scrolled to.
  const countOnceSeen = (response: Response): void =>
    new IntersectionObserver(([entry], watching) => {
      if (!entry!.isIntersecting) return
      watching.disconnect()
      void response.count('shown')
    }).observe(host)
  // The next frame shows the question; then there is time for what the tap will need.
  const prepare = (): void => {
    for (const fetched of [load().then(countOnceSeen), fetchRest()]) fetched.catch(complain)
  }
  requestAnimationFrame(() => setTimeout(prepare))
  return remove
}

/** Without what comes after the question nothing can be kept; a tap asks for it again. */
function complain(reason: unknown): void {
  // oxlint-disable-next-line no-console -- what fails here reaches no handler of the page
  console.warn('shopbell:', reason)
}
