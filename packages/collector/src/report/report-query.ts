import { parseHour } from '@shopbell/core/time'
import { allowedOf, canBe, DIMENSIONS, isDimension, type Dimension } from './dimensions.ts'

/** What a report is asked for. */
export interface ReportQuery {
  /** Local hours: the first that counts; all time when not given. */
  readonly from: number | null
  /** The first that counts no more. */
  readonly to: number | null
  /** No dimension makes one group of everything. */
  readonly by: readonly Dimension[]
  /** Only what has one of these values in each of these dimensions. */
  readonly where: ReadonlyMap<Dimension, ReadonlySet<string>>
}

/** A mistake in one parameter. */
export interface Mistake {
  readonly path: string
  readonly allowed: string
}

/** A query, or everything that is wrong with it. */
export type ParsedQuery =
  | { readonly ok: true; readonly query: ReportQuery }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const WHERE = 'where.'
const A_TIME = 'an ISO date such as 2026-11-22, or with an hour: 2026-11-22T14'
const A_DIMENSION = `of ${DIMENSIONS.join(', ')}`

/** Reads a report's parameters. `business` is somebody else's to read. */
export function parseReportQuery(params: URLSearchParams): ParsedQuery {
  const mistakes: Mistake[] = []
  const where = new Map<Dimension, Set<string>>()
  const by = new Set<Dimension>()
  let from: number | null = null
  let to: number | null = null

  function time(path: string, value: string): number | null {
    const hour = parseHour(value)
    if (hour === null) mistakes.push({ path, allowed: A_TIME })
    return hour
  }

  for (const [name, value] of params) {
    if (name === 'business') continue
    if (name === 'from') from = time(name, value)
    else if (name === 'to') to = time(name, value)
    else if (name === 'by') {
      for (const dimension of value.split(',').filter((part) => part !== '')) {
        if (isDimension(dimension)) by.add(dimension)
        else mistakes.push({ path: 'by', allowed: `any ${A_DIMENSION}, with commas between` })
      }
    } else if (name.startsWith(WHERE)) {
      const dimension = name.slice(WHERE.length)
      if (!isDimension(dimension)) {
        mistakes.push({ path: WHERE, allowed: `${WHERE} and one ${A_DIMENSION}` })
        continue
      }
      const values = value.split(',')
      if (!values.every((each) => canBe(dimension, each))) {
        mistakes.push({ path: name, allowed: allowedOf(dimension) })
      }
      const known = where.get(dimension) ?? new Set()
      where.set(dimension, known)
      for (const each of values) known.add(each)
    } else mistakes.push({ path: '', allowed: 'the parameters business, from, to, by, where.…' })
  }
  if (from !== null && to !== null && from >= to) {
    mistakes.push({ path: 'to', allowed: 'a time after "from", for it is exclusive' })
  }
  if (mistakes.length > 0) return { ok: false, mistakes }
  return { ok: true, query: { from, to, by: [...by], where } }
}
