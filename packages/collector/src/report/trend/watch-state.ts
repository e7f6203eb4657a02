import type { Lens } from '@shopbell/core'
import { dayName, dayOfHour, parseHour, weekday } from '@shopbell/core/time'
import type { WatchState } from '@shopbell/core/report'
import {
  alarmThreshold,
  dispersionOfDays,
  expectedShares,
  FRESH_WATCH,
  watchSeries,
  weekOf,
  type DayPart,
  type WatchedDay,
} from '@shopbell/core/watch'
import type { Rating } from '../facts.ts'
import { goodOf } from '../good-answers.ts'

/** So many days are looked at, the last ones: what is usual changes with the seasons. */
export const WATCHED_DAYS = 182
/** What is usual is learned from so many days at least. */
const LEARNING_DAYS = 56
/** An alarm is news for so many days. */
const NEWS_DAYS = 28
/** How many false alarms a year are allowed over both directions of both lenses. */
const PER_YEAR = 0.5
const SERIES = 4

/**
 * Runs the detector over the days of one lens. What is usual at each hour of the week is learned
 * anew every week from all days before it, as `watchSeries` asks for; so no day is held to itself.
 * @param ratings grouped by `hour`
 */
export function watchState(ratings: readonly Rating[], lens: Lens): WatchState {
  const days = dayParts(ratings.filter((rating) => rating.lens === lens))
  const watched: WatchedDay[] = []
  const first = days.findIndex(({ day }) => day >= (days[0]?.day ?? 0) + LEARNING_DAYS)
  for (let start = first; start >= 0 && start < days.length;) {
    const week = days.slice(start).filter(({ day }) => day < days[start]!.day + 7)
    const known = days
      .slice(0, start)
      .map(({ day, positive, n }) => ({ weekday: weekday(day), positive, n }))
    const expected = expectedShares(weekOf(known))!
    const settings = {
      expected,
      dispersion: dispersionOfDays(known, expected),
      threshold: alarmThreshold(PER_YEAR, SERIES),
    }
    watched.push(...watchSeries(week, settings, watched.at(-1)?.watch ?? FRESH_WATCH))
    start += week.length
  }
  const alarms = watched.flatMap(({ day, alarm }) =>
    alarm === null ? [] : [{ day: dayName(day), direction: alarm }],
  )
  const last = watched.at(-1)
  const latest = watched.findLast(({ alarm }) => alarm !== null)
  const isNews = latest !== undefined && last!.day - latest.day < NEWS_DAYS
  return {
    state: last === undefined ? 'learning' : isNews ? latest.alarm! : 'quiet',
    days: days.length,
    perYear: PER_YEAR,
    fall: last?.fall ?? null,
    rise: last?.rise ?? null,
    alarms,
  }
}

/** Good answers and all answers of each hour, by day. */
function dayParts(ratings: readonly Rating[]): readonly DayPart[] {
  const days = new Map<number, { positive: number[]; n: number[] }>()
  for (const [name, counts] of Map.groupBy(ratings, ({ key }) => String(key[0]))) {
    const hour = parseHour(name)!
    const day = dayOfHour(hour)
    let own = days.get(day)
    if (own === undefined) {
      own = { positive: Array<number>(24).fill(0), n: Array<number>(24).fill(0) }
      days.set(day, own)
    }
    const [good, n] = goodOf(counts)
    own.positive[hour - day * 24] = good
    own.n[hour - day * 24] = n
  }
  return [...days]
    .map(([day, { positive, n }]) => ({ day, positive, n }))
    .sort((one, other) => one.day - other.day)
}
