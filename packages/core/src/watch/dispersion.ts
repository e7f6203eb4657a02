import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { assertPart } from './evidence.ts'
import { firstHour, type WatchDay } from './hourly.ts'

/**
 * How much more daily shares vary than chance lets them: Pearson's X² over its degrees of freedom
 * (McCullagh & Nelder 1989, §4.5). Around 1 where days differ by chance alone.
 * @param positives positive answers, one a day
 * @param totals all answers, one a day
 * @returns from 0 on; `null` below two days with answers, or when all answers are alike
 * @throws RangeError for counts that are not whole, lists of different lengths, or more positive
 * answers than answers
 * @example dispersion([30, 70], [100, 100]) // 32
 */
export function dispersion(positives: readonly number[], totals: readonly number[]): number | null {
  assertDays(positives, totals)
  const share = total(positives) / total(totals)
  return pearson(
    totals.map((n, day) => ({
      surprise: positives[day]! - n * share,
      variance: n * share * (1 - share),
    })),
    1,
  )
}

/** As many days go into learning what is usual on each weekday. */
const WEEKDAYS = 7

/**
 * The dispersion of days around the shares that their hours let expect.
 * @param expected 168 shares, as `expectedShares` gives them
 *
 * The days are taken to be those the shares were learned from, which lie nearer to them than others
 * will: so the degrees of freedom are seven fewer than the days.
 * @returns at least 1, by which a detector divides its evidence; 1 below eight days with answers
 * @throws RangeError for a day that has not 24 hours or no weekday, or not 168 shares inside (0, 1)
 * @example dispersionOfDays([], Array(168).fill(0.8)) // 1
 */
export function dispersionOfDays(days: readonly WatchDay[], expected: readonly number[]): number {
  assertExpected(expected)
  const found = pearson(
    days.map((day) => {
      const first = firstHour(day)
      const share = (hour: number): number => expected[first + hour]!
      return {
        surprise: sum(day.n, (n, hour) => day.positive[hour]! - n * share(hour)),
        variance: sum(day.n, (n, hour) => n * share(hour) * (1 - share(hour))),
      }
    }),
    WEEKDAYS,
  )
  return Math.max(1, found ?? 1)
}

function pearson(
  days: readonly { readonly surprise: number; readonly variance: number }[],
  learned: number,
): number | null {
  const telling = days.filter(({ variance }) => variance > 0)
  if (telling.length <= learned) return null
  const squares = sum(telling, ({ surprise, variance }) => surprise ** 2 / variance)
  return squares / (telling.length - learned)
}

/** @throws RangeError for counts that cannot be positive answers of so many, day by day */
export function assertDays(positives: readonly number[], totals: readonly number[]): void {
  if (positives.length !== totals.length) {
    throw new RangeError(`${positives.length} days were given with ${totals.length} totals`)
  }
  positives.forEach((positive, day) => assertPart(positive, totals[day]!))
}

/** @throws RangeError unless it is 168 shares strictly between 0 and 1 */
export function assertExpected(expected: readonly number[]): void {
  if (expected.length === 168 && expected.every((share) => share > 0 && share < 1)) return
  throw new RangeError('168 expected shares strictly between 0 and 1 are needed')
}
