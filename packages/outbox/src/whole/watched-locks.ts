import type { Timers } from '../keeping/deadline.ts'
import type { Locks } from '../sending/environment.ts'

/** The part of `navigator.locks` that is used. */
export interface StealableLocks {
  request(
    name: string,
    options: { readonly signal?: AbortSignal; readonly steal?: boolean },
    work: () => Promise<void>,
  ): Promise<unknown>
}

/** One tab at a time, and whether it still is the one. */
export interface Leadership extends Locks {
  /** Whether nobody has taken over from the one who works here. */
  still(): Promise<boolean>
}

/** What tabs say to one another. */
export interface Talk {
  /** Says it to all others. */
  say(message: unknown): void
  /** Calls back on what others say. */
  hear(listener: (message: unknown) => void): void
  end(): void
}

const ASK_EVERY = 1_000

// So long, and so many questions, without an answer, and one who holds the lock has hung. It answers as
// long as anything in its page runs: messages are not throttled as timers are. The timers of who asks
// may be, down to one a second that comes late. Up to a quarter more of both, by chance: of several that
// wait, one is the first to lose patience.
const PATIENCE = 4_500
const QUESTIONS = 3

/**
 * Locks that are taken from a page that holds one and does not answer any more: frozen, or busy for
 * ever. Who waits asks each second; after some five seconds without an answer it takes over, so within
 * ten seconds. Nothing is said while nobody waits.
 */
export function watchLocks(
  locks: StealableLocks,
  { say, hear }: Omit<Talk, 'end'>,
  timers: Timers & { readonly random: () => number; readonly now: () => number },
): Leadership {
  let working = 0
  let answers = 0
  let lost = false
  let taking = false
  hear((message) => {
    if (message === 'anybody?' && working > 0) say('working')
    if (message === 'working') answers += 1
  })

  return {
    still: () => Promise.resolve(!lost),
    async request(name, work) {
      const waiting = new AbortController()
      let begun = false
      let stolen: Promise<unknown> | undefined
      let timer: unknown
      const run = async (): Promise<void> => {
        begun = true
        lost = false
        working += 1
        // So that others who have lost patience as well do not take it at once from this one.
        say('working')
        await work().finally(() => (working -= 1))
      }
      let heard = answers
      let unanswered = 0
      let since = timers.now()
      const chance = 1 + timers.random() / 4
      const ask = (): void => {
        if (begun) return
        if (working > 0 || taking || heard !== answers) {
          unanswered = 0
          since = timers.now()
        }
        heard = answers
        // Without `abs`, a clock that was set back would let it wait for hours.
        if (unanswered >= QUESTIONS && Math.abs(timers.now() - since) >= PATIENCE * chance) {
          stolen = locks.request(name, { steal: true }, run)
          // Another request of this page must not take it at once from this one.
          taking = true
          const taken = (): void => {
            taking = false
          }
          // Whoever waits for it hears of it below.
          stolen.then(taken, taken)
          waiting.abort()
          return
        }
        unanswered += 1
        say('anybody?')
        timer = timers.setTimer(ask, ASK_EVERY * chance)
      }
      const granted = locks.request(name, { signal: waiting.signal }, run)
      ask()
      try {
        await granted.catch((error: unknown) => {
          if (!stolen) throw error
          return stolen
        })
      } catch (error) {
        // Taken from us: what works here has to stop.
        lost = begun
        throw error
      } finally {
        timers.clearTimer(timer)
      }
    },
  }
}
