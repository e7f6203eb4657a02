import { dataQualityOf } from '../report/data-quality/data-quality.ts'
import { parsePlaceQuery } from '../report/place-query.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/quality`: what was left out, by which rule or by whom, and what that does. */
export function getQuality(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePlaceQuery(params)
    if (!parsed.ok) return badParameters(parsed.mistakes)
    return json(await dataQualityOf(served, parsed.query, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/quality', handle }]
}
