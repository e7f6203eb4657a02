import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { assertExpected } from './dispersion.ts'
import { evidence, withOdds } from './evidence.ts'
import { firstHour, type WatchDay } from './hourly.ts'
import { logMean, shiryaevRoberts, type LogStatistics } from './shiryaev-roberts.ts'

/** The falls that are looked for, as factors of the odds: about 5, 10 and 20 points off a share of 0.8. */
export const FALLING_ODDS: readonly number[] = [0.74, 0.58, 0.375]

/** What a detector remembers of a series between two days. */
export interface Watch {
  /** Of a fall. */
  readonly fall: LogStatistics
  /** Of a rise. */
  readonly rise: LogStatistics
}

/** What a detector knows of a series beforehand. */
export interface WatchSettings {
  /**
   * 168 shares strictly between 0 and 1, Monday 0:00 first: `expectedShares` of at least 56 days,
   * learned anew every week from all days so far, since what was learned wrongly repeats its alarms.
   */
  readonly expected: readonly number[]
  /** At least 1, by which evidence is divided: `dispersionOfDays` of the same days. */
  readonly dispersion: number
  /** Above 1: `alarmThreshold`. */
  readonly threshold: number
}

/** What one day did. */
export interface Watched {
  /** To go on with. After an alarm that direction begins anew. */
  readonly watch: Watch
  /** Whether the share fell or rose; `null` when nothing was proven. */
  readonly alarm: 'fall' | 'rise' | null
  /** How far the evidence for a fall is: the mean of R by the threshold, an alarm above 1; finite. */
  readonly fall: number
  /** The same for a rise. */
  readonly rise: number
}

/** A detector that has seen nothing. */
export const FRESH_WATCH: Watch = { fall: null, rise: null }

/**
 * The threshold for an allowed number of false alarms.
 * @param perYear how many false alarms a year are allowed over all series, above 0
 * @param series how many series are watched; one watched for falls and for rises is two
 * @returns how many days a series must last, on average, until its first false alarm: a promise
 * where the usual shares are known, and an aim where they are learned from few answers
 * @throws RangeError unless both are above 0 and at least a day lies between two alarms
 * @example alarmThreshold(0.5, 10) // 7300
 */
export function alarmThreshold(perYear: number, series: number = 1): number {
  const threshold = (series * 365) / perYear
  if (perYear > 0 && series > 0 && threshold > 1 && threshold < Infinity) return threshold
  throw new RangeError(`${perYear} false alarms a year over ${series} series cannot be promised`)
}

/**
 * Watches a share for one more day (Shiryaev–Roberts over a mixture of three falls and three rises).
 *
 * Each hour is held to the share its hour of the week lets expect. Days go in by date, each once
 * and whole: merge the counts of its stores and shards first. A day without answers changes nothing.
 * @returns the same for any partition and order of a day's answers
 * @throws RangeError for a day that has not 24 hours or no weekday, or settings out of range
 * @example watchDay(FRESH_WATCH, { weekday: 1, positive: Array(24).fill(1), n: Array(24).fill(5) }, { expected: Array(168).fill(0.8), dispersion: 1, threshold: 365 }).alarm // 'fall'
 */
export function watchDay(watch: Watch, day: WatchDay, settings: WatchSettings): Watched {
  const { expected, dispersion, threshold } = settings
  assertExpected(expected)
  if (!(dispersion >= 1 && threshold > 1)) {
    throw new RangeError(
      `dispersion is at least 1 and threshold above 1, got ${dispersion} and ${threshold}`,
    )
  }
  const first = firstHour(day)
  const isEmpty = total(day.n) === 0
  const step = (before: LogStatistics, odds: readonly number[]): LogStatistics =>
    isEmpty
      ? before
      : shiryaevRoberts(
          before,
          odds.map((factor) => dayEvidence(day, expected.slice(first), factor) / dispersion),
        )
  const fall = step(watch.fall, FALLING_ODDS)
  const rise = step(
    watch.rise,
    FALLING_ODDS.map((odds) => 1 / odds),
  )
  const far = (statistics: LogStatistics): number =>
    Math.min(Number.MAX_VALUE, Math.exp(logMean(statistics) - Math.log(threshold)))
  const alarm = far(fall) > 1 ? 'fall' : far(rise) > 1 ? 'rise' : null
  return {
    watch: { fall: far(fall) > 1 ? null : fall, rise: far(rise) > 1 ? null : rise },
    alarm,
    fall: far(fall),
    rise: far(rise),
  }
}

function dayEvidence(day: WatchDay, expected: readonly number[], odds: number): number {
  return sum(day.n, (n, hour) => {
    const usual = expected[hour]!
    return n === 0 ? 0 : evidence(day.positive[hour]!, n, usual, withOdds(usual, odds))
  })
}
