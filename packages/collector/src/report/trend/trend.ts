import { CHANNELS, LENSES, type Channel, type Lens } from '@shopbell/core'
import { parseHour } from '@shopbell/core/time'
import type { LensTrend, TrendReport, TrendStep } from '@shopbell/core/report'
import type { Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { readFacts, type Rating } from '../facts.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { CHANGE_DAYS, changeEffects } from './change-effects.ts'
import { addedUp, daysByTouchpoint, partsWithin, type Days } from './daily.ts'
import { periodChange } from './periods.ts'
import { shareOfDays, trendPoints } from './points.ts'
import { WATCHED_DAYS, watchState } from './watch-state.ts'

/** What a trend is asked for. */
export interface TrendQuery {
  readonly query: ReportQuery
  readonly construct: string
  readonly every: TrendStep
}

/**
 * How the share of good answers went, under each lens by itself. Whole days count: a time that
 * begins or ends within a day takes all of it.
 * @throws StoreUnavailable
 */
export async function trendOf(
  served: Served,
  { query, construct, every }: TrendQuery,
  store: Store,
): Promise<TrendReport> {
  const asked = {
    from: query.from === null ? null : Math.floor(query.from / 24),
    to: query.to === null ? null : Math.ceil(query.to / 24),
  }
  // Only changes have to be seen of each touchpoint by itself.
  const each = (served.config.changes ?? []).length > 0 ? 'touchpoint' : 'channel'
  const reach = { ...query, ...reachOf(asked), by: [each, 'day'] } as const
  const channelOf = (name: string): string =>
    each === 'channel' ? name : served.places.get(name)!.touchpoint.channel
  const daily = await ratingsOf(served, store, construct, reach)
  const watched = { ...query, ...watchedTime(asked, daily), by: ['hour'] } as const
  const hourly = await ratingsOf(served, store, construct, watched)
  return {
    ...scopeOf(served, query),
    construct,
    every,
    lenses: LENSES.flatMap((lens) => {
      const found = lensTrend(served, { lens, every, daily, hourly, channelOf }, asked)
      return found === null ? [] : [found]
    }),
  }
}

/** Local days; `null` where nobody said. */
interface Time {
  readonly from: number | null
  readonly to: number | null
}

/** As far back as periods and changes are held against what was before. */
function reachOf({ from, to }: Time): Pick<ReportQuery, 'from' | 'to'> {
  const hours = (day: number | null): number | null => (day === null ? null : day * 24)
  if (from === null) return { from: null, to: hours(to) }
  // Without an end the time runs until the last answer, which is not known yet.
  const before = to === null ? null : from - Math.max(CHANGE_DAYS, to - from)
  return { from: hours(before), to: hours(to) }
}

/** The last days that the detector looks at: up to the end, or to the last day with answers; none without. */
function watchedTime({ to }: Time, daily: readonly Rating[]): Pick<ReportQuery, 'from' | 'to'> {
  const days = daily.map(({ key }) => parseHour(String(key[1]))! / 24)
  const end = to ?? days.reduce((one, other) => Math.max(one, other), -Infinity) + 1
  return {
    from: Number.isFinite(end) ? (end - WATCHED_DAYS) * 24 : 0,
    to: end === -Infinity ? 0 : end * 24,
  }
}

async function ratingsOf(
  served: Served,
  store: Store,
  construct: string,
  query: ReportQuery,
): Promise<readonly Rating[]> {
  const { ratings } = await readFacts(served, query, store, {
    only: ['cells'],
    constructs: [construct],
  })
  return ratings.filter((rating) => rating.construct === construct)
}

interface OfLens {
  readonly lens: Lens
  readonly every: TrendStep
  readonly daily: readonly Rating[]
  readonly hourly: readonly Rating[]
  /** The channel of what `daily` is grouped by. */
  readonly channelOf: (name: string) => string
}

function lensTrend(
  served: Served,
  { lens, every, daily, hourly, channelOf }: OfLens,
  asked: Time,
): LensTrend | null {
  const { changes = [], touchpoints } = served.config
  const days = daysByTouchpoint(daily, lens)
  const all = addedUp(days.values())
  const within = [...all.keys()].filter(
    (day) => day >= (asked.from ?? -Infinity) && day < (asked.to ?? Infinity),
  )
  if (within.length === 0) return null
  const from = within.reduce((one, other) => Math.min(one, other))
  const to = within.reduce((one, other) => Math.max(one, other)) + 1
  // Of all time there is none before: then its later half is held against its earlier half.
  const end = asked.to ?? to
  const middle = asked.from ?? end - Math.floor((end - from) / 2)
  return {
    lens,
    points: trendPoints(all, every, from, to),
    whole: shareOfDays(partsWithin(all, from, to)),
    changes: changeEffects(changes, touchpoints, days, { from, to }),
    periods: periodChange(byChannel(channelOf, days), middle, end),
    watch: watchState(hourly, lens),
  }
}

function byChannel(
  channelOf: OfLens['channelOf'],
  days: ReadonlyMap<string, Days>,
): ReadonlyMap<Channel, Days> {
  return new Map(
    CHANNELS.map((channel) => [
      channel,
      addedUp([...days].filter(([name]) => channelOf(name) === channel).map(([, own]) => own)),
    ]),
  )
}
