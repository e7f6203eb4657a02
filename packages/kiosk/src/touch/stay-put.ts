/** Marks the entry of the history that a step back leads away from. */
const HERE = 'kiosk'

/**
 * Takes from gestures what would leave the prompt, zoom it or pull it away, for whoever comes next:
 * pinching, pulling to refresh, swiping back, holding, dragging, selecting. Scrolling stays where
 * there is more than fits, and fields of text are left alone. Returns the stop.
 */
export function stayPut(page: Document = document): () => void {
  const stop = new AbortController()
  const { signal } = stop
  const forbid = (event: Event): void => event.preventDefault()
  const outsideText = (event: Event): void => {
    if (!isText(event)) event.preventDefault()
  }

  page.addEventListener('contextmenu', forbid, { signal })
  page.addEventListener('dragstart', forbid, { signal })
  // Safari's own pinch.
  page.addEventListener('gesturestart', forbid, { signal, passive: false })
  page.addEventListener('selectstart', outsideText, { signal })
  const move = (event: TouchEvent): void => {
    const { scrollHeight, clientHeight } = page.documentElement
    const isScroll = scrollHeight > clientHeight && event.touches.length === 1
    if (event.cancelable && !isScroll) outsideText(event)
  }
  page.addEventListener('touchmove', move, { signal, passive: false })
  const wheel = (event: WheelEvent): void => {
    if (event.ctrlKey) event.preventDefault()
  }
  page.addEventListener('wheel', wheel, { signal, passive: false })

  // A step back leads from here to here. A browser keeps an entry only after somebody touched the page.
  const stay = (): void => {
    if (history.state !== HERE) history.pushState(HERE, '')
  }
  page.addEventListener('pointerup', stay, { signal, capture: true })
  page.addEventListener('keyup', stay, { signal, capture: true })
  addEventListener('popstate', stay, { signal })
  return () => stop.abort()
}

function isText(event: Event): boolean {
  const [target] = event.composedPath()
  return target instanceof Element && target.closest('textarea,input') !== null
}
