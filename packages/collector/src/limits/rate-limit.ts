/** How much may pass of each of many senders. */
export interface RateLimit {
  /** Counts so much of one sender. @returns 0 when it may pass, else how long until it may, ms; then nothing was counted */
  take(sender: string, cost?: number): number
  /** How long until one more of this sender may pass, ms; counts nothing. */
  wait(sender: string): number
}

/** So much a second for ever, and so much at once after a quiet time. */
export interface Rate {
  readonly perSecond: number
  readonly burst: number
}

/** Senders that are remembered; whoever was quiet longest is forgotten first. */
const MOST = 100_000

/**
 * The generic cell rate algorithm: one number a sender, the time at which all it sent would have
 * been sent at the even rate (ITU-T I.371, "virtual scheduling").
 * @param now epoch ms; may be set back
 */
export function rateLimit({ perSecond, burst }: Rate, now: () => number): RateLimit {
  const step = 1000 / perSecond
  const ahead = burst * step
  const due = new Map<string, number>()

  /** A clock that was set back would lock a sender out. */
  function dueOf(sender: string, time: number): number {
    return Math.min(Math.max(due.get(sender) ?? time, time), time + ahead)
  }

  function waitFor(sender: string, cost: number): number {
    const time = now()
    return Math.max(0, dueOf(sender, time) + cost * step - time - ahead)
  }

  return {
    wait: (sender) => waitFor(sender, 1),
    take(sender, cost = 1) {
      const wait = waitFor(sender, cost)
      if (wait > 0) return wait
      const next = dueOf(sender, now()) + cost * step
      due.delete(sender)
      due.set(sender, next)
      const [oldest] = due.keys()
      if (due.size > MOST) due.delete(oldest!)
      return 0
    },
  }
}
