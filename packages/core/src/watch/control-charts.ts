import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { known } from '../score/estimate.ts'
import { assertDays } from './dispersion.ts'

/** Where points of a chart usually lie. For the picture: alarms come from `watchDay`. */
export interface Limits {
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}

/** Limits stand three standard deviations from the centre (Shewhart 1931). */
const WIDTH = 3

/** The mean range of two normal numbers, in standard deviations, as tables of control charts round it. */
const MEAN_RANGE = 1.128

/**
 * The limits of daily shares, wider on days with fewer answers (p chart).
 * @param positives positive answers, one a day
 * @param totals all answers, one a day
 * @param centre the share to expect, 0 to 1; that of all days together when not given
 * @returns shares, cut off at 0 and 1; `null` on a day without answers, and throughout without any
 * @throws RangeError for counts that are not whole, lists of different lengths, more positive
 * answers than answers, or a centre outside [0, 1]
 * @example pChart([80, 90], [100, 100], 0.8).low // [0.68, 0.68]
 */
export function pChart(
  positives: readonly number[],
  totals: readonly number[],
  centre?: number,
): Limits & { readonly centre: number | null } {
  assertDays(positives, totals)
  if (centre !== undefined && !(centre >= 0 && centre <= 1)) {
    throw new RangeError(`a centre lies in [0, 1], got ${centre}`)
  }
  const share = centre ?? total(positives) / total(totals)
  const reach = totals.map((n) => (n === 0 ? NaN : WIDTH * Math.sqrt((share * (1 - share)) / n)))
  return {
    centre: known(share),
    low: reach.map((one) => known(Math.max(0, share - one))),
    high: reach.map((one) => known(Math.min(1, share + one))),
  }
}

/** Limits of single values from how much neighbours differ. */
export interface Xmr {
  readonly centre: number | null
  /** The mean difference between neighbours, without its sign. */
  readonly movingRange: number | null
  /** Standard deviation as the moving range lets expect it. */
  readonly sigma: number | null
  readonly low: number | null
  readonly high: number | null
}

/**
 * The limits of single values (XmR chart).
 * @param values one a day, in any unit, by date
 * @returns in the unit of the values; the centre is `null` without values, all else below two
 * @throws RangeError for a value that is not finite
 * @example xmr([10, 12, 11]).movingRange // 1.5
 */
export function xmr(values: readonly number[]): Xmr {
  assertFinite(values)
  const centre = sum(values, (value) => value) / values.length
  const later = values.slice(1)
  const movingRange =
    sum(later, (value, before) => Math.abs(value - values[before]!)) / later.length
  const sigma = movingRange / MEAN_RANGE
  return {
    centre: known(centre),
    movingRange: known(movingRange),
    sigma: known(sigma),
    low: known(centre - WIDTH * sigma),
    high: known(centre + WIDTH * sigma),
  }
}

/**
 * A moving average that forgets (EWMA: Roberts 1959) and its limits, wider from day to day until
 * they settle.
 * @param scores standardised: mean 0 and variance 1 when nothing changed; by date
 * @param weight of the newest value, above 0 up to 1
 * @returns averages that begin at 0; empty without scores
 * @throws RangeError for a score that is not finite, or a weight outside (0, 1]
 * @example ewma([1, 1], 0.5).averages // [0.5, 0.75]
 */
export function ewma(
  scores: readonly number[],
  weight: number = 0.2,
): Limits & { readonly averages: readonly number[] } {
  assertFinite(scores)
  if (!(weight > 0 && weight <= 1)) throw new RangeError(`a weight lies in (0, 1], got ${weight}`)
  let average = 0
  const averages = scores.map((score) => {
    average += weight * (score - average)
    return average
  })
  const high = scores.map((_, day) => {
    const settled = 1 - (1 - weight) ** (2 * (day + 1))
    return WIDTH * Math.sqrt((weight / (2 - weight)) * settled)
  })
  return { averages, low: high.map((limit) => -limit), high }
}

function assertFinite(values: readonly number[]): void {
  const odd = values.find((value) => !Number.isFinite(value))
  if (odd !== undefined) throw new RangeError(`a value is finite, got ${odd}`)
}
