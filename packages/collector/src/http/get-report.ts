import { parseReportQuery } from '../report/report-query.ts'
import { reportOf } from '../report/report.ts'
import { json } from './json.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/report`: service, experience and the gap, jointly and severally. */
export function getReport(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params) => {
    const parsed = parseReportQuery(params)
    if (!parsed.ok) return badParameters(parsed.mistakes)
    return json(await reportOf(served, parsed.query, surroundings.store))
  })
  return [{ method: 'GET', path: '/v1/report', handle }]
}
