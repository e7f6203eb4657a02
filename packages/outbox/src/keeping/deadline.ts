/** The timers to use. */
export interface Timers {
  readonly setTimer: (callback: () => void, milliseconds: number) => unknown
  readonly clearTimer: (timer: unknown) => void
}

/**
 * Does the work, but waits no longer than this: some calls to disks and networks never answer.
 * @param work is told by its signal when nobody waits for it any more
 * @returns what the work returned
 * @throws what the work threw, or an Error when time ran out
 */
export function within<T>(
  milliseconds: number,
  { setTimer, clearTimer }: Timers,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const timer = setTimer(() => {
      controller.abort()
      reject(tooLate())
    }, milliseconds)
    work(controller.signal)
      .finally(() => clearTimer(timer))
      .then(resolve, reject)
  })
}

/** That there was no answer in time. */
export function tooLate(): Error {
  return new Error('no answer in time')
}
