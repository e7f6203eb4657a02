/** What must be seen while somebody writes, the most important last: it stays where not all of it fits. */
const SEEN = ['.change-mind', '.row', 'textarea:focus,input:focus']

/**
 * Keeps the field that somebody writes into, and the buttons below it, above a keyboard on the
 * screen. Most keyboards lie over a page and make it no smaller: what they leave of it is the visual
 * viewport, so the page is made as much longer as they cover, and scrolled.
 * @param kiosk gets `data-typing` and `--covered` while a field has the focus
 */
export function stayAboveKeyboard(kiosk: HTMLElement): void {
  const view = window.visualViewport
  const look = (): void => {
    const isTyping = kiosk.querySelector(SEEN.at(-1)!) !== null
    kiosk.toggleAttribute('data-typing', isTyping)
    const covered = view === null ? 0 : innerHeight - view.height - view.offsetTop
    kiosk.style.setProperty('--covered', `${Math.max(0, Math.round(covered))}px`)
    if (!isTyping) return
    for (const part of SEEN) {
      kiosk.querySelector(part)?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    }
  }
  for (const type of ['focusin', 'focusout', 'input']) kiosk.addEventListener(type, look)
  addEventListener('resize', look)
  view?.addEventListener('resize', look)
}
