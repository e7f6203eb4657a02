/** The side of the square in the top corner where the name stands, CSS px. */
const SIDE = 96
const TIMES = 5
/** All of them must fall within this, ms. */
const WITHIN = 4000

/**
 * Calls `open` after five taps in the top corner where a line of text begins, or Escape five times.
 * Taps rather than a long press: a bag or a palm that rests on the corner presses long, and so does a
 * child; a long press cannot be made with a switch or a keyboard, and opens menus of its own.
 * Nothing is drawn, so nobody is invited.
 */
export function watchGesture(isRightToLeft: () => boolean, open: () => void): void {
  let times: readonly number[] = []
  const count = (): void => {
    const now = performance.now()
    times = [...times.filter((time) => now - time < WITHIN), now]
    if (times.length < TIMES) return
    times = []
    open()
  }
  const onTap = ({ clientX, clientY }: PointerEvent): void => {
    const x = isRightToLeft() ? innerWidth - clientX : clientX
    if (x <= SIDE && clientY <= SIDE) count()
    else times = []
  }
  const onKey = ({ key, repeat }: KeyboardEvent): void => {
    if (key === 'Escape' && !repeat) count()
  }
  // Before the page: a prompt keeps the keys that are typed into it.
  addEventListener('pointerup', onTap, { capture: true })
  addEventListener('keydown', onKey, { capture: true })
}
