import { GONE } from './host-element.ts'
import { raise } from './placement.ts'

// Fetched once a card can be seen: what a page may do to it afterwards.

/** Keeps a card usable on a page that holds everything but one of its parts back. @returns stopping */
export function stayUsable(host: HTMLElement): () => void {
  const end = new AbortController()
  const first: First = { capture: true, signal: end.signal }
  try {
    followDialogs(host, first)
    escapeTraps(host, first)
  } catch {
    // Where a page took away what this needs, the prompt can be tapped all the same.
  }
  return () => end.abort()
}

/** Listens before the page does, until it ends. */
interface First {
  readonly capture: true
  readonly signal: AbortSignal
}

/**
 * While a modal dialog is open all outside of it is inert, so a card goes along: into the dialog
 * that was opened last, and back when it closes.
 */
function followDialogs(host: HTMLElement, first: First): void {
  const home = host.parentElement!
  /** Those that are open, the last opened last. */
  let open: readonly Element[] = []
  const settle = (opened: readonly Element[]): void => {
    open = [...open.filter((dialog) => !opened.includes(dialog)), ...opened].filter(isOpen)
    const place = open.at(-1) ?? home
    if (host.parentNode === place) return
    const focused = host.shadowRoot!.activeElement as HTMLElement | null
    place.append(host)
    raise(host)
    focused?.focus({ preventScroll: true })
  }
  const watching = new MutationObserver((changes) =>
    settle(changes.map(({ target }) => target as Element)),
  )
  const watch = (root: Node): void =>
    watching.observe(root, { subtree: true, attributeFilter: ['open'] })
  // A dialog in the shadow root of somebody's component is known by the focus that it takes.
  const onFocus = (event: FocusEvent): void => {
    for (const dialog of (event.composedPath() as Element[]).filter(isOpen)) {
      watch(dialog.getRootNode())
      settle([dialog])
    }
  }
  // A dialog that is taken off the page while it is open takes nobody with it.
  const onGone = (event: Event): void => {
    if (host.parentNode === home || !host.parentNode) return
    event.stopImmediatePropagation()
    settle([])
  }
  watch(document)
  settle([...document.querySelectorAll('dialog')])
  addEventListener('focusin', onFocus, first)
  host.addEventListener(GONE, onGone, first)
  first.signal.addEventListener('abort', () => watching.disconnect())
}

/** Of all that an event passes; a window and a document match nothing. `:is` takes a name that older browsers do not know. */
function isOpen(node: Element): boolean | undefined {
  return node.isConnected && node.matches?.('dialog:is(:modal)')
}

/**
 * A page may pull the focus back into a part of its own, and swallow clicks outside of it. What is
 * meant for the card is not its business; everything else goes its way.
 */
function escapeTraps(host: HTMLElement, first: First): void {
  const root = host.shadowRoot!
  const within = (event: Event): boolean => event.target === host
  let clicked: Event | undefined
  let pulling = false
  const hide = (event: Event): void => {
    const left = pulling && (event as FocusEvent).relatedTarget === host
    if (within(event) || left) event.stopImmediatePropagation()
  }
  const onClick = (event: MouseEvent): void => {
    if (!within(event) || !event.isTrusted) return
    clicked = event
    const { detail } = event
    const target = event.composedPath()[0] as Element
    setTimeout(() => {
      if (clicked === event) {
        target.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail }))
      }
      const field = target.closest<HTMLElement>('textarea,input')
      // A key that clicks had the focus already, and the next key may have moved it on.
      if (!field || !detail || root.activeElement === field) return
      pulling = true
      field.focus({ preventScroll: true })
      pulling = false
    })
  }
  const onArrival = (): void => {
    clicked = undefined
  }
  for (const type of HIDDEN) addEventListener(type, hide, first)
  addEventListener('click', onClick, first)
  root.addEventListener('click', onArrival, first)
}

/** Nothing inside needs these; a trap lives on them. */
const HIDDEN = ['focusin', 'focusout', 'pointerdown', 'mousedown', 'touchstart'] as const
