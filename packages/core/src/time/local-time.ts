const SECOND = 1000
const HOUR = 3600 * SECOND
const DAY = 24 * HOUR

const formats = new Map<string, Intl.DateTimeFormat>()
/** By time zone and hour. */
const offsets = new Map<string, Map<number, number>>()

/** Of one zone, kept small: a report or a day's answers need a few hundred hours. */
const MOST_OFFSETS = 20_000

/**
 * How far the wall clock of a time zone is ahead of UTC at a moment, in milliseconds.
 * @param timeZone an IANA name
 * @param at epoch ms
 * @throws RangeError for a zone that does not exist, or a moment that no Date holds
 * @example zoneOffset('Europe/Berlin', Date.UTC(2026, 6, 1)) // 7_200_000
 */
export function zoneOffset(timeZone: string, at: number): number {
  const hour = Math.floor(at / HOUR)
  const before = offsetAtHour(timeZone, hour)
  // Some clocks were changed a minute after the hour, and Monrovia's 44½ minutes after it.
  return before === offsetAtHour(timeZone, hour + 1) ? before : computeOffset(timeZone, at)
}

function offsetAtHour(timeZone: string, hour: number): number {
  let own = offsets.get(timeZone)
  if (own === undefined || own.size >= MOST_OFFSETS) offsets.set(timeZone, (own = new Map()))
  let offset = own.get(hour)
  if (offset === undefined) own.set(hour, (offset = computeOffset(timeZone, hour * HOUR)))
  return offset
}

function computeOffset(timeZone: string, at: number): number {
  let format = formats.get(timeZone)
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      calendar: 'iso8601',
      hourCycle: 'h23',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
    formats.set(timeZone, format)
  }
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(at)) part[type] = Number(value)
  const { day = 0, hour = 0, minute = 0, second = 0 } = part
  const moment = new Date(at)
  // No clock is a whole day off, so days that differ by more stand on two sides of a month's end.
  const days = day - moment.getUTCDate()
  const turned = Math.abs(days) > 1 ? -Math.sign(days) : days
  const utc = (moment.getUTCHours() * 60 + moment.getUTCMinutes()) * 60 + moment.getUTCSeconds()
  return turned * DAY + ((hour * 60 + minute) * 60 + second - utc) * SECOND
}

/**
 * The local hour of a moment, counted from 1970-01-01T00 on the wall clock; negative before it.
 * @param at epoch ms
 * @throws RangeError for a zone that does not exist, or a moment that no Date holds
 * @example localHour('Asia/Kolkata', 0) // 5
 */
export function localHour(timeZone: string, at: number): number {
  return Math.floor((at + zoneOffset(timeZone, at)) / HOUR)
}

/**
 * The local day of a local hour, counted from 1970-01-01; negative before it.
 * @example dayOfHour(49) // 2
 */
export function dayOfHour(hour: number): number {
  return Math.floor(hour / 24)
}

/**
 * The moment at which a wall clock shows a time, epoch ms. A time that the clock shows twice is
 * taken the first time; one that it skips is taken as if it had not been skipped.
 * @param local wall-clock milliseconds, as if the zone were UTC
 * @throws RangeError for a zone that does not exist, or a moment that no Date holds
 * @example momentOf('Europe/Berlin', Date.UTC(2026, 6, 1, 12)) // 1782900000000
 */
export function momentOf(timeZone: string, local: number): number {
  // No clock is further than 16 hours from UTC, so both sides of a change nearby are seen.
  const near = [zoneOffset(timeZone, local - 16 * HOUR), zoneOffset(timeZone, local + 16 * HOUR)]
  const tried = [...near, ...near.map((offset) => zoneOffset(timeZone, local - offset))]
  const shown = tried
    .map((offset) => local - offset)
    .filter((moment) => moment + zoneOffset(timeZone, moment) === local)
  // Clocks that skip go forward, so the offset before is the smaller one.
  return shown.length > 0 ? Math.min(...shown) : local - Math.min(...near)
}

/**
 * A local hour as ISO 8601 writes it.
 * @param hour as `localHour` counts it
 * @throws RangeError for an hour that no Date holds
 * @example hourName(0) // '1970-01-01T00'
 */
export function hourName(hour: number): string {
  return iso(hour * HOUR).slice(0, -':00:00.000Z'.length)
}

/**
 * A local day as ISO 8601 writes it.
 * @param day as `dayOfHour` counts it
 * @throws RangeError for a day that no Date holds
 * @example dayName(0) // '1970-01-01'
 */
export function dayName(day: number): string {
  return iso(day * DAY).slice(0, -'T00:00:00.000Z'.length)
}

/**
 * The ISO 8601 week of a local day: the first of a year is that of its first Thursday.
 * @param day as `dayOfHour` counts it
 * @throws RangeError for a day that no Date holds
 * @example weekName(0) // '1970-W01'
 */
export function weekName(day: number): string {
  const thursday = day - weekday(day) + 4
  const year = dayName(thursday).slice(0, -'-01-01'.length)
  const firstDay = Date.parse(`${year}-01-01`) / DAY
  const week = Math.floor((thursday - firstDay) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/**
 * The ISO 8601 day of the week of a local day: 1 for Monday to 7 for Sunday.
 * @param day as `dayOfHour` counts it, whole
 * @example weekday(0) // 4
 */
export function weekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

/**
 * The local hour at which an ISO date, or a date with an hour, begins.
 * @returns hours as `localHour` counts them; `null` when it is neither, or no day of the calendar.
 * Years are those with four digits
 * @example parseHour('1970-01-02') // 24
 */
export function parseHour(text: string): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2})(?::00(?::00)?)?)?$/.exec(text)
  if (match === null) return null
  const [year, month, day, hour] = match.slice(1).map((part) => Number(part ?? 0))
  const date = new Date(0)
  // Date.UTC would take the years 0 to 99 for those of the last century.
  date.setUTCFullYear(year!, month! - 1, day)
  const isDay = date.toISOString().startsWith(text.slice(0, 10))
  return isDay && hour! < 24 ? date.getTime() / HOUR + hour! : null
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
