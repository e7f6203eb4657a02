import { createHost, PROMPT_CSS } from '@shopbell/widget/prompt'
import { STAFF_CSS } from './staff-css.ts'

/** A page for staff that lies over what a shopper sees. */
export interface Layer {
  /** Shows something else on it, and gives it the focus. */
  readonly show: (content: HTMLElement) => void
  readonly close: () => void
}

const NAME = 'shopbell-staff'

interface LayerOptions {
  /** Milliseconds without a touch after which it closes by itself; it stays when not given. */
  readonly idle?: number
  readonly onClose?: () => void
  readonly canEscape?: boolean
}

/** Whether such a page is in front. */
export function isLayerOpen(): boolean {
  return document.querySelector(NAME) !== null
}

/** Opens an empty page over everything. What is under it cannot be touched or read out. */
export function openLayer({ idle, onClose, canEscape = true }: LayerOptions = {}): Layer {
  const { host, root } = createHost(PROMPT_CSS + STAFF_CSS, NAME)
  const under = [...document.body.children].filter(
    (element): element is HTMLElement => element instanceof HTMLElement && !element.inert,
  )
  for (const element of under) element.inert = true
  let timer: unknown
  const close = (): void => {
    clearTimeout(timer as number)
    host.remove()
    for (const element of under) element.inert = false
    onClose?.()
  }
  const wait = (): void => {
    if (idle === undefined) return
    clearTimeout(timer as number)
    timer = setTimeout(close, idle)
  }
  for (const type of ['pointerdown', 'keydown', 'input']) root.addEventListener(type, wait)
  root.addEventListener('keydown', (event) => {
    if (canEscape && (event as KeyboardEvent).key === 'Escape') close()
  })
  document.body.append(host)
  wait()
  return {
    show(content) {
      root.replaceChildren(content)
      const first = content.querySelector<HTMLElement>('[autofocus]') ?? content.querySelector('h1')
      first?.focus()
      host.scrollTop = 0
    },
    close,
  }
}
