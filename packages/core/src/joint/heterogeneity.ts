import { chiSquareAbove } from '../quantile/chi-square.ts'

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
  const used = scores.flatMap(({ value, variance }) => {
    if (value === null || variance === null || variance === 0) return []
    if (!(Number.isFinite(value) && variance > 0 && variance < Infinity)) {
      throw new RangeError(`finite values and variances were expected, got ${value}, ${variance}`)
    }
    return [{ value, variance }]
  })
  const freedom = used.length - 1
  const fixed = weighed(used, 0)
  if (fixed === null) {
    return {
      channels: 0,
      fixed: null,
      fixedError: null,
      random: null,
      randomError: null,
      tauSquare: null,
      q: null,
      p: null,
      iSquare: null,
      shrunk: scores.map(() => null),
    }
  }
  const q = used.reduce((sum, each) => sum + (each.value - fixed.mean) ** 2 / each.variance, 0)
  const spread = fixed.sum - used.reduce((sum, each) => sum + each.variance ** -2, 0) / fixed.sum
  const tauSquare = freedom === 0 ? 0 : Math.max(0, (q - freedom) / spread)
  const random = weighed(used, tauSquare)!
  const several = freedom > 0
  return {
    channels: used.length,
    fixed: fixed.mean,
    fixedError: Math.sqrt(1 / fixed.sum),
    random: random.mean,
    randomError: Math.sqrt(1 / random.sum),
    tauSquare: several ? tauSquare : null,
    q: several ? q : null,
    p: several ? chiSquareAbove(q, freedom) : null,
    iSquare: several ? (q > freedom ? (q - freedom) / q : 0) : null,
    shrunk: scores.map(({ value, variance }) =>
      value === null || variance === null || variance === 0
        ? null
        : (tauSquare * value + variance * random.mean) / (tauSquare + variance),
    ),
  }
}

/** The mean weighed by 1 / (variance + τ²), and the sum of the weights; `null` of nothing. */
function weighed(
  scores: readonly { readonly value: number; readonly variance: number }[],
  tauSquare: number,
): { readonly mean: number; readonly sum: number } | null {
  if (scores.length === 0) return null
  let [sum, weighted] = [0, 0]
  for (const { value, variance } of scores) {
    sum += 1 / (variance + tauSquare)
    weighted += value / (variance + tauSquare)
  }
  return { mean: weighted / sum, sum }
}
