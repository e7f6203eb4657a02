import type { Estimate } from './estimate.ts'

/** One channel's estimate and how much it weighs in the whole. */
export interface Stratum {
  readonly weight: number
  readonly estimate: Estimate
}

/**
 * All strata together: their weighted mean, with the interval by square-and-add (MOVER, Zou &
 * Donner 2008), which keeps each stratum's own, possibly lopsided limits.
 * @param strata weights are relative and are divided by their sum; a weight of 0 leaves it out
 * @returns `value` is `null` when a stratum that weighs has no value, and so is the interval when
 * one has no interval; `n` is the number of answers in what weighs
 * @throws RangeError for a negative weight, weights that sum to 0, or no stratum
 */
export function weightedTogether(strata: readonly Stratum[], level: number): Estimate {
  const weight = strata.reduce((sum, stratum) => sum + stratum.weight, 0)
  if (!(weight > 0) || strata.some((stratum) => !(stratum.weight >= 0))) {
    throw new RangeError('weights are not negative and do not sum to 0')
  }
  let value: number | null = 0
  let below: number | null = 0
  let above: number | null = 0
  let n = 0
  for (const { weight: own, estimate } of strata) {
    if (own === 0) continue
    const w = own / weight
    n += estimate.n
    value = value === null || estimate.value === null ? null : value + w * estimate.value
    below = reach(below, w, estimate.value, estimate.low)
    above = reach(above, w, estimate.value, estimate.high)
  }
  if (value === null || below === null || above === null) {
    return { value, low: null, high: null, n, level }
  }
  return { value, low: value - Math.sqrt(below), high: value + Math.sqrt(above), n, level }
}

/** Adds one stratum's squared distance to its limit; `null` once any limit is missing. */
function reach(
  sum: number | null,
  weight: number,
  value: number | null,
  limit: number | null,
): number | null {
  return sum === null || value === null || limit === null
    ? null
    : sum + (weight * (value - limit)) ** 2
}
