import { kishSize, moments, net, weightedMean, weightedTogether } from '@shopbell/core'
import { exactAt, limits, weigh } from './shapes.ts'
import type { Found, Kind } from './kind.ts'

/**
 * Strata together. `mover_score` adds up the score limits of a net of −1, 0 and 1, also where
 * nobody could answer −1: that interval reaches further down than Wilson's when few answered.
 */
export const combine: Kind = {
  compute: (input) => {
    const values = input['values'] as number[]
    const hist = input['hist'] as number[][]
    const level = input['level'] as number
    const sizes = hist.map((counts) => counts.reduce((sum, count) => sum + count, 0))
    const n = sizes.reduce((sum, size) => sum + size, 0)
    const by = (weights: readonly number[]) =>
      weightedMean(
        hist.map((counts, i) => ({ weight: weights[i]!, answers: weigh(values, counts) })),
        level,
      )
    const weights = input['weights'] as number[]
    const [known, equal] = [by(weights), by(hist.map(() => 1))]
    // Without any answer there are no volumes to weigh by.
    const volume = n === 0 ? equal : by(sizes)
    const pooled = moments(hist.flatMap((counts) => weigh(values, counts)))
    return {
      n,
      volume_weighted: {
        est: volume.value,
        se_srs: pooled.variance === null ? null : Math.sqrt(pooled.variance / n),
        se_stratified: volume.standardError,
      },
      known_weights: {
        est: known.value,
        se: known.standardError,
        lo: known.low,
        hi: known.high,
      },
      post_stratified: { est: known.value, se_survey_poststratify: known.postStratified },
      equal_weights: { est: equal.value, se: equal.standardError },
      kish_neff: kishSize(sizes.map((size, i) => ({ weight: weights[i]!, n: size }))),
      ...(values.every((value) => [-1, 0, 1].includes(value)) && {
        mover_score: mover(values, hist, weights, level),
      }),
    }
  },
  limit: exactAt(/\.(est|lo|hi)$/),
}

function mover(
  values: readonly number[],
  hist: readonly (readonly number[])[],
  weights: readonly number[],
  level: number,
): Found {
  const strata = hist.map((counts, i) => {
    const at = (value: number): number => counts[values.indexOf(value)] ?? 0
    return { weight: weights[i]!, estimate: net(at(-1), at(0), at(1), level) }
  })
  return limits(weightedTogether(strata, level))
}
