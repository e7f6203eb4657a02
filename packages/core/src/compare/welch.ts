import { studentAbove, twoSidedStudent } from '../quantile/student.ts'
import { assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'
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
  const n = a.n + b.n
  const value = a.mean === null || b.mean === null ? null : a.mean - b.mean
  if (value === null || a.variance === null || b.variance === null) {
    return tTested(value, 0, 1, n, level)
  }
  const [left, right] = [a.variance / a.n, b.variance / b.n]
  const square = left + right
  const freedom = 1 / ((left / square) ** 2 / (a.n - 1) + (right / square) ** 2 / (b.n - 1))
  return tTested(value, Math.sqrt(square), Math.max(1, freedom), n, level)
}

/** A value with its t interval and test; without them when the standard error is 0. */
export function tTested(
  value: number | null,
  standardError: number,
  freedom: number,
  n: number,
  level: number,
): TTested {
  if (value === null || standardError === 0) {
    return { value, low: null, high: null, n, level, freedom: null, t: null, p: null }
  }
  const reach = twoSidedStudent(level, freedom) * standardError
  const t = value / standardError
  const p = 2 * studentAbove(Math.abs(t), freedom)
  return { value, low: value - reach, high: value + reach, n, level, freedom, t, p }
}
