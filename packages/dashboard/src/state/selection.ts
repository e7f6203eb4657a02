import { PERIODS, type Period } from './period.ts'

/** What the reader looks at; it lives in the address, so that it can be kept and sent on. */
export interface Selection {
  /** `null` when the collector serves one only. */
  readonly business: string | null
  readonly period: Period
}

/**
 * Reads the selection from an address's query; what it does not say, or says wrongly, is the default.
 * @example selectionOf('?period=today') // { business: null, period: 'today' }
 */
export function selectionOf(search: string): Selection {
  const query = new URLSearchParams(search)
  const period = PERIODS.find((each) => each === query.get('period')) ?? 'all'
  return { business: query.get('business')?.trim() || null, period }
}

/** The query of a selection, which `selectionOf` reads back; `./` alone when all is the default. */
export function addressOf({ business, period }: Selection): string {
  const query = new URLSearchParams()
  if (business !== null) query.set('business', business)
  if (period !== 'all') query.set('period', period)
  const words = String(query)
  return words === '' ? './' : `?${words}`
}

/** The one-time code of the printed link; `null` when the fragment has none. */
export function codeOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code') || null
}
