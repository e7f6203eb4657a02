import type { TrendStep } from '@shopbell/core/report'
import { parsePageQuery } from '../report/page-query.ts'
import { trendOf } from '../report/trend/trend.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

const STEPS: readonly TrendStep[] = ['day', 'week', 'month']

/** `GET /v1/report/trend`: how the share of good answers went, and what went along with changes. */
export function getTrend(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, {
      construct: { otherwise: 'satisfaction' },
      every: { words: STEPS, otherwise: 'week' },
    })
    if (!parsed.ok) return badParameters(parsed.mistakes)
    const { construct, every } = parsed.own
    const asked = { query: parsed.query, construct, every: every as TrendStep }
    return json(await trendOf(served, asked, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/trend', handle }]
}
