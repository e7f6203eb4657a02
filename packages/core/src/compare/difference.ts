import { addCounts } from '../histogram/histogram.ts'
import { around, assertSameLevel, type Estimate } from '../score/estimate.ts'

/**
 * One estimate less another that rests on other people's answers, with the interval by
 * square-and-add: each side reaches as far as the two limits that could cause it, at right angles.
 * Of two shares it is method 10 of Newcombe 1998, of two nets or NPS that of Zou & Donner 2008
 * (MOVER) on their score limits. For two means see `welch`.
 * @param one an estimate
 * @param other an estimate of the same level, on the same scale
 * @returns on that scale; `n` counts both; `null` throughout when either has no value, and no
 * interval when either has none
 * @throws RangeError when the levels differ, or for more than 2^53 − 1 answers
 * @example difference(share(56, 70), share(48, 80)) // value 0.2, low 0.052, high 0.334 (Newcombe 1998, table II)
 */
export function difference(one: Estimate, other: Estimate): Estimate {
  assertSameLevel(one, other)
  const reach = (one: Estimate, other: Estimate): number =>
    Math.hypot((one.value ?? NaN) - (one.low ?? NaN), (other.high ?? NaN) - (other.value ?? NaN))
  const value = (one.value ?? NaN) - (other.value ?? NaN)
  const n = addCounts(one.n, other.n)
  return around(value, reach(one, other), n, one.level, reach(other, one))
}
