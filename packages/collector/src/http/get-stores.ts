import { LENSES, type Lens } from '@shopbell/core'
import { parsePageQuery } from '../report/page-query.ts'
import { storesOf } from '../report/stores/stores.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/stores`: places drawn together, and the hours of the week. */
export function getStores(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, {
      construct: { otherwise: 'satisfaction' },
      lens: { words: LENSES, otherwise: 'experience' },
    })
    if (!parsed.ok) return badParameters(parsed.mistakes)
    const { construct, lens } = parsed.own
    const asked = { query: parsed.query, construct, lens: lens as Lens }
    return json(await storesOf(served, asked, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/stores', handle }]
}
