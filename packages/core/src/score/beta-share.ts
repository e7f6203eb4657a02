import { betaOf, lowQuantile } from '../quantile/beta.ts'
import { LEVEL, noAnswers, type Estimate } from './estimate.ts'
import { assertShare } from './share.ts'

/**
 * A share with Jeffreys' interval: the middle of the beta distribution that is left of a prior
 * Beta(½, ½) after the answers (Brown, Cai & DasGupta 2001). As short as Wilson's, and nearer to
 * its level where almost all answer alike.
 * @param positive how many of the answers count, 0 to `n`
 * @param n how many answers there are
 * @returns value and limits between 0 and 1; the lower limit of nobody is 0, the upper limit of
 * everybody 1; `null` throughout when `n` is 0
 * @throws RangeError for counts that are not whole, `positive > n`, or a level outside (0, 1)
 * @example jeffreys(81, 263) // value 0.308, low 0.255, high 0.366
 */
export function jeffreys(positive: number, n: number, level: number = LEVEL): Estimate {
  return betaShare(positive, n, level, 0.5, 0.5)
}

/**
 * A share with the interval of Clopper and Pearson 1934: it never covers less than its level, and
 * pays for it with width.
 * @param positive how many of the answers count, 0 to `n`
 * @param n how many answers there are
 * @returns value and limits between 0 and 1; `null` throughout when `n` is 0
 * @throws RangeError for counts that are not whole, `positive > n`, or a level outside (0, 1)
 * @example clopperPearson(81, 263) // value 0.308, low 0.253, high 0.368
 */
export function clopperPearson(positive: number, n: number, level: number = LEVEL): Estimate {
  return betaShare(positive, n, level, 0, 1)
}

/** Limits at the quantiles of Beta(x + own, n − x + other) below, and the mirror image above. */
function betaShare(x: number, n: number, level: number, own: number, other: number): Estimate {
  assertShare(x, n, level)
  if (n === 0) return noAnswers(level)
  const tail = (1 - level) / 2
  const low = x === 0 ? 0 : lowQuantile(betaOf(x + own, n - x + other), tail).x
  // The mirror image of the lower limit of the others: 1 − tail would lose the digits of a tail.
  const high = x === n ? 1 : lowQuantile(betaOf(n - x + own, x + other), tail).y
  return { value: x / n, low, high, n, level }
}
