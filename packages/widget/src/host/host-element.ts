/** The element that carries a prompt's shadow root. A custom element, since pages style `div`. */
export const HOST_NAME = 'shopbell-prompt'

/** Sent by a host that somebody took off the page, and did not put back in the same turn. */
export const GONE = 'shopbell:gone'

/** What the element's class knows besides being a host. */
export interface HostClass {
  new (): HTMLElement
  /** Called when an element comes onto the page. */
  asking?: ((element: HTMLElement) => void) | undefined
}

/** A host, its shadow root, and how that puts on another sheet. */
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
  defineHost(name)
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

/**
 * The class of the element by that name, defined when it is not yet: late, so that importing this
 * package on a server touches no DOM, and once, so that a second copy of the code is harmless.
 */
export function defineHost(name: string): HostClass {
  const defined = customElements.get(name)
  if (defined) return defined
  class Host extends HTMLElement {
    declare static asking: HostClass['asking']
    connectedCallback(): void {
      Host.asking?.(this)
    }

    disconnectedCallback(): void {
      // An element that is moved is put back before this runs.
      queueMicrotask(() => {
        if (!this.isConnected) this.dispatchEvent(new Event(GONE))
      })
    }
  }
  customElements.define(name, Host)
  return Host
}
