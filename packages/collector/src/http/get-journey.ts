import { CELL_NAMES, journeyOf, NO_CELL } from '../report/journey/journey.ts'
import { parsePageQuery } from '../report/page-query.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/journey`: stages by channels, and what nobody measures. */
export function getJourney(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, { cell: { words: CELL_NAMES, otherwise: NO_CELL } })
    if (!parsed.ok) return badParameters(parsed.mistakes)
    const { query, own } = parsed
    return json(await journeyOf(served, { query, cell: own.cell }, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/journey', handle }]
}
