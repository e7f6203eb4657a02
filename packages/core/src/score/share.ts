import { assertCount, assertHistogram, total, type Histogram } from '../histogram/histogram.ts'
import { critical } from '../quantile/tail.ts'
import { scaleOf, type RatedKind } from '../vocabulary/kinds.ts'
import { assertLevel, LEVEL, noAnswers, type Estimate } from './estimate.ts'

/**
 * A share with Wilson's interval (Wilson 1927): it never leaves [0, 1] and keeps its promise for
 * few answers, where the textbook interval does not.
 * @param positive how many of the answers count, 0 to `n`
 * @param n how many answers there are
 * @returns value and limits between 0 and 1; `null` throughout when `n` is 0
 * @throws RangeError for counts that are not whole, `positive > n`, or a level outside (0, 1)
 * @example share(81, 263) // value 0.308, low 0.255, high 0.366 (Newcombe 1998, table I)
 */
export function share(positive: number, n: number, level: number = LEVEL): Estimate {
  assertShare(positive, n, level)
  return n === 0 ? noAnswers(level) : wilson(positive, n, critical(level), n, level)
}

/**
 * Wilson's interval of counts that need not be whole, and a z or t of one's own: days that wobble
 * count for fewer answers than they have.
 * @param answers the number of answers that the estimate states
 */
export function wilson(
  positive: number,
  n: number,
  z: number,
  answers: number,
  level: number,
): Estimate {
  const middle = positive + (z * z) / 2
  const reach = z * Math.sqrt((positive * (n - positive)) / n + (z * z) / 4)
  const low = positive === 0 ? 0 : (middle - reach) / (n + z * z)
  const high = positive === n ? 1 : (middle + reach) / (n + z * z)
  return { value: positive / n, low, high, n: answers, level }
}

/** @throws RangeError for counts that cannot be a share, or a level outside (0, 1) */
export function assertShare(positive: number, n: number, level: number): void {
  assertCount(positive)
  assertCount(n)
  assertLevel(level)
  if (positive > n) throw new RangeError(`${positive} of ${n} cannot be a share`)
}

/**
 * How many of those asked answered, with Wilson's interval.
 * @param answered how many answered, 0 to `asked`
 * @param asked how many were shown the prompt. Taps per passer-by are no such share: who passes by
 * was not asked
 * @returns value and limits between 0 and 1; `null` throughout when nobody was asked
 * @throws RangeError for counts that are not whole, `answered > asked`, or a level outside (0, 1)
 * @example responseRate(42, 600) // value 0.070, low 0.052, high 0.093
 */
export function responseRate(answered: number, asked: number, level: number = LEVEL): Estimate {
  return share(answered, asked, level)
}

/**
 * How many answers of a histogram are positive, as `SCALES` counts it.
 * @throws RangeError when the histogram does not fit the kind
 * @example positiveCount('smiley4', [5, 10, 25, 60]) // 85
 */
export function positiveCount(kind: RatedKind, counts: Histogram): number {
  const { values, positiveFrom } = scaleOf(kind)
  assertHistogram(counts, values.length)
  return total(counts.filter((_, index) => values[index]! >= positiveFrom))
}

/**
 * The share of positive answers of a rated kind (top two boxes of five, and so on), Wilson's interval.
 * @returns between 0 and 1; `null` throughout without answers
 * @throws RangeError when the histogram does not fit the kind, or for a level outside (0, 1)
 * @example shareOf('smiley4', [5, 10, 25, 60]) // value 0.85, low 0.767, high 0.907
 */
export function shareOf(kind: RatedKind, counts: Histogram, level: number = LEVEL): Estimate {
  return share(positiveCount(kind, counts), total(counts), level)
}
