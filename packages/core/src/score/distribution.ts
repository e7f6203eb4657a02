import { total, type Histogram } from '../histogram/histogram.ts'
import { assertLevel, LEVEL, type Estimate } from './estimate.ts'
import { share } from './share.ts'

/**
 * The share of answers at every point of a scale, each with Wilson's interval.
 * @param counts one count a point, lowest first, of any length
 * @returns as many estimates between 0 and 1, in the same order; `null` throughout without answers
 * @throws RangeError for a count that is not whole, or a level outside (0, 1)
 * @example distribution([5, 10, 25, 60]).map(({ value }) => value) // [0.05, 0.1, 0.25, 0.6]
 */
export function distribution(counts: Histogram, level: number = LEVEL): readonly Estimate[] {
  assertLevel(level)
  const n = total(counts)
  return counts.map((count) => share(count, n, level))
}
