/** The longest pause of our own between two attempts, in milliseconds. */
export const LONGEST_DELAY = 60_000

/** The longest pause a receiver can ask for, in milliseconds. */
export const LONGEST_RETRY_AFTER = 3_600_000

/** A pause between attempts. */
export interface Pause {
  /** Epoch milliseconds; 0 for no pause. */
  readonly until: number
  /** Whether the receiver asked for it, so that nothing on this device may cut it short. */
  readonly asked: boolean
}

/**
 * How long to wait after so many failures in a row: 1 s doubling to 60 s, of which chance takes up to
 * half, so that devices that failed together do not come back together.
 * @param failures 1 or more
 * @returns milliseconds, from 500 to 60 000
 */
export function delayAfter(failures: number, random: () => number): number {
  return Math.min(LONGEST_DELAY, 1_000 * 2 ** (failures - 1)) * (1 - random() / 2)
}

/**
 * What is left of a pause.
 * @returns milliseconds; 0 when it is over, or so long that the clock must have been set back since
 */
export function remaining(
  { until, asked }: Pick<Pause, 'until'> & Partial<Pause>,
  now: number,
): number {
  const left = until - now
  return left > (asked ? LONGEST_RETRY_AFTER : LONGEST_DELAY) ? 0 : Math.max(0, left)
}

/**
 * How long a `Retry-After` header asks to wait.
 * @param header seconds or an HTTP date; `null` when there was none
 * @returns milliseconds, from 0 to an hour; 0 when nothing readable was asked
 */
export function retryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? ''
  const asked = /\D/.test(text) ? Date.parse(text) - now : Number(text) * 1_000
  return Math.max(0, Math.min(LONGEST_RETRY_AFTER, asked || 0))
}
