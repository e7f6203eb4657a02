import { dateIn, PERIODS, USUAL_PERIOD, type Period } from './period.ts'

/** What answers can be filtered by, as the address and the collector name it. */
export const FILTERS = ['channel', 'stage', 'region', 'location', 'touchpoint'] as const
/** One of `FILTERS`. */
export type Filter = (typeof FILTERS)[number]

/** Who reads: it decides what opens first and stands first, and hides nothing. */
export const LEVELS = ['owner', 'region', 'store', 'developer'] as const
/** One of `LEVELS`. */
export type Level = (typeof LEVELS)[number]

/** What the reader looks at; all of it lives in the address, so that it can be kept and sent on. */
export interface View {
  /** A page's name in the address; empty for the one that the level opens on. */
  readonly page: string
  /** `null` when the collector serves one only. */
  readonly business: string | null
  readonly level: Level
  readonly period: Period
  /** Of period `dates`: the first day that counts, and the first that counts no more; else `null`. */
  readonly from: string | null
  readonly to: string | null
  /** One value, or several with commas between. */
  readonly where: Readonly<Partial<Record<Filter, string>>>
  /** What a page says of itself, by names of its own. */
  readonly own: Readonly<Record<string, string>>
}

/** Everything of the only business, over the usual period. */
export const PLAIN_VIEW: View = {
  page: '',
  business: null,
  level: 'owner',
  period: USUAL_PERIOD,
  from: null,
  to: null,
  where: {},
  own: {},
}

/**
 * Reads an address; what it does not say, or says wrongly, is the default.
 * @example viewOf('/dashboard/journey', '?channel=web') // { page: 'journey', where: { channel: 'web' }, … }
 */
export function viewOf(pathname: string, search: string): View {
  const query = new URLSearchParams(search)
  const take = (name: string): string | null => {
    const value = query.get(name)?.trim() || null
    query.delete(name)
    return value
  }
  const business = take('business')
  const level = oneOf(LEVELS, take('view')) ?? PLAIN_VIEW.level
  const [from, to] = [dateIn(take('from')), dateIn(take('to'))]
  const given = oneOf(PERIODS, take('period')) ?? ((from ?? to) ? 'dates' : USUAL_PERIOD)
  const isSpan = given === 'dates' && (from === null || to === null || from < to)
  const where: Partial<Record<Filter, string>> = {}
  for (const filter of FILTERS) {
    const value = take(filter)
    if (value !== null) where[filter] = value
  }
  return {
    page: pathname.split('/').at(-1)!,
    business,
    level,
    period: given === 'dates' && !isSpan ? USUAL_PERIOD : given,
    from: isSpan ? from : null,
    to: isSpan ? to : null,
    where,
    own: Object.fromEntries(query),
  }
}

/** The address of a view below the dashboard's own, which `viewOf` reads back; `./` when all is the default. */
export function addressOf(view: View): string {
  const { page, business, level, period, from, to, where, own } = view
  const query = new URLSearchParams()
  const put = (name: string, value: string | null): void => {
    if (value !== null && value !== '') query.set(name, value)
  }
  put('business', business)
  if (level !== PLAIN_VIEW.level) put('view', level)
  if (period !== USUAL_PERIOD && period !== 'dates') put('period', period)
  if (period === 'dates') {
    if (from === null && to === null) put('period', period)
    put('from', from)
    put('to', to)
  }
  for (const filter of FILTERS) put(filter, where[filter] ?? null)
  for (const [name, value] of Object.entries(own)) put(name, value)
  const words = String(query)
  return `./${page}${words === '' ? '' : `?${words}`}`
}

/** Another page with the same filters; what the page before said of itself stays behind. */
export function onPage(view: View, page: string, own: View['own'] = {}): View {
  return { ...view, page, own }
}

/** The same page with one filter set, or taken away by `null`. */
export function filtered(view: View, filter: Filter, value: string | null): View {
  const { [filter]: _, ...rest } = view.where
  return { ...view, where: value === null ? rest : { ...rest, [filter]: value } }
}

/** The one-time code of the printed link; `null` when the fragment has none. */
export function codeOf(hash: string): string | null {
  return new URLSearchParams(hash.replace(/^#/, '')).get('code') || null
}

function oneOf<Word extends string>(words: readonly Word[], text: string | null): Word | null {
  return words.find((word) => word === text) ?? null
}
