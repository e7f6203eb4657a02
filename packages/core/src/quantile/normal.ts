import { above, NORMAL, tailQuantile } from './tail.ts'

/** Below, shares are too near to the smallest double to be computed with. */
const SMALLEST = 1e-318

/**
 * The standard normal quantile: the z below which the share `p` lies.
 * @param p a probability, strictly between 0 and 1; below 1e-318 it counts as that
 * @returns good to 1e-14 for p from 1e-300 on
 * @throws RangeError outside of it
 * @example normalQuantile(0.975).toFixed(13) // '1.9599639845401'
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability lies between 0 and 1, got ${p}`)
  return p < 0.5 ? -tailQuantile(Math.max(SMALLEST, p), NORMAL) : tailQuantile(1 - p, NORMAL)
}

/**
 * The share of the standard normal distribution that lies above `z`: half the p value of a
 * two-sided z test.
 * @param z any number
 * @returns from 0 to 1; small shares keep their digits, good to 1e-14 (1 + z²) relative
 * @throws RangeError when `z` is not a number
 * @example normalAbove(0) // 0.5
 */
export function normalAbove(z: number): number {
  if (Number.isNaN(z)) throw new RangeError('z is a number, got NaN')
  return above(z, NORMAL)
}
