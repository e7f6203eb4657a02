import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { assertLevel, known, LEVEL, type Estimate } from '../score/estimate.ts'
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
  const shares = weighing.map((stratum) => stratum.weight / weight)
  const numbers = (of: 'value' | 'low' | 'high'): readonly number[] =>
    weighing.map(({ estimate }) => estimate[of] ?? NaN)
  const [values, lows, highs] = [numbers('value'), numbers('low'), numbers('high')]
  const reach = (limits: readonly number[]): number =>
    Math.sqrt(sum(shares, (own, place) => (own * (values[place]! - limits[place]!)) ** 2))
  // No mixture lies outside of its parts; rounding would have it a digit outside of the scale.
  const mean = sum(shares, (own, place) => own * values[place]!)
  const value = Math.min(Math.max(mean, Math.min(...values)), Math.max(...values))
  return {
    value: known(value),
    low: known(Math.min(value, Math.max(value - reach(lows), Math.min(...lows)))),
    high: known(Math.max(value, Math.min(value + reach(highs), Math.max(...highs)))),
    n: total(weighing.map(({ estimate }) => estimate.n)),
    level,
  }
}
