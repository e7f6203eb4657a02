import type { Memory } from './memory.ts'

/** What the last heartbeat said of the tablet's clock. */
export interface ClockCheck {
  /** How far the tablet's clock is ahead of the collector's, ms. */
  readonly offset: number
  /** When that was found, epoch ms by the tablet's clock. */
  readonly at: number
}

const KEY = 'clock'

/** What was found last; `null` when the collector never told its time. */
export async function recallClock(memory: Memory): Promise<ClockCheck | null> {
  const kept = (await memory.recall(KEY)) as Partial<ClockCheck> | null
  const { offset, at } = kept ?? {}
  return typeof offset === 'number' && typeof at === 'number' ? { offset, at } : null
}

/** Keeps it, for a look without a network. */
export async function rememberClock(check: ClockCheck, memory: Memory): Promise<void> {
  await memory.remember(KEY, check)
}
