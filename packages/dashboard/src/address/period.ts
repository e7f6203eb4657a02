import { dayName, dayOfHour, localHour, parseHour } from '@shopbell/core/time'

/** The periods a reader can choose, the longest first; `dates` are two days of the reader's own. */
export const PERIODS = ['all', '90-days', '28-days', '7-days', 'today', 'dates'] as const
/** One of `PERIODS`; the days count today. */
export type Period = (typeof PERIODS)[number]

/** What is looked at when the address does not say. */
export const USUAL_PERIOD: Period = '28-days'

/** Days of the shop, ISO: the first that counts, and the first that counts no more. */
export interface Days {
  /** `null` since the beginning. */
  readonly from: string | null
  /** `null` until now. */
  readonly to: string | null
}

const LENGTHS: Readonly<Partial<Record<Period, number>>> = {
  '90-days': 90,
  '28-days': 28,
  '7-days': 7,
  today: 1,
}

/** The day on a shop's wall, as core counts them. @param now epoch ms */
export function dayAt(timeZone: string, now: number): number {
  return dayOfHour(localHour(timeZone, now))
}

/**
 * The days of a period.
 * @param today as `dayAt` counts it
 * @param own the days of `dates`
 */
export function daysOf(period: Period, today: number, own: Days): Days {
  if (period === 'dates') return own
  const length = LENGTHS[period]
  return length === undefined
    ? { from: null, to: null }
    : { from: dayName(today - length + 1), to: dayName(today + 1) }
}

/** A date of the calendar as it is written; `null` for anything else. */
export function dateIn(text: string | null): string | null {
  return text !== null && text.length === 10 && parseHour(text) !== null ? text : null
}
