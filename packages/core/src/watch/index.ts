export { type Hourly, type WatchDay, mergeHourly, weekOf } from './hourly.ts'
export { expectedShares } from './expected-shares.ts'
export { dispersion, dispersionOfDays } from './dispersion.ts'
export { evidence, withOdds } from './evidence.ts'
export { type LogStatistics, logMean, shiryaevRoberts } from './shiryaev-roberts.ts'
export {
  type Watch,
  type Watched,
  type WatchSettings,
  FALLING_ODDS,
  FRESH_WATCH,
  alarmThreshold,
  watchDay,
} from './watch.ts'
export { type DayPart, type WatchedDay, watchSeries } from './watch-series.ts'
export { type Cusum, cusum } from './cusum.ts'
export { type Limits, type Xmr, ewma, pChart, xmr } from './control-charts.ts'
