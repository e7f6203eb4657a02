import { weekday } from '../time/local-time.ts'
import { mergeHourly, type Hourly } from './hourly.ts'
import { FRESH_WATCH, watchDay, type Watch, type Watched, type WatchSettings } from './watch.ts'

/** Answers of one local day: all of them, or those of one store, shard or upload. */
export interface DayPart extends Hourly {
  /** The local day, as `dayOfHour` counts it. */
  readonly day: number
}

/** What a day of a series did. */
export interface WatchedDay extends Watched {
  readonly day: number
}

/**
 * Watches a series from its parts: adds up those of each day, and takes the days by date.
 * @param parts in any order, split in any way: the same answers give the identical result
 * @param from what the detector remembers of the days before; nothing unless given
 * @returns one entry a day with parts, by date, the last with the state to go on with; none
 * without parts
 * @throws RangeError for a day that is not whole or has not 24 hours, or settings out of range
 * @example watchSeries([{ day: 0, positive: Array(24).fill(1), n: Array(24).fill(5) }], { expected: Array(168).fill(0.8), dispersion: 1, threshold: 365 })[0].alarm // 'fall'
 */
export function watchSeries(
  parts: readonly DayPart[],
  settings: WatchSettings,
  from: Watch = FRESH_WATCH,
): readonly WatchedDay[] {
  const byDay = new Map<number, Hourly>()
  for (const part of parts) {
    if (!Number.isSafeInteger(part.day)) throw new RangeError(`a day is whole, got ${part.day}`)
    const before = byDay.get(part.day)
    byDay.set(part.day, before === undefined ? part : mergeHourly(before, part))
  }
  let watch = from
  const days: WatchedDay[] = []
  for (const [day, { positive, n }] of [...byDay].sort(([left], [right]) => left - right)) {
    const seen = watchDay(watch, { weekday: weekday(day), positive, n }, settings)
    watch = seen.watch
    days.push({ day, ...seen })
  }
  return days
}
