import { dayOfHour, localHour, momentOf, weekday } from './local-time.ts'

/** The days of a week, Monday first, as opening hours name them. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
/** A day of the week, as opening hours name it. */
export type Weekday = (typeof WEEKDAYS)[number]

/**
 * When a place is open: a day's first and last moment on the wall clock, `HH:MM`. A day that is not
 * named is closed. One that ends no later than it begins ends on the next day; `24:00` is midnight.
 */
export type Hours = Readonly<Partial<Record<Weekday, readonly [from: string, to: string]>>>

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * For how long a place was open between two moments, in ms. A moment that a clock skips or shows
 * twice is taken as `momentOf` takes it.
 * @param timeZone an IANA name
 * @param from epoch ms
 * @param to epoch ms
 * @returns 0 when `to` is not after `from`, or the place never opens
 * @throws RangeError for a zone that does not exist, a moment that no Date holds, or times not `HH:MM`
 * @example openTime({ thu: ['09:00', '18:00'] }, 'UTC', 0, 86_400_000) // 32_400_000
 */
export function openTime(hours: Hours, timeZone: string, from: number, to: number): number {
  let open = 0
  // A day's hours may reach into the next.
  const [first, last] = [dayAt(timeZone, from) - 1, dayAt(timeZone, to)]
  for (let day = first; day <= last; day++) {
    const range = hours[WEEKDAYS[weekday(day) - 1]!]
    if (range === undefined) continue
    const [opens, closes] = range.map(minutesOf) as [number, number]
    const end = closes > opens ? closes : closes + DAY / MINUTE
    const opened = Math.max(from, momentOf(timeZone, day * DAY + opens * MINUTE))
    const closed = Math.min(to, momentOf(timeZone, day * DAY + end * MINUTE))
    open += Math.max(0, closed - opened)
  }
  return open
}

/**
 * Whether a place is open at a moment: from the first moment of its hours on, until the last, which
 * is closed again.
 * @param timeZone an IANA name
 * @param at epoch ms
 * @throws RangeError for a zone that does not exist, a moment that no Date holds, or times not `HH:MM`
 * @example isOpen({ thu: ['09:00', '18:00'] }, 'UTC', 36_000_000) // true
 */
export function isOpen(hours: Hours, timeZone: string, at: number): boolean {
  return openTime(hours, timeZone, at, at + 1) > 0
}

function dayAt(timeZone: string, at: number): number {
  return dayOfHour(localHour(timeZone, at))
}

function minutesOf(time: string): number {
  const match = /^(\d\d):(\d\d)$/.exec(time)
  if (match === null) throw new RangeError(`a time of day is HH:MM, got ${time}`)
  return Number(match[1]) * 60 + Number(match[2])
}
