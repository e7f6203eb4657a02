import { countWords } from './number-words.ts'

/** When somebody last looked, as the time that went by. @example inspectedWords({ inspected: '2026-11-20', inspectedDays: 2 }) // '2 days ago' */
export function inspectedWords({
  inspected,
  inspectedDays: days,
}: {
  readonly inspected: string | null
  readonly inspectedDays: number | null
}): string {
  if (inspected === null || days === null) return 'never'
  // A plan, or a clock on the other side of midnight.
  if (days < 0) return `on ${inspected}`
  if (days === 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 60) return `${countWords(days, 'day')} ago`
  return days < 730
    ? `${countWords(Math.floor(days / 30.44), 'month')} ago`
    : `${countWords(Math.floor(days / 365.25), 'year')} ago`
}
