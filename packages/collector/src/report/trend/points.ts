import { dayAwareShare, type Estimate, type Part } from '@shopbell/core'
import { dayName, parseHour, weekday } from '@shopbell/core/time'
import type { TrendPoint, TrendStep } from '@shopbell/core/report'
import { partsWithin, type Days } from './daily.ts'

/** The share of good answers over days, wider where they differ more than chance lets them. */
export function shareOfDays(parts: readonly Part[], level?: number): Estimate {
  const { value, low, high, n, level: own } = dayAwareShare(parts, level)
  return { value, low, high, n, level: own }
}

/**
 * Every step that touches the days from `from` to before `to`, none left out; cut off at both ends.
 */
export function trendPoints(
  days: Days,
  every: TrendStep,
  from: number,
  to: number,
): readonly TrendPoint[] {
  const points: TrendPoint[] = []
  let start = from
  while (start < to) {
    const end = Math.min(to, nextStep(start, every))
    points.push({
      from: dayName(start),
      to: dayName(end),
      share: shareOfDays(partsWithin(days, start, end)),
    })
    start = end
  }
  return points
}

/** The first day of the step after that of a day: weeks begin on Monday. */
function nextStep(day: number, every: TrendStep): number {
  switch (every) {
    case 'day':
      return day + 1
    case 'week':
      return day + 8 - weekday(day)
    case 'month': {
      const [year, month] = dayName(day).split('-').map(Number)
      const next = month === 12 ? [year! + 1, 1] : [year!, month! + 1]
      return (
        parseHour(`${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`)! /
        24
      )
    }
  }
}
