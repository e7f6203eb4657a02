/** A contact wider than this is no fingertip, CSS pixels: some 25 mm where a pixel is 1/96 inch. */
const PALM = 96
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
  let isTouched = false
  let last = { x: 0, y: 0, at: -Infinity }

  function down(event: PointerEvent): void {
    isTouched = event.pointerType === 'touch'
    if (!isTouched) return
    // A first finger begins anew, whatever became of those before it.
    if (event.isPrimary) fingers.clear()
    const finger = { button: buttonAt(event), isSpoilt: isWide(event) }
    fingers.set(event.pointerId, finger)
    const pressing = [...fingers.values()].filter(({ button }) => button !== null)
    const isTwo = finger.button !== null && new Set(pressing.map(({ button }) => button)).size > 1
    if (isTwo || fingers.size >= HAND) for (const each of fingers.values()) each.isSpoilt = true
  }

  function move(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    if (finger !== undefined && isWide(event)) finger.isSpoilt = true
  }

  function up(event: PointerEvent): void {
    const finger = fingers.get(event.pointerId)
    fingers.delete(event.pointerId)
    if (finger === undefined || finger.isSpoilt || finger.button === null) return
    const { x, y, timeStamp: at } = event
    if (!isOver(finger.button, x, y)) return
    const isAgain = at - last.at < AGAIN && Math.hypot(x - last.x, y - last.y) < NEAR
    last = { x, y, at }
    if (isAgain) return
    finger.button.focus({ preventScroll: true, focusVisible: false } as FocusOptions)
    finger.button.click()
  }

  /** What the browser makes of a touch by itself would be a second press. */
  function click(event: MouseEvent): void {
    if (!event.isTrusted || event.detail === 0 || !isTouched || buttonAt(event) === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }

  const cancel = ({ pointerId }: PointerEvent): void => void fingers.delete(pointerId)
  const stop = new AbortController()
  const options = { capture: true, signal: stop.signal }
  page.addEventListener('pointerdown', down, options)
  page.addEventListener('pointermove', move, options)
  page.addEventListener('pointerup', up, options)
  page.addEventListener('pointercancel', cancel, options)
  page.addEventListener('click', click, options)
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
