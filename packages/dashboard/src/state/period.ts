import { dayName } from '@shopbell/core/time'

/** The periods a reader can choose, the longest first. */
export const PERIODS = ['all', '28-days', '7-days', 'today'] as const
/** One of `PERIODS`; the days count today. */
export type Period = (typeof PERIODS)[number]

const DAYS: Readonly<Record<Period, number | null>> = {
  all: null,
  '28-days': 28,
  '7-days': 7,
  today: 1,
}

const DAY = 86_400_000

/**
 * The first day of a period, as an ISO date.
 * @param now epoch ms
 * @param offset how far the clock whose days are meant is ahead of UTC, ms
 * @returns `null` for all time
 */
export function firstDay(period: Period, now: number, offset: number): string | null {
  const days = DAYS[period]
  return days === null ? null : dayName(Math.floor((now + offset) / DAY) - days + 1)
}
