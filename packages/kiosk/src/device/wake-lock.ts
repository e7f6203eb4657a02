/** Whether the screen is kept on. */
export interface Awake {
  /** Whether the browser keeps it on now; `null` where it cannot be asked. */
  readonly isHeld: () => boolean | null
  readonly stop: () => void
}

/**
 * Keeps the screen on while the page is in front. A browser lets go of the lock when the page is
 * hidden, and Safari gives it only after a touch, so it is asked for again at both.
 */
export function keepAwake(page: Document = document): Awake {
  let lock: WakeLockSentinel | null = null
  const wakeLock = navigator.wakeLock as WakeLock | undefined
  const isHeld = (): boolean => lock?.released === false
  const ask = (): void => {
    if (page.visibilityState !== 'visible' || isHeld()) return
    // Refused on a low battery or without a touch: asked again at the next touch.
    wakeLock?.request('screen').then(
      (granted) => (lock = granted),
      () => undefined,
    )
  }
  page.addEventListener('visibilitychange', ask)
  page.addEventListener('pointerup', ask)
  ask()
  return {
    isHeld: () => (wakeLock === undefined ? null : isHeld()),
    stop: () => {
      page.removeEventListener('visibilitychange', ask)
      page.removeEventListener('pointerup', ask)
      void lock?.release()
    },
  }
}
