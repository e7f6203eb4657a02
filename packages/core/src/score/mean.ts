import { critical } from '../quantile/tail.ts'
import { scaleOf, type RatedKind } from '../vocabulary/kinds.ts'
import { assertHistogram, type Histogram } from '../histogram/histogram.ts'
import { around, assertLevel, LEVEL, type Estimate } from './estimate.ts'
import { moments, type Weighted } from './moments.ts'

/**
 * A mean with Student's t interval.
 *
 * One answer, or answers that are all alike, have a mean but no interval: a width of zero would
 * be a lie.
 * @param weighted values on any one scale, and how often each was given
 * @returns on the scale of the values; `null` throughout without answers. The interval is
 * symmetric and may reach beyond the ends of the scale
 * @throws RangeError for a value that is not finite, a count that is not whole, or a level outside (0, 1)
 * @example mean([[1, 2], [5, 2]]) // value 3, low -0.675, high 6.675
 */
export function mean(weighted: Weighted, level: number = LEVEL): Estimate {
  assertLevel(level)
  const { n, mean: value, variance } = moments(weighted)
  const varies = variance !== null && variance > 0
  const reach = varies ? critical(level, n - 1) * Math.sqrt(variance / n) : NaN
  return around(value ?? NaN, reach, n, level)
}

/**
 * The mean of a histogram on its own scale, t interval.
 * @returns `null` throughout without answers; no interval for one answer, or when all are alike
 * @throws RangeError when the histogram does not fit the kind, or for a level outside (0, 1)
 * @example meanOf('stars', [0, 1, 2, 3, 4]) // value 4, low 3.246, high 4.754
 */
export function meanOf(kind: RatedKind, counts: Histogram, level: number = LEVEL): Estimate {
  return mean(weigh(kind, counts), level)
}

/**
 * The 0–100 index: the mean, with the lowest point of the scale at 0 and the highest at 100.
 * Four faces weigh 0, 33.3, 66.7 and 100. Kinds of different length meet on this scale.
 * @returns from 0 to 100, t interval; `null` as for `mean`
 * @throws RangeError when the histogram does not fit the kind, or for a level outside (0, 1)
 * @example indexOf('smiley4', [5, 10, 25, 60]) // value 80, low 74.3, high 85.7
 */
export function indexOf(kind: RatedKind, counts: Histogram, level: number = LEVEL): Estimate {
  return mean(weighAsIndex(kind, counts), level)
}

/** A histogram as values of its own scale. @throws RangeError when it does not fit the kind */
function weigh(kind: RatedKind, counts: Histogram): Weighted {
  const { values } = scaleOf(kind)
  assertHistogram(counts, values.length)
  return values.map((value, index) => [value, counts[index]!])
}

/** A histogram as values from 0 to 100. @throws RangeError when it does not fit the kind */
export function weighAsIndex(kind: RatedKind, counts: Histogram): Weighted {
  return weigh(kind, counts).map(([value, count]) => [toIndex(kind, value), count])
}

/**
 * One answer on the 0–100 scale.
 * @param value a point of the kind's scale, or a mean on it
 * @returns from 0 to 100 for what lies on the scale, and outside for what lies outside
 * @throws RangeError when there is no such rated kind
 * @example toIndex('smiley4', 2) // 33.333333333333336
 */
export function toIndex(kind: RatedKind, value: number): number {
  const { values } = scaleOf(kind)
  const low = values[0]!
  return (100 * (value - low)) / (values[values.length - 1]! - low)
}
