import { loyaltyOf } from '../report/loyalty/loyalty.ts'
import { parsePageQuery } from '../report/page-query.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/loyalty`: loyalty against the score, and where more stops paying. */
export function getLoyalty(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, {})
    if (!parsed.ok) return badParameters(parsed.mistakes)
    return json(await loyaltyOf(served, parsed.query, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/loyalty', handle }]
}
