import type { Memory } from './memory.ts'

/** Where a tablet stands: which business asks, at which touchpoint. */
export interface Place {
  readonly business: string
  readonly touchpoint: string
}

const KEY = 'place'

/**
 * The place named in the address, else the one remembered from an earlier start. The address wins,
 * so that a tablet is moved by opening another link.
 * @returns `null` when neither names a place
 */
export async function findPlace(search: string, memory: Memory): Promise<Place | null> {
  const query = new URLSearchParams(search)
  const place = placeOf(query.get('business'), query.get('touchpoint'))
  if (place !== null) return place
  const kept = (await memory.recall(KEY)) as Partial<Place> | null
  return placeOf(kept?.business, kept?.touchpoint)
}

/** Keeps a place that has proved to be one: a mistyped link must not replace it. */
export async function rememberPlace(place: Place, memory: Memory): Promise<void> {
  await memory.remember(KEY, place)
}

function placeOf(business: unknown, touchpoint: unknown): Place | null {
  if (typeof business !== 'string' || typeof touchpoint !== 'string') return null
  return business === '' || touchpoint === '' ? null : { business, touchpoint }
}
