import { OF_TOUCHPOINT } from './dimensions.ts'
import { parsePageQuery } from './page-query.ts'
import type { ParsedQuery } from './report-query.ts'

const NAMES: readonly string[] = OF_TOUCHPOINT

/** Reads the parameters of a page that can be cut by time and by touchpoint, and by nothing else. */
export function parsePlaceQuery(params: URLSearchParams): ParsedQuery {
  const parsed = parsePageQuery(params, {})
  if (!parsed.ok) return parsed
  const mistakes = [...parsed.query.where.keys()]
    .filter((name) => !NAMES.includes(name))
    .map((name) => ({ path: `where.${name}`, allowed: `where. and one of ${NAMES.join(', ')}` }))
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, query: parsed.query }
}
