import { welch } from '../compare/welch.ts'
import { LEVEL, plain, type Estimate } from './estimate.ts'
import { mean } from './mean.ts'
import type { Weighted } from './moments.ts'

/** Pairs of answers by the same person: value under one lens, value under the other, how many people. */
export type Pairs = readonly (readonly [service: number, experience: number, count: number])[]

/**
 * Service less experience where the same people answered both: the mean of the differences with
 * its t interval (paired t). Steady tastes cancel out, so it is the sharper of the two.
 * @param pairs both values on the same scale, as a rule the 0–100 index
 * @returns in points of that scale; `n` counts people; `null` throughout without pairs; no
 * interval for one pair, or when all differ alike
 * @throws RangeError for a value that is not finite, a count that is not whole, or a level outside (0, 1)
 * @example pairedGap([[60, 80, 3], [80, 80, 2], [90, 80, 1]]) // value -8.333, low -22.282, high 5.615
 */
export function pairedGap(pairs: Pairs, level: number = LEVEL): Estimate {
  return mean(
    pairs.map(([service, experience, count]) => [service - experience, count]),
    level,
  )
}

/**
 * Service less experience where different people answered: the difference of the two means with
 * Welch's interval (Welch 1947), which needs no equal variances.
 * @param service the answers under that lens, as a rule from `tallyAsIndex`
 * @param experience the same under the other lens, on the same scale
 * @returns `n` counts both groups; `null` throughout when either group is empty; no interval when
 * a group has a single answer, or neither group varies
 * @throws RangeError for a value that is not finite, a count that is not whole, or a level outside (0, 1)
 * @example unpairedGap([[50, 4], [100, 4]], [[0, 2], [100, 8]]) // value -5, low -39.766, high 29.766
 */
export function unpairedGap(
  service: Weighted,
  experience: Weighted,
  level: number = LEVEL,
): Estimate {
  return plain(welch(service, experience, level))
}
