import { assertCount, assertHistogram, total, type Histogram } from '../histogram/histogram.ts'
import { twoSided } from '../quantile/normal.ts'
import { assertLevel, LEVEL, noAnswers, type Estimate } from './estimate.ts'

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
  for (const count of [against, between, pro]) assertCount(count)
  assertLevel(level)
  const n = total([against, between, pro])
  if (n === 0) return noAnswers(level)
  return netWithin(against, pro, n, twoSided(level), n, level)
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

/** The largest Δ in [d, 1] that is not rejected; the lower limit is its mirror image. */
function upperLimit(against: number, pro: number, n: number, z: number): number {
  const excess = (delta: number): number =>
    n * delta - (pro - against) - z * Math.sqrt(Math.max(0, n * spread(delta, against, pro, n)))
  const square = z * z
  // Where all are alike the equation has a closed solution, and its root is too flat to find.
  if (pro === n) return 1
  if (against === n) return -(n - square) / (n + square)
  if (against === 0 && pro === 0) return square / (n + square)
  return root(excess, (pro - against) / n, 1)
}

/** The variance of one answer's −1, 0 or 1 when the difference is `delta` and the rest is fitted. */
function spread(delta: number, against: number, pro: number, n: number): number {
  // Seen from the smaller side: near −1 the variance would be the difference of two large numbers.
  if (delta < 0) return spread(-delta, pro, against, n)
  const rest = n - pro
  const b = 2 * rest - (n + rest + against) * (1 - delta)
  const c = -against * delta * (1 - delta)
  const discriminant = Math.sqrt(Math.max(0, b * b - 8 * n * c))
  // Two forms of the same solution, so that neither subtracts nearly equal numbers.
  const q = b > 0 ? (-2 * c) / (b + discriminant) : (discriminant - b) / (4 * n)
  return 2 * q + delta * (1 - delta)
}

/** The zero of a function that is not above 0 at `low` and not below 0 at `high`: bisection that hurries (Illinois). */
function root(f: (x: number) => number, low: number, high: number): number {
  let [a, b] = [low, high]
  let [fa, fb] = [f(a), f(b)]
  let side = 0
  for (let step = 0; step < 200 && b - a > 1e-16 * Math.max(1, Math.abs(a)); step++) {
    // Every fourth step halves the bracket, for the functions that false position creeps along.
    const secant = (a * fb - b * fa) / (fb - fa)
    const x = step % 4 === 3 || !(secant > a && secant < b) ? (a + b) / 2 : secant
    if (x <= a || x >= b) break
    const fx = f(x)
    if (fx === 0) return x
    if (fx < 0) {
      ;[a, fa] = [x, fx]
      if (side < 0) fb /= 2
      side = -1
    } else {
      ;[b, fb] = [x, fx]
      if (side > 0) fa /= 2
      side = 1
    }
  }
  return Math.abs(fa) < Math.abs(fb) ? a : b
}
