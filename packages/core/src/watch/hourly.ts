import { addCounts, merge, zeros, type Histogram } from '../histogram/histogram.ts'
import { assertPart } from './evidence.ts'

/** Positive answers and all answers, hour by hour: 24 of a day or 168 of a week, Monday 0:00 first. */
export interface Hourly {
  readonly positive: Histogram
  readonly n: Histogram
}

/** One day of a series. */
export interface WatchDay extends Hourly {
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number
}

/**
 * Two groups of answers together, hour by hour: any partition and any order of the same answers
 * gives the identical result.
 * @throws RangeError when the lengths differ, a count is not whole, or a sum is beyond 2^53 − 1
 * @example mergeHourly({ positive: [1, 2], n: [1, 3] }, { positive: [0, 4], n: [2, 4] }) // { positive: [1, 6], n: [3, 7] }
 */
export function mergeHourly(left: Hourly, right: Hourly): Hourly {
  return { positive: merge(left.positive, right.positive), n: merge(left.n, right.n) }
}

/**
 * Days as one week, from which `expectedShares` learns what is usual.
 * @returns 168 hours, zeros without days
 * @throws RangeError for a day that has not 24 hours, more positive answers than answers, or no
 * weekday from 1 to 7
 * @example weekOf([{ weekday: 2, positive: Array(24).fill(4), n: Array(24).fill(5) }]).positive[24] // 4
 */
export function weekOf(days: readonly WatchDay[]): Hourly {
  const [positive, n] = [zeros(168), zeros(168)]
  for (const day of days) {
    const first = firstHour(day)
    for (let hour = 0; hour < 24; hour++) {
      positive[first + hour] = addCounts(positive[first + hour]!, day.positive[hour]!)
      n[first + hour] = addCounts(n[first + hour]!, day.n[hour]!)
    }
  }
  return { positive, n }
}

/** The hour of the week at which a day begins. @throws RangeError when it is no day of 24 hours */
export function firstHour(day: WatchDay): number {
  if (!Number.isInteger(day.weekday) || day.weekday < 1 || day.weekday > 7) {
    throw new RangeError(`a weekday is a whole number from 1 to 7, got ${day.weekday}`)
  }
  assertHourly(day, 24)
  return (day.weekday - 1) * 24
}

/** @throws RangeError for another number of hours, or more positive answers than answers */
export function assertHourly({ positive, n }: Hourly, hours: number): void {
  if (positive.length !== hours || n.length !== hours) {
    throw new RangeError(`${hours} hours were expected, got ${positive.length} and ${n.length}`)
  }
  positive.forEach((count, hour) => assertPart(count, n[hour]!))
}
