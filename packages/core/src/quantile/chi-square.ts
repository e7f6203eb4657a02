import { assertCount } from '../histogram/histogram.ts'
import { pValue } from './tail.ts'

/**
 * The share of a chi-square distribution that lies above `x`: the p value of Cochran's Q.
 *
 * The finite sums for whole degrees of freedom (Abramowitz & Stegun 26.4.4 and 26.4.5), added on
 * the logarithmic scale.
 * @param x 0 or more
 * @param freedom degrees of freedom, whole, at least 1
 * @returns from 0 to 1
 * @throws RangeError when either is out of range
 * @example chiSquareAbove(3.8415, 1).toFixed(4) // '0.0500'
 */
export function chiSquareAbove(x: number, freedom: number): number {
  assertCount(freedom)
  if (!(x >= 0 && freedom > 0)) {
    throw new RangeError(
      `x is not negative and degrees of freedom are above 0, got ${x} and ${freedom}`,
    )
  }
  if (x === 0) return 1
  const odd = freedom % 2 === 1
  let sum = odd ? pValue(Math.sqrt(x)) : 0
  let log = odd ? Math.log(x / Math.PI) / 2 + Math.LN2 / 2 - x / 2 : -x / 2
  for (let degrees = odd ? 3 : 2; degrees <= freedom; degrees += 2) {
    sum += Math.exp(log)
    log += Math.log(x / degrees)
  }
  return Math.min(1, sum)
}
