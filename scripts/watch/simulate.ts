import {
  FRESH_WATCH,
  alarmThreshold,
  dispersionOfDays,
  expectedShares,
  watchDay,
  weekOf,
  type WatchDay,
  type WatchSettings,
} from '@shopbell/core/watch'
import { chance, type Chance } from './chance.ts'

/** Where the usual shares come from: the truth, 56 days once, or every day so far, each week anew. */
export type Usual = 'known' | 'learned once' | 'learned weekly'

/** A shop that is open for twelve hours a day, and whose evenings and weekends are worse. */
export interface Shop {
  /** On average; weekends have more. */
  readonly answers: number
  /** The standard deviation of a whole day's share, 0 to 1. */
  readonly wobble: number
  readonly usual: Usual
}

const [OPENS, CLOSES] = [8, 20]
const CROWDS = [0.7, 0.75, 0.8, 0.9, 1.15, 1.6, 1.1]
const LEARNED = 56
const WEEK = 7
const YEAR = 365
const QUIET = 60
const LONGEST = 200

/** How many falls are announced in a year in which there was none, on average over many years. */
export function aYear(shop: Shop, years: number): number {
  const random = chance(shop.answers)
  let alarms = 0
  for (let year = 0; year < years; year++) {
    for (const alarm of watched(shop, random, YEAR, () => 0)) alarms += alarm ? 1 : 0
  }
  return alarms / years
}

/** How many days a fall of ten points goes on until it is announced, on average over many falls. */
export function delay(shop: Shop, falls: number): number {
  const random = chance(shop.answers + 1)
  let days = 0
  for (let fall = 0; fall < falls; fall++) {
    let day = 0
    for (const alarm of watched(shop, random, LONGEST, (at) => (at < QUIET ? 0 : 0.1))) {
      if (day++ < QUIET) continue
      days++
      if (alarm) break
    }
  }
  return days / falls
}

/** Whether each day announces a fall. */
function* watched(
  shop: Shop,
  random: Chance,
  days: number,
  drop: (day: number) => number,
): Generator<boolean> {
  const before = Array.from({ length: LEARNED }, (_, at) => dayOf(shop, random, at, 0))
  let settings = settingsFrom(shop, before)
  let watch = FRESH_WATCH
  for (let at = 0; at < days; at++) {
    if (shop.usual === 'learned weekly' && at % WEEK === 0) settings = settingsFrom(shop, before)
    const day = dayOf(shop, random, at, drop(at))
    before.push(day)
    const seen = watchDay(watch, day, settings)
    watch = seen.watch
    yield seen.fall > 1
  }
}

function settingsFrom(shop: Shop, days: readonly WatchDay[]): WatchSettings {
  const expected =
    shop.usual === 'known'
      ? Array.from({ length: 168 }, (_, hour) => shareAt(1 + Math.floor(hour / 24), hour % 24))
      : expectedShares(weekOf(days))!
  return { expected, dispersion: dispersionOfDays(days, expected), threshold: alarmThreshold(1) }
}

function shareAt(weekday: number, hour: number): number {
  const open = Math.min(CLOSES - 1, Math.max(OPENS, hour)) - OPENS
  return 0.88 - (0.16 * open) / (CLOSES - 1 - OPENS) - (weekday > 5 ? 0.05 : 0)
}

function dayOf(shop: Shop, random: Chance, at: number, drop: number): WatchDay {
  const weekday = 1 + (at % WEEK)
  const shift = shop.wobble * random.normal() - drop
  const crowd =
    shop.answers * CROWDS[weekday - 1]! * Math.exp(0.25 * random.normal() - 0.25 ** 2 / 2)
  const n = Array.from({ length: 24 }, (_, hour) =>
    hour >= OPENS && hour < CLOSES ? random.poisson(crowd / (CLOSES - OPENS)) : 0,
  )
  const positive = n.map((count, hour) => random.binomial(count, shareAt(weekday, hour) + shift))
  return { weekday, positive, n }
}
