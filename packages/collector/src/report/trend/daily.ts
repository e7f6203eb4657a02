import type { Lens, Part } from '@shopbell/core'
import { parseHour } from '@shopbell/core/time'
import type { Rating } from '../facts.ts'
import { goodOf } from '../good-answers.ts'

/** Good answers and all answers of each day with any, by day as `dayOfHour` counts it. */
export type Days = ReadonlyMap<number, Part>

/** The days of each touchpoint, or of each channel, under one lens. */
export type DaysByTouchpoint = ReadonlyMap<string, Days>

/**
 * Sorts ratings by touchpoint, or by channel, and by day.
 * @param ratings grouped by `touchpoint` or `channel`, and `day`, in this order
 */
export function daysByTouchpoint(ratings: readonly Rating[], lens: Lens): DaysByTouchpoint {
  const own = ratings.filter((rating) => rating.lens === lens)
  return new Map(
    [...Map.groupBy(own, ({ key }) => String(key[0]))].map(([touchpoint, of]) => [
      touchpoint,
      new Map(
        [...Map.groupBy(of, ({ key }) => String(key[1]))].map(([day, counts]) => [
          parseHour(day)! / 24,
          goodOf(counts),
        ]),
      ),
    ]),
  )
}

/** Days of several touchpoints added up. */
export function addedUp(all: Iterable<Days>): Days {
  const sums = new Map<number, [number, number]>()
  for (const days of all) {
    for (const [day, [good, n]] of days) {
      const sum = sums.get(day)
      if (sum === undefined) sums.set(day, [good, n])
      else {
        sum[0] += good
        sum[1] += n
      }
    }
  }
  return sums
}

/** Those from the first on and before the last, by day. */
export function partsWithin(days: Days, from: number, to: number): readonly Part[] {
  return [...days]
    .filter(([day]) => day >= from && day < to)
    .sort(([one], [other]) => one - other)
    .map(([, part]) => part)
}
