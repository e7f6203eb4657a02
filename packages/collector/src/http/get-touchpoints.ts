import { inventoryOf } from '../report/inventory/inventory.ts'
import { parsePlaceQuery } from '../report/place-query.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/touchpoints`: where customers meet the business, and what is known of it. */
export function getTouchpoints(surroundings: Surroundings): readonly Route[] {
  const { store, now } = surroundings
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePlaceQuery(params)
    if (!parsed.ok) return badParameters(parsed.mistakes)
    return json(await inventoryOf(served, parsed.query, store, now()))
  })
  return [{ method: 'GET', path: '/v1/report/touchpoints', handle }]
}
