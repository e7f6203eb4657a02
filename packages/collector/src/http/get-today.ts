import { localHour } from '@shopbell/core/time'
import { parsePageQuery } from '../report/page-query.ts'
import { todayOf } from '../report/today/today.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report/today`: solved, friction, experience, service and the gap, and what to fix next. */
export function getToday(surroundings: Surroundings): readonly Route[] {
  const { store, now } = surroundings
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parsePageQuery(params, {})
    if (!parsed.ok) return badParameters(parsed.mistakes)
    const thisHour = localHour(served.config.business.timeZone, now())
    return json(await todayOf(served, parsed.query, store, thisHour))
  })
  return [{ method: 'GET', path: '/v1/report/today', handle }]
}
