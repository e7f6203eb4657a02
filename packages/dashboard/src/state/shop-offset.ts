import type { Visit } from '../api/visit.ts'

const HOUR = 3_600_000

/**
 * How far the clocks on the shop's walls are ahead of UTC, ms: "today" is the shop's day, wherever
 * the reader is. The newest visit tells it to the hour; within that hour the reader's own clock is
 * taken if it fits, else the full hour.
 * @param own how far the reader's clock is ahead of UTC, ms; the answer when no visit tells
 */
export function shopOffset(visits: readonly Visit[], own: number): number {
  const told = visits.find(({ hour }) => hour !== null)
  if (told === undefined) return own
  const least = told.hour! * HOUR - told.at
  return least <= own && own < least + HOUR ? own : Math.ceil(least / HOUR) * HOUR
}
