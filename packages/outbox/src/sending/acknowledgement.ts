import type { Submission } from '../keeping/submission.ts'

/** What the receiver says of one row. */
export interface Result {
  readonly id: string
  readonly status: 'stored' | 'duplicate' | 'rejected'
  readonly code?: string
  readonly message?: string
}

/**
 * Reads an acknowledgement. A captive portal's page, a cached file or half an answer is none.
 * @returns the results that can be understood, in their order; `undefined` when it is not an
 * acknowledgement at all
 */
export function parseAcknowledgement(text: string): Result[] | undefined {
  const answer = parse(text) as { protocol?: unknown; results?: unknown } | null | undefined
  if (answer?.protocol !== 'shopbell/1' || !Array.isArray(answer.results)) return undefined
  return (answer.results as (Partial<Result> | null)[]).filter(
    (result): result is Result =>
      typeof result?.id === 'string' &&
      ['stored', 'duplicate', 'rejected'].includes(result.status as string),
  )
}

/**
 * Which result is whose. Each answers for one row with its id, in order. When rows share an id and
 * there are fewer results than rows, nobody can tell whose they are: then none of them has one.
 * @returns for each row its result, or `undefined` when it is not answered for
 */
export function resultsOf(
  rows: readonly Submission[],
  results: readonly Result[],
): (Result | undefined)[] {
  return rows.map((row) => {
    const same = rows.filter(({ id }) => id === row.id)
    const found = results.filter(({ id }) => id === row.id)
    return found.length < same.length ? undefined : found[same.indexOf(row)]
  })
}

/** What a JSON text says; `undefined` when it is not JSON. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
