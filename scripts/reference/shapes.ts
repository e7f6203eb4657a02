import type { Weighted } from '@shopbell/core'
import type { Found } from './kind.ts'
import { CLOSE, EXACT } from './kind.ts'

/** An interval as the files write it; `null` when there is none. */
export function limits(estimate: {
  readonly low: number | null
  readonly high: number | null
}): Found {
  const { low, high } = estimate
  return low === null && high === null ? null : { lo: low, hi: high }
}

/** Values and how often each was given. */
export function weigh(values: readonly number[], counts: readonly number[]): Weighted {
  return counts.map((count, index) => [values[index]!, count])
}

/** Why intervals that scoring.md measures and then recommends against are not offered. */
export const NOT_OFFERED = 'scoring.md measures it and recommends another, so core has none'

/** Limits of intervals and shares at some paths, and that of everything else. */
export function exactAt(pattern: RegExp): (path: string) => number {
  return (path) => (pattern.test(path) ? EXACT : CLOSE)
}
