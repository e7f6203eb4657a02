import { assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'

/**
 * The level at which each of several intervals must be computed so that all of them hold at once
 * with the level asked for (Bonferroni).
 * @param intervals how many, at least 1
 * @param level strictly between 0 and 1
 * @returns strictly between 0 and 1, at least `level`
 * @throws RangeError when either is out of range
 * @example bonferroniLevel(5, 0.95) // 0.99
 */
export function bonferroniLevel(intervals: number, level: number = LEVEL): number {
  assertLevel(level)
  if (!(Number.isSafeInteger(intervals) && intervals > 0)) {
    throw new RangeError(`a number of intervals is whole and at least 1, got ${intervals}`)
  }
  return 1 - (1 - level) / intervals
}

/**
 * The channel to name as the worst: the lowest of those that are surely below the joint score.
 * A lowest score there always is, and it falls with the number of channels by chance alone.
 * @param joint the score of all together
 * @param channels each alone, at the level of `bonferroniLevel`
 * @returns its place in the list, from 0; `null` when none is surely below, or there is no joint
 * score. Channels without a value or an interval are passed over; it never throws
 * @example surelyWorst(share(85, 100), [share(60, 62), share(25, 38)]) // 1
 */
export function surelyWorst(joint: Estimate, channels: readonly Estimate[]): number | null {
  let worst: number | null = null
  for (const [place, { value, high }] of channels.entries()) {
    if (joint.value === null || value === null || high === null || high >= joint.value) continue
    if (worst === null || value < channels[worst]!.value!) worst = place
  }
  return worst
}
