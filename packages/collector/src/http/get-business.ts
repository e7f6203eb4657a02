import { frameOf } from '../report/frame.ts'
import { json } from './json.ts'
import { reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

/** `GET /v1/business`: its name, its clock, and what its results can be filtered by. */
export function getBusiness(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served) => json(frameOf(served)))
  return [{ method: 'GET', path: '/v1/business', handle }]
}
