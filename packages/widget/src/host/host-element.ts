/** The element that carries a prompt's shadow root. A custom element, since pages style `div`. */
const HOST_NAME = 'shopbell-prompt'

/** A host, its shadow root, and how that puts on another sheet or changes its first. */
export interface Host {
  readonly host: HTMLElement
  readonly root: ShadowRoot
  readonly adopt: (css: string) => void
}

/**
 * Makes a host with a shadow root that has adopted `css`. Constructable sheets need no inline
 * style, so a strict Content-Security-Policy has nothing to object to.
 */
export function createHost(css: string, name: string = HOST_NAME): Host {
  define(name)
  const host = document.createElement(name)
  const root = host.attachShadow({ mode: 'open' })
  const adopt = (css: string): void => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]
  }
  adopt(css)
  // Keys typed into the prompt are not the page's shortcuts.
  for (const type of ['keydown', 'keyup', 'keypress']) {
    host.addEventListener(type, (event) => event.stopPropagation())
  }
  return { host, root, adopt }
}

/** Sent by a host that somebody took off the page, and did not put back in the same turn. */
export const GONE = 'shopbell:gone'

/** Defined late, so that importing this package on a server touches no DOM. */
function define(name: string): void {
  if (customElements.get(name) !== undefined) return
  customElements.define(
    name,
    class extends HTMLElement {
      disconnectedCallback(): void {
        // An element that is moved is put back before this runs.
        queueMicrotask(() => {
          if (!this.isConnected) this.dispatchEvent(new Event(GONE))
        })
      }
    },
  )
}
