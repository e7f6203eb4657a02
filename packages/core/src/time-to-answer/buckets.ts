import { gathered, type Counted } from './gathered.ts'

/** Answers that took, and questions that have been open, about as long as each other. */
export interface DurationBucket extends Counted {
  /** A whole number; `durationOf` says which duration it stands for. */
  readonly index: number
}

/** Buckets by ascending index, without empty ones: all that times to answer need to keep. */
export type Durations = readonly DurationBucket[]

/** No quantile is further than this from the truth, relative to it. */
export const DURATION_ACCURACY = 0.01

/** Shorter durations, in any unit, count as this long. */
export const SHORTEST_DURATION = 1e-6

const GROWTH = (1 + DURATION_ACCURACY) / (1 - DURATION_ACCURACY)

/**
 * The bucket of a duration: ⌈log of it⌉ to a base near 1.02 (DDSketch, Masson, Rim & Lee 2019).
 * @param duration in any one unit, not negative; what is shorter than 1e-6 counts as 1e-6
 * @throws RangeError when it is negative or not finite
 * @example bucketOf(60) // 205
 */
export function bucketOf(duration: number): number {
  if (!(duration >= 0 && duration < Infinity)) {
    throw new RangeError(`a duration is a finite number from 0 on, got ${duration}`)
  }
  return Math.ceil(Math.log(Math.max(duration, SHORTEST_DURATION)) / Math.log(GROWTH))
}

/**
 * The duration that a bucket stands for, within 1 % of every duration in it.
 * @param index a whole number
 * @throws RangeError when it is not
 * @example durationOf(205) // 59.74504981014512
 */
export function durationOf(index: number): number {
  if (!Number.isSafeInteger(index)) throw new RangeError(`an index is whole, got ${index}`)
  return (2 * GROWTH ** index) / (GROWTH + 1)
}

/**
 * Counts durations into buckets.
 * @param answered how long each answer took
 * @param open how long each question that has no answer yet has waited
 * @returns no bucket for nothing at all
 * @throws RangeError for a duration that is negative or not finite
 * @example durations([60, 60.1], [5]) // [{ index: 81, answered: 0, open: 1 }, { index: 205, answered: 2, open: 0 }]
 */
export function durations(answered: readonly number[], open: readonly number[] = []): Durations {
  const buckets = [
    ...answered.map((one) => ({ index: bucketOf(one), answered: 1, open: 0 })),
    ...open.map((one) => ({ index: bucketOf(one), answered: 0, open: 1 })),
  ]
  return gathered(buckets, wholeIndex)
}

/**
 * The durations of two groups together: bucket by bucket, so any partition and any order of the
 * same durations gives the identical result.
 * @throws RangeError for an index or a count that is not whole, or a sum beyond 2^53 − 1
 * @example mergeDurations(durations([60]), durations([60])) // [{ index: 205, answered: 2, open: 0 }]
 */
export function mergeDurations(left: Durations, right: Durations): Durations {
  return gathered([...left, ...right], wholeIndex)
}

function wholeIndex({ index }: DurationBucket): number {
  if (!Number.isSafeInteger(index)) throw new RangeError(`an index is whole, got ${index}`)
  return index
}
