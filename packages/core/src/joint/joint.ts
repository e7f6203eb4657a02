import { assertLevel, LEVEL, type Estimate } from '../score/estimate.ts'
import { sumOfWeights } from './weights.ts'

/** One channel's estimate and how much it weighs in the whole. */
export interface Stratum {
  /** Relative to the others, in any unit: customers, a share, 1 for each. */
  readonly weight: number
  readonly estimate: Estimate
}

/**
 * All strata together: their weighted mean, with the interval by square-and-add (MOVER, Zou &
 * Donner 2008), which keeps each stratum's own, possibly lopsided limits.
 * @param strata weights are relative and are divided by their sum; a weight of 0 leaves it out
 * @param level the level that every stratum's interval has
 * @returns `value` is `null` when a stratum that weighs has no value, and so is the interval when
 * one has no interval; `n` is the number of answers in what weighs
 * @throws RangeError for a negative weight, weights that sum to 0 or beyond all numbers, no
 * stratum, or an estimate of another level
 * @example weightedTogether([{ weight: 3, estimate: share(8, 10) }, { weight: 1, estimate: share(9, 30) }]) // value 0.675, low 0.440, high 0.791
 */
export function weightedTogether(strata: readonly Stratum[], level: number = LEVEL): Estimate {
  assertLevel(level)
  const weight = sumOfWeights(strata)
  const weighing = strata.filter((stratum) => stratum.weight > 0)
  const other = weighing.find(({ estimate }) => estimate.level !== level)
  if (other !== undefined) {
    throw new RangeError(`an estimate of level ${level} was expected, got ${other.estimate.level}`)
  }
  const n = weighing.reduce((sum, { estimate }) => sum + estimate.n, 0)
  const value = together(weighing, weight)
  const below = value === null ? null : reach(weighing, weight, 'low')
  const above = value === null ? null : reach(weighing, weight, 'high')
  if (value === null || below === null || above === null) {
    return { value, low: null, high: null, n, level }
  }
  // No mixture lies outside of its parts; rounding would have it a digit outside of the scale.
  const low = Math.max(value - below, Math.min(...weighing.map(({ estimate }) => estimate.low!)))
  const high = Math.min(value + above, Math.max(...weighing.map(({ estimate }) => estimate.high!)))
  return { value, low: Math.min(low, value), high: Math.max(high, value), n, level }
}

/** The weighted mean; `null` once any value is missing. */
function together(strata: readonly Stratum[], weight: number): number | null {
  const values: number[] = []
  let sum = 0
  for (const { weight: own, estimate } of strata) {
    if (estimate.value === null) return null
    values.push(estimate.value)
    sum += (own / weight) * estimate.value
  }
  return Math.min(Math.max(sum, Math.min(...values)), Math.max(...values))
}

/** How far the whole reaches to one side; `null` once any limit is missing. */
function reach(strata: readonly Stratum[], weight: number, side: 'low' | 'high'): number | null {
  let squares = 0
  for (const { weight: own, estimate } of strata) {
    const { value, [side]: limit } = estimate
    if (value === null || limit === null) return null
    squares += ((own / weight) * (value - limit)) ** 2
  }
  return Math.sqrt(squares)
}
