import { assertHistogram, total, type Histogram } from '../histogram/histogram.ts'
import { critical } from '../quantile/tail.ts'
import { assertLevel, LEVEL, noAnswers, type Estimate } from './estimate.ts'

/** Far more than the fitting of any interval was seen to need. */
const ROUNDS = 99

/**
 * The share that is for, less the share that is against, with its score interval.
 *
 * The interval holds all differences Δ that a score test at this level would not reject, the
 * middle group's share being fitted to each Δ (Tango 1998). With ten answers it covers 0.96 on
 * average over all mixes of the three; nearly everybody alike is its worst, 0.84, and there the
 * textbook interval covers 0.22 and less.
 * @param against how many answered against
 * @param between how many are neither
 * @param pro how many answered for
 * @returns value and limits between −1 and 1; `null` throughout without answers
 * @throws RangeError for a count that is not whole, or a level outside (0, 1)
 * @example net(15, 30, 55) // value 0.4, low 0.246, high 0.532
 */
export function net(
  against: number,
  between: number,
  pro: number,
  level: number = LEVEL,
): Estimate {
  const n = total([against, between, pro])
  assertLevel(level)
  if (n === 0) return noAnswers(level)
  return netWithin(against, pro, n, critical(level), n, level)
}

/**
 * The score interval of counts that need not be whole, and a z or t of one's own.
 * @param answers the number of answers that the estimate states
 */
export function netWithin(
  against: number,
  pro: number,
  n: number,
  z: number,
  answers: number,
  level: number,
): Estimate {
  const value = (pro - against) / n
  const high = upperLimit(against, pro, n, z)
  const low = -upperLimit(pro, against, n, z)
  return { value, low: Math.min(low, value), high: Math.max(high, value), n: answers, level }
}

/**
 * The net of an answer to "better, as or worse than expected": those above, less those below.
 * @param counts three counts: worse, as expected, better
 * @returns between −1 and 1; `null` throughout without answers
 * @throws RangeError when `counts` has not three whole entries, or for a level outside (0, 1)
 * @example netExpectation([10, 60, 30]) // value 0.2, low 0.079, high 0.317
 */
export function netExpectation(counts: Histogram, level: number = LEVEL): Estimate {
  assertHistogram(counts, 3)
  return net(counts[0]!, counts[1]!, counts[2]!, level)
}

/**
 * Net Promoter Score: the share of 9–10 answers less the share of 0–6 answers (Reichheld 2003).
 * @param counts eleven counts, for 0 to 10
 * @returns between −1 and 1, times a hundred it is the figure people quote; `null` throughout
 * without answers
 * @throws RangeError when `counts` has not eleven whole entries, or for a level outside (0, 1)
 * @example nps([0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3]) // value 0.5, low -0.399, high 0.909
 */
export function nps(counts: Histogram, level: number = LEVEL): Estimate {
  assertHistogram(counts, 11)
  return net(total(counts.slice(0, 7)), total(counts.slice(7, 9)), total(counts.slice(9)), level)
}

/**
 * The largest Δ in [d, 1] that is not rejected; the lower limit is its mirror image.
 *
 * It solves n (Δ − d)² = z² (s − Δ²), where s is the share of all who are not in the middle, fitted
 * to Δ. For a given s that is a quadratic equation as Wilson's; and s hardly depends on Δ, so that
 * solving it again with the s of the Δ before comes down to the largest solution in a few rounds.
 */
function upperLimit(against: number, pro: number, n: number, z: number): number {
  const d = (pro - against) / n
  const all = n + z * z
  let delta = 1
  for (let round = 0; round < ROUNDS; round++) {
    const s = delta < 0 ? fitted(-delta, pro, against, n) : fitted(delta, against, pro, n)
    const next = (n * d + z * Math.sqrt(Math.max(0, s * all - n * d * d))) / all
    const moved = delta - next
    delta = next
    if (Math.abs(moved) < 3e-16) break
  }
  return delta
}

/** The likeliest share of those for and against together when the difference is `delta`, not below 0. */
function fitted(delta: number, against: number, pro: number, n: number): number {
  const b = (2 * n - pro + against) * delta - pro - against
  return delta + (Math.sqrt(b * b + 8 * n * against * delta * (1 - delta)) - b) / n / 2
}
