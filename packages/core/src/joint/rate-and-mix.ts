import { sum } from '../histogram/sum.ts'
import { known } from '../score/estimate.ts'
import { sumOfWeights } from './weights.ts'

/** One channel in both periods: what it weighs (answers, customers) and its score. */
export interface Twice {
  readonly before: { readonly weight: number; readonly value: number | null }
  readonly after: { readonly weight: number; readonly value: number | null }
}

/** The change of an overall score and what it is made of. */
export interface RateAndMix {
  /** After less before; `rate + mix`. */
  readonly change: number | null
  /** What came of channels that got better or worse. */
  readonly rate: number | null
  /** What came of customers moving between channels. */
  readonly mix: number | null
}

/**
 * Splits the change of a pooled score into channels that changed and customers that moved between
 * channels (Kitagawa 1955). Both channels may get better while the whole gets worse; print all three.
 * @param channels weights in any unit, each period divided by its own sum; scores on one scale
 * @returns on that scale; `null` when a channel that weighs in either period lacks a score in either
 * @throws RangeError for a negative weight, or weights of a period that sum to 0
 * @example rateAndMix([{ before: { weight: 1000, value: 0.9 }, after: { weight: 500, value: 0.92 } }, { before: { weight: 200, value: 0.6 }, after: { weight: 700, value: 0.65 } }]) // change -0.0875, rate 0.03125, mix -0.11875
 */
export function rateAndMix(channels: readonly Twice[]): RateAndMix {
  const once = sumOfWeights(channels.map(({ before }) => before))
  const then = sumOfWeights(channels.map(({ after }) => after))
  const weighing = channels
    .map(({ before, after }) => ({
      shares: [before.weight / once, after.weight / then] as const,
      values: [before.value ?? NaN, after.value ?? NaN] as const,
    }))
    .filter(({ shares: [first, second] }) => first + second > 0)
  const rate = sum(
    weighing,
    ({ shares: [first, second], values: [before, after] }) =>
      ((first + second) / 2) * (after - before),
  )
  const mix = sum(
    weighing,
    ({ shares: [first, second], values: [before, after] }) =>
      ((before + after) / 2) * (second - first),
  )
  return { change: known(rate + mix), rate: known(rate), mix: known(mix) }
}
