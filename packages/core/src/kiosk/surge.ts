import { assertCount } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'

/** An hour with more taps than this share of such hours has is a surge. */
const USUAL = 0.9999

/** Terms this small, relative to the largest, no longer count. */
const NEGLIGIBLE = 1e-20

/**
 * The most taps an hour may have without being a surge: the smallest count that a Poisson number
 * with this mean stays within with probability 0.9999. Slow tapping cannot be told from visitors
 * by its timing, so a surge is shown and not deleted.
 * @param mean taps that this hour of the week usually has, not negative
 * @param usual the probability to stay within, strictly between 0 and 1
 * @returns a whole number; 0 for an hour that never has taps
 * @throws RangeError for a mean that is negative or beyond 1e9, or a probability outside (0, 1)
 * @example surgeLimit(4) // 13
 */
export function surgeLimit(mean: number, usual: number = USUAL): number {
  if (!(mean >= 0 && mean <= 1e9)) throw new RangeError(`a mean lies in [0, 1e9], got ${mean}`)
  if (!(usual > 0 && usual < 1)) throw new RangeError(`a probability lies in (0, 1), got ${usual}`)
  // Relative to the most likely count, since e^-mean alone would underflow.
  const mode = Math.floor(mean)
  const above: number[] = []
  for (let term = 1, count = mode; term > NEGLIGIBLE; term *= mean / ++count) above.push(term)
  const below: number[] = []
  for (let term = 1, count = mode; term > NEGLIGIBLE && count > 0;) {
    term *= count-- / mean
    below.push(term)
  }
  const terms = [...below.reverse(), ...above]
  const whole = sum(terms, (term) => term)
  let beyond = 0
  let last = terms.length - 1
  // From the far end, where the small terms are that decide.
  while (last > 0 && beyond + terms[last]! <= (1 - usual) * whole) beyond += terms[last--]!
  return mode - below.length + last
}

/**
 * Whether an hour had more taps than chance explains.
 * @param taps how many it had
 * @param mean how many this hour of the week usually has
 * @throws RangeError for taps that are not whole, or a mean that is negative or beyond 1e9
 * @example isSurge(14, 4) // true
 */
export function isSurge(taps: number, mean: number): boolean {
  assertCount(taps)
  return taps > surgeLimit(mean)
}
