import { addCounts } from '../histogram/histogram.ts'
import { critical, pValue } from '../quantile/tail.ts'
import { around, assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'
import { moments, type Weighted } from '../score/moments.ts'

/** A difference of means with its t test. */
export interface TTested extends Estimate {
  /** Degrees of freedom; `null` when there is no interval. */
  readonly freedom: number | null
  /** The difference in standard errors; `null` when there is no interval. */
  readonly t: number | null
  /** Two-sided p value of "there is no difference", from 0 to 1; `null` when there is no interval. */
  readonly p: number | null
}

/**
 * The mean of one group of answers less the mean of another group, of other people, with the
 * interval and test of Welch 1947, which need no equal variances.
 * @param one values and how often each was given
 * @param other the same of other people, on the same scale
 * @returns on that scale; `n` counts both groups; `null` throughout when either group is empty; no
 * interval when a group has a single answer, or neither group varies
 * @throws RangeError for a value that is not finite, a count that is not whole, or a level outside (0, 1)
 * @example welch([[50, 4], [100, 4]], [[0, 2], [100, 8]]) // value -5, low -39.766, high 29.766, freedom 15.337, p 0.764
 */
export function welch(one: Weighted, other: Weighted, level: number = LEVEL): TTested {
  assertLevel(level)
  const [a, b] = [moments(one), moments(other)]
  const [left, right] = [(a.variance ?? NaN) / a.n, (b.variance ?? NaN) / b.n]
  const square = left + right
  const freedom = 1 / ((left / square) ** 2 / (a.n - 1) + (right / square) ** 2 / (b.n - 1))
  const value = (a.mean ?? NaN) - (b.mean ?? NaN)
  return tTested(value, Math.sqrt(square), freedom, addCounts(a.n, b.n), level)
}

/**
 * A value with its t interval and test; without them when the standard error is 0. What there is
 * not is NaN.
 * @param freedom below 1, as rounding and the smallest groups have it, it counts as 1
 */
export function tTested(
  value: number,
  standardError: number,
  freedom: number,
  n: number,
  level: number,
): TTested {
  if (!(standardError > 0)) {
    return { ...around(value, NaN, n, level), freedom: null, t: null, p: null }
  }
  const degrees = Math.max(1, freedom)
  const t = value / standardError
  return {
    ...around(value, critical(level, degrees) * standardError, n, level),
    freedom: degrees,
    t,
    p: pValue(t, degrees),
  }
}
