import type { Kept, Submission } from '@shopbell/outbox'

/** How long what was given may be taken back, ms, from when it is kept. */
export const UNDO = 5000
/** How long it is not sent, ms: longer, since a disk may take two seconds and a finger one. */
const HOLD = UNDO + 3000

/** What one person gave, as long as it may be taken back. */
export interface TakeBack {
  /** Keeps a submission; nothing of it is sent before its person could take it back. */
  readonly keep: (submission: Submission) => Promise<Kept>
  /** Whether there is something that may still be taken back. */
  readonly isOpen: boolean
  /** Takes all of it back. @returns whether nothing of it is left, here or at the collector */
  undo(): Promise<boolean>
  /** The chance has passed: somebody else is there, or this person goes on. */
  close(): void
}

interface TakeBackOptions {
  /** Keeps a submission: `outbox.add`. */
  readonly keep: (submission: Submission) => Promise<Kept>
  /** Takes it back, if it was not sent: `outbox.withdraw`. */
  readonly withdraw: (key: string) => Promise<boolean>
  /** A number of the device's count was not used after all: a gap there would look like a loss. */
  readonly giveBack: (sequence: number) => void
  /** The chance has come or passed. */
  readonly onChange: () => void
  readonly now: () => number
  readonly setTimer: (run: () => void, delay: number) => unknown
  readonly clearTimer: (timer: unknown) => void
}

/**
 * Holds back what one person gives for five seconds after the first of it was kept. One chance for
 * all of it: reasons without the score they explain would say nothing.
 */
export function openTakeBack(options: TakeBackOptions): TakeBack {
  const { keep, withdraw, giveBack, onChange, now, setTimer, clearTimer } = options
  const held: Submission[] = []
  const keeping = new Set<Promise<unknown>>()
  let state: 'before' | 'open' | 'undoing' | 'closed' = 'before'
  let sendAt = 0
  let timer: unknown

  function close(): void {
    clearTimer(timer)
    if (state === 'closed') return
    state = 'closed'
    onChange()
  }

  async function keepHeld(submission: Submission): Promise<Kept> {
    // Of two that go at once, what is kept while the other takes it back belongs to nobody.
    if (state === 'undoing') return new Promise(() => {})
    if (state === 'closed') return keep(submission)
    if (held.length === 0) sendAt = now() + HOLD
    held.push(submission)
    const kept = await keep({ ...submission, notBefore: sendAt })
    if (state === 'before') {
      state = 'open'
      timer = setTimer(close, UNDO)
      onChange()
    }
    return kept
  }

  return {
    keep(submission) {
      const work = keepHeld(submission)
      const settled = work.catch(() => {}).finally(() => keeping.delete(settled))
      if (state !== 'undoing') keeping.add(settled)
      return work
    },
    get isOpen() {
      return state === 'open'
    },
    async undo() {
      if (state !== 'open') return false
      clearTimer(timer)
      state = 'undoing'
      await Promise.all(keeping)
      // The last first: what goes before it stays whole, should one be sent already.
      for (const submission of held.toReversed()) {
        if (!(await withdraw(submission.key).catch(() => false))) {
          close()
          return false
        }
        const { seq } = submission.body
        if (typeof seq === 'number') giveBack(seq)
      }
      close()
      return true
    },
    close,
  }
}
