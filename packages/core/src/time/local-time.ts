const HOUR = 3_600_000
const QUARTER = HOUR / 4

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** Kept small: a report or a day's answers need a few hundred quarters of an hour. */
const MOST_OFFSETS = 20_000

/**
 * How far the wall clock of a time zone is ahead of UTC at a moment, in milliseconds.
 * @throws RangeError for a zone that does not exist
 * @example zoneOffset('Europe/Berlin', Date.UTC(2026, 6, 1)) // 7_200_000
 */
export function zoneOffset(timeZone: string, at: number): number {
  // No zone changes its offset but on a quarter of an hour of UTC.
  const quarter = Math.floor(at / QUARTER)
  const key = `${timeZone}/${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const offset = computeOffset(timeZone, quarter * QUARTER)
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  offsets.set(key, offset)
  return offset
}

function computeOffset(timeZone: string, at: number): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const local = Date.UTC(
    part['year']!,
    part['month']! - 1,
    part['day'],
    part['hour'],
    part['minute'],
    part['second'],
  )
  return local - at
}

/** The local hour of a moment, counted from 1970-01-01T00 on the wall clock. */
export function localHour(timeZone: string, at: number): number {
  return Math.floor((at + zoneOffset(timeZone, at)) / HOUR)
}

/** The local day of a local hour, counted from 1970-01-01. */
export function dayOfHour(hour: number): number {
  return Math.floor(hour / 24)
}

/**
 * The moment at which a wall clock shows a time. A time that the clock shows twice is taken the
 * first time; one that it skips is taken as if it had not been skipped.
 * @param local wall-clock milliseconds, as if the zone were UTC
 */
export function momentOf(timeZone: string, local: number): number {
  const guess = local - zoneOffset(timeZone, local)
  const early = local - zoneOffset(timeZone, guess - 12 * HOUR)
  return early + zoneOffset(timeZone, early) === local ? early : local - zoneOffset(timeZone, guess)
}

/** @example hourName(0) // '1970-01-01T00' */
export function hourName(hour: number): string {
  return iso(hour * HOUR).slice(0, 13)
}

/** @example dayName(0) // '1970-01-01' */
export function dayName(day: number): string {
  return iso(day * 24 * HOUR).slice(0, 10)
}

/** The ISO 8601 week of a local day. @example weekName(0) // '1970-W01' */
export function weekName(day: number): string {
  const thursday = day - weekday(day) + 4
  const year = Number(dayName(thursday).slice(0, 4))
  const firstDay = Math.floor(Date.UTC(year, 0, 1) / (24 * HOUR))
  const week = Math.floor((thursday - firstDay) / 7) + 1
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`
}

/** The ISO 8601 day of the week: 1 for Monday to 7 for Sunday. */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * The local hour at which an ISO date, or a date with an hour, begins.
 * @returns `null` when it is neither, or no day of the calendar
 * @example parseHour('1970-01-02') // 24
 */
export function parseHour(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::00(?::00)?)?)?$/.exec(text)
  if (match === null) return null
  const [year, month, day, hour] = match.slice(1).map((part) => Number(part ?? 0))
  const at = Date.UTC(year!, month! - 1, day, hour)
  return iso(at).startsWith(text.slice(0, 10)) && hour! < 24 ? at / HOUR : null
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
