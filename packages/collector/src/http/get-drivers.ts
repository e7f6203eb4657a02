import { driversOf } from '../report/drivers/drivers.ts'
import { parsePageQuery } from '../report/page-query.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/drivers`: what is associated with the score, and what people name. */
export function getDrivers(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, {})
    if (!parsed.ok) return badParameters(parsed.mistakes)
    return json(await driversOf(served, parsed.query, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/drivers', handle }]
}
