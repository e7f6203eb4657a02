import { sum } from '../histogram/sum.ts'
import { chiSquareAbove } from '../quantile/chi-square.ts'
import { known } from '../score/estimate.ts'

/** A score of one channel and the variance of that score, its standard error squared. */
export interface Scored {
  readonly value: number | null
  readonly variance: number | null
}

/** How far channels truly differ, beside what chance makes of them. */
export interface Heterogeneity {
  /** How many channels have a value and a variance above 0; the others are left out. */
  readonly channels: number
  /** Their mean weighed by certainty, as if all were the same underneath, and its standard error. */
  readonly fixed: number | null
  readonly fixedError: number | null
  /** Their mean when each has a true score of its own, and its standard error. */
  readonly random: number | null
  readonly randomError: number | null
  /** The variance of the true scores, 0 or more; its root τ is on the scale of the score. */
  readonly tauSquare: number | null
  /** Cochran's Q, and the p value of "all are the same underneath". */
  readonly q: number | null
  readonly p: number | null
  /** The share of the seen variance that is true, 0 to 1. */
  readonly iSquare: number | null
  /** Each channel's score drawn towards `random` as far as it is unsure; `null` for those left out. */
  readonly shrunk: readonly (number | null)[]
}

/**
 * Whether channels truly differ and by how much: the random-effects model of DerSimonian & Laird
 * 1986.
 * @param scores one a channel, all on one scale; a variance of a mean is s² / n
 * @returns on that scale; `null` where it takes more channels: one for a mean, two for a spread
 * @throws RangeError for a number that is not finite, or a negative variance
 * @example heterogeneity([{ value: 1, variance: 1 }, { value: 5, variance: 1 }]).tauSquare // 7
 */
export function heterogeneity(scores: readonly Scored[]): Heterogeneity {
  const used = scores.filter(isTelling)
  const freedom = used.length - 1
  const fixed = weighed(used, 0)
  const q = sum(used, ({ value, variance }) => (value - fixed.mean) ** 2 / variance)
  const spread = fixed.sum - sum(used, ({ variance }) => variance ** -2) / fixed.sum
  const tauSquare = freedom > 0 ? Math.max(0, (q - freedom) / spread) : 0
  const random = weighed(used, tauSquare)
  const ofSeveral = (number: () => number): number | null => (freedom > 0 ? number() : null)
  return {
    channels: used.length,
    fixed: known(fixed.mean),
    fixedError: known(Math.sqrt(1 / fixed.sum)),
    random: known(random.mean),
    randomError: known(Math.sqrt(1 / random.sum)),
    tauSquare: ofSeveral(() => tauSquare),
    q: ofSeveral(() => q),
    p: ofSeveral(() => chiSquareAbove(q, freedom)),
    iSquare: ofSeveral(() => Math.max(0, 1 - freedom / q)),
    shrunk: scores.map((each) =>
      isTelling(each)
        ? (tauSquare * each.value + each.variance * random.mean) / (tauSquare + each.variance)
        : null,
    ),
  }
}

/** A score that says something: with a value and a variance above 0. */
interface Telling {
  readonly value: number
  readonly variance: number
}

/** @throws RangeError for a number that is not finite, or a negative variance */
function isTelling(score: Scored): score is Telling {
  const { value, variance } = score
  if (value === null || variance === null || variance === 0) return false
  if (Number.isFinite(value) && variance > 0 && variance < Infinity) return true
  throw new RangeError(`finite values and variances were expected, got ${value}, ${variance}`)
}

/** The mean weighed by 1 / (variance + τ²), NaN of nothing, and the sum of the weights. */
function weighed(
  scores: readonly Telling[],
  tauSquare: number,
): { readonly mean: number; readonly sum: number } {
  const all = sum(scores, ({ variance }) => 1 / (variance + tauSquare))
  const mean = sum(scores, ({ value, variance }) => value / (variance + tauSquare)) / all
  return { mean, sum: all }
}
