import { addCounts } from '../histogram/histogram.ts'
import { critical, pValue } from '../quantile/tail.ts'
import { around, assertSameLevel } from '../score/estimate.ts'
import type { Symmetric } from '../score/net-wald.ts'

/** A difference with its standard error and the p value of "there is none". */
export interface Tested extends Symmetric {
  /** Two-sided, from 0 to 1; `null` when there is no standard error, or it is 0. */
  readonly p: number | null
}

/**
 * One net score less another by their Wald intervals, textbook or adjusted, with the p value of
 * the z test. The p value of the adjusted one is what many comparisons are sorted by; the
 * interval to show is that of `difference` on the score limits.
 * @param one as `netWald` or `netAdjustedWald` gives it
 * @param other the same of other people, of the same level
 * @returns value between −2 and 2, limits around `centre`; `null` throughout when either has no
 * answers
 * @throws RangeError when the levels differ, or for more than 2^53 − 1 answers
 * @example waldDifference(netAdjustedWald(10, 20, 70), netAdjustedWald(20, 20, 60)) // value 0.200, low -0.008, high 0.396, p 0.059
 */
export function waldDifference(one: Symmetric, other: Symmetric): Tested {
  assertSameLevel(one, other)
  const { level } = one
  const n = addCounts(one.n, other.n)
  if (one.centre === null || other.centre === null) {
    return { ...around(NaN, NaN, n, level), centre: null, standardError: null, p: null }
  }
  const centre = one.centre - other.centre
  const standardError = Math.hypot(one.standardError!, other.standardError!)
  return {
    ...around(centre, critical(level) * standardError, n, level),
    value: one.value! - other.value!,
    centre,
    standardError,
    p: standardError === 0 ? null : pValue(centre / standardError),
  }
}
