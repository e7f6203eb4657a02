import type { VisitEvent } from '@shopbell/core'
import { pairOf } from './pairs.ts'
import type { RollupSums } from './rollup-sums.ts'
import type { KnownResponse, Rating, When } from './rows.ts'

/** Everything that is kept under the id of one visit. */
export interface KeptVisit {
  readonly business: string
  /** `undefined` where only events are. */
  readonly response: KnownResponse | undefined
  /** Its answers with a point, sorted by question. */
  readonly ratings: readonly Rating[]
  /** All its other answers. */
  readonly others: readonly { readonly question: string; readonly value: unknown }[]
  readonly events: readonly (When & { readonly touchpoint: string; readonly event: VisitEvent })[]
  /** The rules that flagged it. */
  readonly rules: readonly string[]
}

/** Takes a visit out of every rollup: what the ledger counted of it, once less each. */
export function uncount(visit: KeptVisit, sums: RollupSums): void {
  const { business, response, events } = visit
  if (response !== undefined) uncountResponse(visit, response, sums)
  for (const { event, touchpoint, ...when } of events) {
    sums.steps(business, when, [touchpoint, event], -1)
    const isBoth = response?.answered === true && response.touchpoint === touchpoint
    if (event === 'shown' && isBoth) {
      sums.steps(business, when, [touchpoint, 'shown-answered'], -1)
    }
  }
}

function uncountResponse(
  { business, ratings, others, rules }: KeptVisit,
  response: KnownResponse,
  sums: RollupSums,
): void {
  const { touchpoint } = response
  sums.visits(business, response, [touchpoint], -1)
  if (response.answered) sums.steps(business, response, [touchpoint, 'answered'], -1)
  for (const { question, kind, point } of ratings) {
    sums.cells(business, response, [touchpoint, question, kind, point], -1)
    if (rules.length > 0) sums.flagged(business, response, [touchpoint, question, kind, point], -1)
  }
  for (const { question, value } of others) {
    for (const option of ['', ...(Array.isArray(value) ? (value as string[]) : [])]) {
      sums.options(business, response, [touchpoint, question, option], -1)
    }
  }
  const pair = pairOf(ratings)
  if (pair !== undefined) sums.pairs(business, response, [touchpoint, ...pair], -1)
  if (rules.length === 0) return
  for (const rule of [...rules, '']) sums.flags(business, response, [touchpoint, rule], -1)
}
