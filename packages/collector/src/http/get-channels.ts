import { channelsOf } from '../report/channels/channels.ts'
import { parsePageQuery } from '../report/page-query.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/channels`: every channel alone, and all of them together. */
export function getChannels(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, {})
    if (!parsed.ok) return badParameters(parsed.mistakes)
    return json(await channelsOf(served, parsed.query, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report/channels', handle }]
}
