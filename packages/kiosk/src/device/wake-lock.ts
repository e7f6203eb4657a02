/**
 * Keeps the screen on while the page is in front. A browser lets go of the lock when the page is
 * hidden, and Safari gives it only after a touch, so it is asked for again at both. Returns the stop.
 */
export function keepAwake(page: Document = document): () => void {
  let lock: WakeLockSentinel | null = null
  const ask = (): void => {
    if (page.visibilityState !== 'visible' || lock?.released === false) return
    // Refused on a low battery or without a touch: asked again at the next touch.
    navigator.wakeLock?.request('screen').then(
      (granted) => (lock = granted),
      () => undefined,
    )
  }
  page.addEventListener('visibilitychange', ask)
  page.addEventListener('pointerup', ask)
  ask()
  return () => {
    page.removeEventListener('visibilitychange', ask)
    page.removeEventListener('pointerup', ask)
    void lock?.release()
  }
}
