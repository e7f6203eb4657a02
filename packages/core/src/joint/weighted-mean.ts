import { critical } from '../quantile/tail.ts'
import { assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'
import { moments, type Weighted } from '../score/moments.ts'
import { sumOfWeights } from './weights.ts'

/** A weighted mean as surveys state it. */
export interface SurveyMean extends Estimate {
  /** With n − 1 within each stratum and no correction for a finite population; `null` when a stratum has one answer. */
  readonly standardError: number | null
  /** The same had the strata been weighted after the fact: residuals within strata, n − 1 overall. */
  readonly postStratified: number | null
}

/**
 * The weighted mean of strata with its survey standard error (linearisation; as the R package
 * survey states it) and the normal interval. `weightedTogether` has the better interval where
 * strata are small; this one has the standard error that others will ask for.
 * @param strata what each weighs, in any unit, and its answers, all on one scale
 * @returns on that scale; `value` is `null` when a stratum that weighs has no answers
 * @throws RangeError for weights as in `weightedTogether`, a value that is not finite, a count
 * that is not whole, or a level outside (0, 1)
 * @example weightedMean([{ weight: 3, answers: [[0, 2], [1, 8]] }, { weight: 1, answers: [[0, 21], [1, 9]] }]) // value 0.675, low 0.475, high 0.875, standardError 0.102
 */
export function weightedMean(
  strata: readonly { readonly weight: number; readonly answers: Weighted }[],
  level: number = LEVEL,
): SurveyMean {
  assertLevel(level)
  const sum = sumOfWeights(strata)
  let [n, value, square, residual] = [0, 0, 0, 0]
  let [empty, single] = [false, false]
  for (const { weight, answers } of strata) {
    const own = moments(answers)
    if (weight === 0) continue
    n += own.n
    empty ||= own.mean === null
    single ||= own.variance === null
    const share = weight / sum
    value += share * (own.mean ?? 0)
    square += (share ** 2 * (own.variance ?? 0)) / own.n
    residual += (share ** 2 * (own.variance ?? 0) * (own.n - 1)) / own.n ** 2
  }
  const none = { low: null, high: null, n, level, standardError: null, postStratified: null }
  if (empty) return { ...none, value: null }
  const postStratified = n === 1 ? null : Math.sqrt((residual * n) / (n - 1))
  if (single) return { ...none, value, postStratified }
  const standardError = Math.sqrt(square)
  if (standardError === 0) return { ...none, value, standardError, postStratified }
  const reach = critical(level) * standardError
  return { value, low: value - reach, high: value + reach, n, level, standardError, postStratified }
}
