const FULL = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const full = new Intl.DateTimeFormat('en-GB', FULL)

/** The local day that an ISO date, with or without an hour, names. @example dayWords('2026-10-16T14') // '16 October 2026' */
export function dayWords(iso: string): string {
  return full.format(dayAt(iso))
}

/** The same as the start of that day in UTC, for an axis of time. */
export function dayAt(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`)
}
