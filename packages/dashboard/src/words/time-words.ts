/** A language tag for dates and times; the browser's own when not given. */
type Locale = string | undefined

/**
 * The time of day on the reader's clock, with the day in front when that is not today.
 * @param at epoch ms
 * @param now epoch ms
 * @example momentWords(noon, evening, 'en-GB') // '12:00'
 */
export function momentWords(at: number, now: number, locale?: Locale): string {
  const [day, today] = [new Date(at), new Date(now)]
  const time: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit' }
  if (day.toDateString() === today.toDateString()) return day.toLocaleTimeString(locale, time)
  const date: Intl.DateTimeFormatOptions = { ...time, day: 'numeric', month: 'short' }
  const year = day.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const }
  return day.toLocaleString(locale, { ...date, ...year })
}
