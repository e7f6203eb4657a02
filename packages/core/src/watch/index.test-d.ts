import { expectTypeOf } from 'vitest'
import type { Histogram } from '../index.ts'
import type {
  Cusum,
  DayPart,
  Hourly,
  Limits,
  LogStatistics,
  Watch,
  WatchDay,
  WatchSettings,
  Watched,
  WatchedDay,
  Xmr,
} from './index.ts'
import {
  FRESH_WATCH,
  cusum,
  logMean,
  mergeHourly,
  pChart,
  watchDay,
  watchSeries,
  weekOf,
  xmr,
} from './index.ts'

expectTypeOf(mergeHourly).toEqualTypeOf<(left: Hourly, right: Hourly) => Hourly>()
expectTypeOf<Hourly>().toEqualTypeOf<{ readonly positive: Histogram; readonly n: Histogram }>()
// A day that is watched has a weekday; a part of one has a date.
expectTypeOf(weekOf).parameter(0).toEqualTypeOf<readonly WatchDay[]>()
expectTypeOf<Omit<WatchDay, keyof Hourly>>().toEqualTypeOf<{ readonly weekday: number }>()
expectTypeOf<Omit<DayPart, keyof Hourly>>().toEqualTypeOf<{ readonly day: number }>()

expectTypeOf(watchDay).toEqualTypeOf<
  (watch: Watch, day: WatchDay, settings: WatchSettings) => Watched
>()
expectTypeOf<WatchSettings>().toEqualTypeOf<{
  readonly expected: readonly number[]
  readonly dispersion: number
  readonly threshold: number
}>()
// There may be no alarm.
expectTypeOf<Watched>().toEqualTypeOf<{
  readonly watch: Watch
  readonly alarm: 'fall' | 'rise' | null
  readonly fall: number
  readonly rise: number
}>()
expectTypeOf(FRESH_WATCH).toEqualTypeOf<Watch>()
expectTypeOf<Watch>().toEqualTypeOf<{
  readonly fall: LogStatistics
  readonly rise: LogStatistics
}>()
expectTypeOf(logMean).parameter(0).toEqualTypeOf<LogStatistics>()
expectTypeOf<LogStatistics>().toEqualTypeOf<readonly number[] | null>()
expectTypeOf(watchSeries).parameter(0).toEqualTypeOf<readonly DayPart[]>()
expectTypeOf(watchSeries).returns.toEqualTypeOf<readonly WatchedDay[]>()
expectTypeOf<Omit<WatchedDay, keyof Watched>>().toEqualTypeOf<{ readonly day: number }>()

expectTypeOf(cusum).returns.toEqualTypeOf<Cusum>()
expectTypeOf<Cusum>().toEqualTypeOf<{
  readonly sums: readonly number[]
  readonly firstAlarm: number | null
}>()
expectTypeOf(pChart).returns.toExtend<Limits>()
expectTypeOf<Limits>().toEqualTypeOf<{
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
}>()
expectTypeOf(xmr).returns.toEqualTypeOf<Xmr>()
expectTypeOf<Xmr>().toEqualTypeOf<{
  readonly [name in 'centre' | 'movingRange' | 'sigma' | 'low' | 'high']: number | null
}>()
