import type { PromptView } from '@shopbell/core/prompt'
import { GONE } from '../host/host-element.ts'
import { fetchPrompt } from '../host/fetch-prompt.ts'
import { mount, type Mounted } from '../mount.ts'
import type { Fields } from '../show.ts'
import { ROOM_CSS } from './room-css.ts'

/** What the element is told in HTML. */
export interface PromptElementAttributes {
  readonly touchpoint: string
  readonly business: string
  /** Where the collector is. */
  readonly collector: string
  /** A language tag; else the page's `lang`, else the business's own. */
  readonly locale?: string
}

/** `<shopbell-prompt touchpoint="…" business="…" collector="…">`: a prompt in the room it stands in. */
export interface PromptElement extends HTMLElement {
  /** What the page knows of this visit, such as an order number; set it before the element is on the page. */
  fields?: Fields
  /** What to draw, when the page has it already; else the collector is asked. */
  prompt?: PromptView
}

interface Asked {
  readonly address: string
  readonly mounted: Mounted
}

/** Where an element asks that does not say. */
let usual: string | undefined

/** Has elements that name no collector ask at this one: any address on it. */
export function askAt(collector: string): void {
  usual = new URL(collector).origin
}

const asked = new WeakMap<HTMLElement, Asked>()

const watched = new WeakSet<HTMLElement>()

const ATTRIBUTES: (keyof PromptElementAttributes)[] = [
  'touchpoint',
  'business',
  'collector',
  'locale',
]

/**
 * Asks in an element that came onto the page or changed, once its attributes are all there. An
 * element that is moved goes on where it was; one that was taken away and comes back starts anew.
 */
export function askIn(element: PromptElement): void {
  if (!watched.has(element)) {
    // Not a callback of the class, which every prompt brings along.
    const watching = new MutationObserver(() => askIn(element))
    watching.observe(element, { attributeFilter: ATTRIBUTES })
    watched.add(element)
  }
  if (element.hasAttribute('touchpoint')) queueMicrotask(() => settle(element))
}

function settle(element: PromptElement): void {
  const { collector, business, touchpoint, locale } = attributesOf(element)
  const address = JSON.stringify([collector, business, touchpoint, locale])
  const before = asked.get(element)
  if (!element.isConnected || before?.address === address) return
  before?.mounted.remove()
  reserveRoom(element)
  if (!collector || !business || !touchpoint) {
    console.error('shopbell: the element needs touchpoint, business and collector')
    return
  }
  const { fields, prompt = fetchPrompt({ collector, business, touchpoint, locale }) } = element
  const options = { collector, business, touchpoint, locale, fields, prompt, target: element }
  const mounted = mount(options)
  asked.set(element, { address, mounted })
  element.addEventListener(GONE, (event) => {
    if (event.target !== element || asked.get(element)?.mounted !== mounted) return
    asked.delete(element)
    mounted.remove()
  })
  void warn(mounted, touchpoint)
}

async function warn({ ready }: Mounted, touchpoint: string): Promise<void> {
  const result = await ready
  if (!result.shown) console.warn(`shopbell: no prompt (${touchpoint}): ${result.reason}`)
}

/** What the element says; `undefined` where it says nothing. */
function attributesOf(
  element: HTMLElement,
): Record<keyof PromptElementAttributes, string | undefined> {
  const read = (name: string): string | undefined => element.getAttribute(name) ?? undefined
  const locale = read('locale') ?? element.closest('[lang]')?.getAttribute('lang') ?? undefined
  const names = { touchpoint: read('touchpoint'), business: read('business') }
  return Object.assign(names, { collector: read('collector') ?? usual, locale })
}

/** Keeps the room of a prompt free before it is there, so that nothing on the page moves. */
function reserveRoom(element: HTMLElement): void {
  if (element.shadowRoot !== null) return
  const root = element.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(ROOM_CSS)
  root.adoptedStyleSheets = [sheet]
  root.append(document.createElement('slot'))
}
