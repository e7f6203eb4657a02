/** A contact wider than this is no finger, CSS pixels: 25 mm on a 10-inch tablet of 1280 by 800. */
const PALM = 150
/** So many at once are a hand that leans on the glass. */
const HAND = 3
/** Presses that follow each other faster than this, ms, and nearer than this, pixels, are one. */
const [AGAIN, NEAR] = [500, 60]

/** One finger on the glass. */
interface Finger {
  readonly button: HTMLElement | null
  isSpoilt: boolean
}

/**
 * Makes a touch a press of a button when the finger is lifted from the button that it went down on:
 * however long it stayed, and though it trembled. Browsers make no click of either. A palm, a hand,
 * and fingers on two buttons at once press nothing, since nobody can say what was meant; a double
 * tap is one press. Mouse, keyboard, switch and screen reader click as everywhere. Returns the stop.
 */
export function pressByTouch(page: HTMLElement): () => void {
  const fingers = new Map<number, Finger>()
  let pressed: HTMLElement[] = []
  let wasOnButton = false
  let last = { x: 0, y: 0, at: -Infinity }

  function down(event: PointerEvent): void {
    if (event.pointerType !== 'touch') return
    // A first finger begins anew, whatever became of those before it.
    if (event.isPrimary) for (const pointerId of fingers.keys()) release({ pointerId })
    const finger = { button: buttonAt(event), isSpoilt: isWide(event) }
    fingers.set(event.pointerId, finger)
    // Browsers wait with `:active` until they know that it is no scroll.
    finger.button?.setAttribute('data-pressed', '')
    const buttons = [...fingers.values()].flatMap(({ button }) => button ?? [])
    const isTwo = finger.button !== null && new Set(buttons).size > 1
    if (isTwo || fingers.size >= HAND) for (const each of fingers.values()) each.isSpoilt = true
  }

  function move(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    if (finger !== undefined && isWide(event)) finger.isSpoilt = true
  }

  function up(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    release(event)
    if (finger === undefined || finger.button === null) return
    wasOnButton = true
    const { x, y, timeStamp: at } = event
    if (finger.isSpoilt || !isOver(finger.button, x, y)) return
    const isAgain = at - last.at < AGAIN && Math.hypot(x - last.x, y - last.y) < NEAR
    last = { x, y, at }
    if (!isAgain) pressed.push(finger.button)
  }

  function release({ pointerId }: Pick<PointerEvent, 'pointerId'>): void {
    fingers.get(pointerId)?.button?.removeAttribute('data-pressed')
    fingers.delete(pointerId)
  }

  /** The last of a touch: what a browser makes of it after this would go to the next screen. */
  function end(event: TouchEvent): void {
    if (wasOnButton && event.cancelable) event.preventDefault()
    wasOnButton = false
    const buttons = pressed
    pressed = []
    for (const button of buttons) {
      button.focus({ preventScroll: true })
      button.click()
    }
  }

  const stop = new AbortController()
  const options = { capture: true, passive: false, signal: stop.signal }
  page.addEventListener('pointerdown', down, options)
  page.addEventListener('pointermove', move, options)
  page.addEventListener('pointerup', up, options)
  page.addEventListener('pointercancel', release, options)
  page.addEventListener('touchend', end, options)
  return () => stop.abort()
}

function buttonAt({ target }: Event): HTMLElement | null {
  return (target as Element).closest<HTMLElement>('button')
}

function isWide({ width, height }: PointerEvent): boolean {
  return Math.max(width, height) > PALM
}

function isOver(button: HTMLElement, x: number, y: number): boolean {
  const { left, right, top, bottom } = button.getBoundingClientRect()
  return button.isConnected && x >= left && x <= right && y >= top && y <= bottom
}
