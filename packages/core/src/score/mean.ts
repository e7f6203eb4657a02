import { twoSidedStudent } from '../quantile/student.ts'
import { SCALES, type RatedKind } from '../vocabulary/kinds.ts'
import { assertHistogram, type Histogram } from '../histogram/histogram.ts'
import { assertLevel, LEVEL, type Estimate } from './estimate.ts'
import { moments, type Weighted } from './moments.ts'

/**
 * A mean with Student's t interval.
 *
 * One answer, or answers that are all alike, have a mean but no interval: a width of zero would
 * be a lie.
 * @returns on the scale of the values; `null` throughout without answers
 * @throws RangeError for a count that is not whole, or a level outside (0, 1)
 */
export function mean(weighted: Weighted, level: number = LEVEL): Estimate {
  assertLevel(level)
  const { n, mean: value, variance } = moments(weighted)
  if (value === null || variance === null || variance === 0) {
    return { value, low: null, high: null, n, level }
  }
  const reach = twoSidedStudent(level, n - 1) * Math.sqrt(variance / n)
  return { value, low: value - reach, high: value + reach, n, level }
}

/**
 * The mean of a histogram on its own scale.
 * @example meanOf('stars', [0, 1, 2, 3, 4]) // value 4, low 3.244, high 4.756
 */
export function meanOf(kind: RatedKind, counts: Histogram, level: number = LEVEL): Estimate {
  return mean(weigh(kind, counts), level)
}

/**
 * The 0–100 index: the mean, with the lowest point of the scale at 0 and the highest at 100.
 * Four faces weigh 0, 33.3, 66.7 and 100. Kinds of different length meet on this scale.
 * @example indexOf('smiley4', [5, 10, 25, 60]) // value 80, low 74.3, high 85.7
 */
export function indexOf(kind: RatedKind, counts: Histogram, level: number = LEVEL): Estimate {
  return mean(weighAsIndex(kind, counts), level)
}

/** A histogram as values of its own scale. @throws RangeError when it does not fit the kind */
export function weigh(kind: RatedKind, counts: Histogram): Weighted {
  const { values } = SCALES[kind]
  assertHistogram(counts, values.length)
  return values.map((value, index) => [value, counts[index]!])
}

/** A histogram as values from 0 to 100. @throws RangeError when it does not fit the kind */
export function weighAsIndex(kind: RatedKind, counts: Histogram): Weighted {
  return weigh(kind, counts).map(([value, count]) => [toIndex(kind, value), count])
}

/** One answer on the 0–100 scale. @example toIndex('smiley4', 2) // 33.3 */
export function toIndex(kind: RatedKind, value: number): number {
  const { values } = SCALES[kind]
  const low = values[0]!
  return (100 * (value - low)) / (values[values.length - 1]! - low)
}
