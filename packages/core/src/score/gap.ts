import { twoSidedStudent } from '../quantile/student.ts'
import { assertLevel, LEVEL, type Estimate } from './estimate.ts'
import { mean } from './mean.ts'
import { moments, type Weighted } from './moments.ts'

/** Pairs of answers by the same person: value under one lens, value under the other, how many people. */
export type Pairs = readonly (readonly [service: number, experience: number, count: number])[]

/**
 * Service less experience where the same people answered both: the mean of the differences with
 * its t interval (paired t). Steady tastes cancel out, so it is the sharper of the two.
 * @returns `null` throughout without pairs; no interval for one pair, or when all differ alike
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
 * @returns `n` counts both groups; `null` throughout when either group is empty; no interval when
 * a group has a single answer, or neither group varies
 */
export function unpairedGap(
  service: Weighted,
  experience: Weighted,
  level: number = LEVEL,
): Estimate {
  assertLevel(level)
  const [a, b] = [moments(service), moments(experience)]
  const n = a.n + b.n
  if (a.mean === null || b.mean === null) return { value: null, low: null, high: null, n, level }
  const value = a.mean - b.mean
  if (a.variance === null || b.variance === null || a.variance + b.variance === 0) {
    return { value, low: null, high: null, n, level }
  }
  const [va, vb] = [a.variance / a.n, b.variance / b.n]
  const freedom = (va + vb) ** 2 / (va ** 2 / (a.n - 1) + vb ** 2 / (b.n - 1))
  const reach = twoSidedStudent(level, freedom) * Math.sqrt(va + vb)
  return { value, low: value - reach, high: value + reach, n, level }
}
