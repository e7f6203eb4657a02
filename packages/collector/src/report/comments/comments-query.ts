import type { ScoreBand } from '@shopbell/core/report'
import { parsePlaceQuery } from '../place-query.ts'
import type { Mistake, ReportQuery } from '../report-query.ts'

/** What comments are asked for. */
export interface WordsQuery {
  readonly query: ReportQuery
  /** All of these are in the text, in any case; none: any text. */
  readonly words: readonly string[]
  readonly score: ScoreBand | null
  /** The id of a reason that was given with it. */
  readonly reason: string | null
  /** The language it was asked in. */
  readonly locale: string | null
  /** A cursor of an earlier answer. */
  readonly before: string | null
  readonly limit: number
  readonly masked: boolean
}

/** A query, or everything that is wrong with it. */
export type ParsedWords =
  | { readonly ok: true; readonly asked: WordsQuery }
  | { readonly ok: false; readonly mistakes: readonly Mistake[] }

const FEW = 50
const MOST = 200
const LONGEST = 200

const BANDS: readonly ScoreBand[] = ['low', 'middle', 'high']

/** Reads the parameters of `GET /v1/comments`. */
export function parseCommentsQuery(params: URLSearchParams): ParsedWords {
  const rest = new URLSearchParams(params)
  const mistakes: Mistake[] = []
  const take = (name: string, allowed: string, fits: (value: string) => boolean): string | null => {
    const value = params.get(name)
    rest.delete(name)
    if (value === null || value === '') return null
    if (fits(value)) return value
    mistakes.push({ path: name, allowed })
    return null
  }
  const words = take('q', `words, ${LONGEST} characters at most`, (q) => q.length <= LONGEST)
  const score = take('score', `one of ${BANDS.join(', ')}`, (band) => BANDS.some((b) => b === band))
  const reason = take('reason', 'the id of a reason', (id) => ID.test(id))
  const locale = take('locale', 'a language tag such as en', (tag) => ID.test(tag))
  const before = take('before', 'a cursor of an earlier answer', (id) => ID.test(id))
  const limit = take('limit', `a whole number from 1 to ${MOST}`, (text) => {
    return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST
  })
  const masked = take('masked', 'true or false', (text) => text === 'true' || text === 'false')
  const parsed = parsePlaceQuery(rest)
  if (!parsed.ok) return { ok: false, mistakes: [...mistakes, ...parsed.mistakes] }
  if (mistakes.length > 0) return { ok: false, mistakes }
  return {
    ok: true,
    asked: {
      query: parsed.query,
      words: (words ?? '').split(/\s+/).filter((word) => word !== ''),
      score: BANDS.find((band) => band === score) ?? null,
      reason,
      locale,
      before,
      limit: limit === null ? FEW : Number(limit),
      masked: masked !== 'false',
    },
  }
}

const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
