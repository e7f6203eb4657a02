import { parseReportQuery, type Mistake, type ReportQuery } from './report-query.ts'

/** A parameter that only one page has. */
export interface OwnParameter {
  /** What it may be; any id when not given. */
  readonly words?: readonly string[]
  /** What it is unless said. */
  readonly otherwise: string
}

/** A page's query, or everything that is wrong with it. */
export type ParsedPage<Name extends string> =
  | { readonly ok: true; readonly query: ReportQuery; readonly own: Readonly<Record<Name, string>> }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const AN_ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/

/** Reads the parameters of a page: those of a report but `by`, which each page decides, and its own. */
export function parsePageQuery<Name extends string>(
  params: URLSearchParams,
  parameters: Readonly<Record<Name, OwnParameter>>,
): ParsedPage<Name> {
  const rest = new URLSearchParams(params)
  const mistakes: Mistake[] = []
  const own = {} as Record<Name, string>
  for (const [name, { words, otherwise }] of Object.entries<OwnParameter>(parameters)) {
    const value = params.get(name) ?? otherwise
    rest.delete(name)
    if (!(words?.includes(value) ?? AN_ID.test(value))) {
      mistakes.push({
        path: name,
        allowed: words === undefined ? 'an id' : `one of ${words.join(', ')}`,
      })
    }
    own[name as Name] = value
  }
  if (rest.has('by')) {
    rest.delete('by')
    mistakes.push({ path: 'by', allowed: 'nothing here: this page is grouped as it is' })
  }
  const parsed = parseReportQuery(rest)
  if (!parsed.ok) return { ok: false, mistakes: [...mistakes, ...parsed.mistakes] }
  return mistakes.length > 0 ? { ok: false, mistakes } : { ok: true, query: parsed.query, own }
}
