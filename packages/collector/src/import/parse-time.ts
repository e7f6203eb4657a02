import { momentOf } from '@shopbell/core/time'

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * A moment as tables write it: ISO 8601 or a day as YYYYMMDD, without a zone on this zone's wall
 * clock; or epoch milliseconds, which from 1973 to 2286 have 12 or 13 digits. Other numbers may be
 * anything, such as epoch seconds, so they are nothing.
 * @returns epoch ms; `null` when it is none of these, or no day of the calendar
 */
export function parseTime(text: string, timeZone: string): number | null {
  if (/^\d{12,13}$/.test(text)) return Number(text)
  const match = ISO.exec(text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))
  if (match === null) return null
  const [, date, time = '00:00', zone] = match
  const local = Date.parse(`${date}T${time.replace(',', '.')}Z`)
  // The calendar mends 30 February to 1 March; we do not.
  if (Number.isNaN(local) || !new Date(local).toISOString().startsWith(date!)) return null
  if (zone === undefined) return momentOf(timeZone, local)
  if (zone.toUpperCase() === 'Z') return local
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return local - (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
