import { betaBelow } from '../quantile/beta.ts'
import { assertHistogram, total, type Histogram } from '../histogram/histogram.ts'
import { pValue } from '../quantile/tail.ts'
import { assertLevel, known, LEVEL, type Estimate } from '../score/estimate.ts'
import { moments, type Weighted } from '../score/moments.ts'
import { net } from '../score/net.ts'
import { tTested, type TTested } from './welch.ts'

/** Service less experience of the same people, with the paired t test. */
export interface PairedMeans extends TTested {
  /** Standard deviation of the differences (n − 1); `null` for fewer than two people. */
  readonly deviation: number | null
  /** Pearson's correlation of the two answers, −1 to 1; `null` when either does not vary. */
  readonly correlation: number | null
}

/**
 * Service less experience where the same people answered both, from the joint histogram: the mean
 * of the differences with the paired t interval, and how far the two go together.
 * @param values the points of the scale, or what they weigh on the 0–100 index
 * @param joint `joint[i][j]` people who gave service `values[i]` and experience `values[j]`
 * @returns on the scale of the values; `n` counts people; `null` throughout without any, and no
 * interval for one, or when all differ alike
 * @throws RangeError when `joint` is not square over the values, for a value that is not finite,
 * a count that is not whole, or a level outside (0, 1)
 * @example pairedMeans([0, 100], [[10, 5], [15, 70]]) // value 10, low 1.307, high 18.693, correlation 0.404
 */
export function pairedMeans(
  values: readonly number[],
  joint: readonly Histogram[],
  level: number = LEVEL,
): PairedMeans {
  assertLevel(level)
  if (joint.length !== values.length) {
    throw new RangeError(`${values.length} rows were expected, got ${joint.length}`)
  }
  for (const row of joint) assertHistogram(row, values.length)
  const cells = (of: (service: number, experience: number) => number): Weighted =>
    joint.flatMap((row, i) => row.map((n, j) => [of(values[i]!, values[j]!), n] as const))
  const { n, mean, variance } = moments(cells((service, experience) => service - experience))
  const deviation = Math.sqrt(variance ?? NaN)
  const varianceOf = (of: (service: number, experience: number) => number): number =>
    moments(cells(of)).variance ?? NaN
  const both = Math.sqrt(varianceOf((service) => service) * varianceOf((_, value) => value))
  // Var(a + b) − Var(a − b) is four times the covariance.
  const covariance = (varianceOf((service, experience) => service + experience) - variance!) / 4
  return {
    ...tTested(mean ?? NaN, deviation / Math.sqrt(n), n - 1, n, level),
    deviation: known(deviation),
    correlation: both > 0 ? Math.min(1, Math.max(-1, covariance / both)) : null,
  }
}

/** A difference of two shares of the same people, with its tests. */
export interface PairedShares extends Estimate {
  /** McNemar's exact test that the shares are the same, two-sided, 0 to 1; `null` without people. */
  readonly exact: number | null
  /** The same by chi-square, for many people; `null` when nobody's two answers differ. */
  readonly approximate: number | null
}

/**
 * The share that found service good less the share that found the experience good, of the same
 * people: the score interval of Tango 1998 with the exact test of McNemar 1947. Only those whose
 * two answers differ say anything.
 * @param both how many found both good
 * @param first how many found service alone good
 * @param second how many found the experience alone good
 * @param neither how many found neither good
 * @returns value and limits between −1 and 1; `null` throughout without people
 * @throws RangeError for a count that is not whole, or a level outside (0, 1)
 * @example pairedShares(40, 12, 5, 43) // value 0.070, low -0.012, high 0.157, exact 0.143
 */
export function pairedShares(
  both: number,
  first: number,
  second: number,
  neither: number,
  level: number = LEVEL,
): PairedShares {
  const alike = total([both, neither])
  const found = net(second, alike, first, level)
  const differ = first + second
  const less = Math.min(first, second)
  const approximate = differ === 0 ? null : pValue((first - second) / Math.sqrt(differ))
  // The binomial tail at ½, as a beta function: the same sum, for any number of people.
  const exact = first === second ? 1 : 2 * betaBelow(0.5, differ - less, less + 1)
  return { ...found, exact: found.n === 0 ? null : exact, approximate }
}
