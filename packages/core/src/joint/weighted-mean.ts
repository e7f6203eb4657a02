import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { critical } from '../quantile/tail.ts'
import { around, assertLevel, known, LEVEL, type Estimate } from '../score/estimate.ts'
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
  const all = sumOfWeights(strata)
  const weighing = strata
    .map(({ weight, answers }) => ({ share: weight / all, ...moments(answers) }))
    .filter(({ share }) => share > 0)
  const n = total(weighing.map((each) => each.n))
  const value = sum(weighing, ({ share, mean }) => share * (mean ?? NaN))
  const standardError = Math.sqrt(
    sum(weighing, (each) => (each.share ** 2 * (each.variance ?? NaN)) / each.n),
  )
  // One answer leaves none.
  const residual = sum(
    weighing,
    (each) => (each.share ** 2 * (each.variance ?? 0) * (each.n - 1)) / each.n ** 2,
  )
  return {
    ...around(value, critical(level) * standardError || NaN, n, level),
    standardError: known(standardError),
    postStratified: known(Math.sqrt((residual * n) / (n - 1))),
  }
}
