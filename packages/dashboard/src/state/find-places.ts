import type { Client } from '../api/client.ts'
import type { Place } from '../api/place.ts'
import type { Visit } from '../api/visit.ts'
import type { Reading } from './state.ts'

/**
 * Asks for the places of visits that are not known yet. One that cannot be had is asked for again
 * when it has another visit; until then its answers are shown as they are.
 * @returns those known before and the new ones
 */
export async function findPlaces(
  { places, view }: Pick<Reading, 'places' | 'view'>,
  visits: readonly Visit[],
  client: Pick<Client, 'place'>,
): Promise<ReadonlyMap<string, Place>> {
  const wanted = new Set(visits.map(({ touchpoint }) => touchpoint))
  for (const known of places.keys()) wanted.delete(known)
  wanted.delete('')
  if (wanted.size === 0) return places
  const found = await Promise.all(
    [...wanted].map(async (touchpoint): Promise<readonly [string, Place][]> => {
      const reply = await client.place(view.business, touchpoint)
      return reply.kind === 'ok' ? [[touchpoint, reply.value]] : []
    }),
  )
  return new Map([...places, ...found.flat()])
}
