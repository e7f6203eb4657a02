/** How long nobody may have touched the tablet before anything on it may change by itself, ms. */
const QUIET = 10_000

/**
 * Calls `run` every second in which nobody is in the middle of anything and nobody has touched the
 * tablet for a while: only then may a newer prompt or version take the place of the one in front.
 * Returns the stop.
 * @param isFree whether the first screen is in front, untouched
 */
export function whenQuiet(isFree: () => boolean, run: () => void): () => void {
  let lastTouch = Date.now()
  const touch = (): void => {
    lastTouch = Date.now()
  }
  addEventListener('pointerdown', touch, { capture: true })
  addEventListener('keydown', touch, { capture: true })
  const timer = setInterval(() => {
    if (isFree() && Date.now() - lastTouch >= QUIET) run()
  }, 1000)
  return () => {
    clearInterval(timer)
    removeEventListener('pointerdown', touch, { capture: true })
    removeEventListener('keydown', touch, { capture: true })
  }
}
