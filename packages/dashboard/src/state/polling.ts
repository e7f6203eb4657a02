/** What polling needs of the browser. */
export interface PollingEffects {
  isVisible(): boolean
  /** Calls back when the page may have become visible, or the network came back. Returns the stop. */
  onWake(wake: () => void): () => void
  /** Calls back once after so many ms. Returns the stop. */
  wait(ms: number, then: () => void): () => void
}

/** Work that goes on until it is stopped. */
export interface Polling {
  /** Works now rather than after the pause; once more when it is just working. */
  hurry(): void
  stop(): void
}

/**
 * Works again and again, one at a time, and rests while nobody sees the page.
 * @param work resolves with how long to pause, ms; `null` rests until `hurry`
 */
export function startPolling(work: () => Promise<number | null>, effects: PollingEffects): Polling {
  let isWorking = false
  let isWanted = false
  let isStopped = false
  let cancel = (): void => undefined

  async function run(): Promise<void> {
    cancel()
    if (isStopped || !effects.isVisible()) return
    if (isWorking) {
      isWanted = true
      return
    }
    isWorking = true
    isWanted = false
    let pause: number | null = null
    try {
      pause = await work()
    } finally {
      isWorking = false
    }
    if (isWanted) void run()
    else if (pause !== null && !isStopped) cancel = effects.wait(pause, () => void run())
  }

  const stopWaking = effects.onWake(() => void run())
  void run()
  return {
    hurry: () => void run(),
    stop() {
      isStopped = true
      stopWaking()
      cancel()
    },
  }
}
