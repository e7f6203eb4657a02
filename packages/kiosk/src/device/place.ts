/** Where a tablet stands: which business asks, at which touchpoint. */
export interface Place {
  readonly business: string
  readonly touchpoint: string
}

/** The part of `Storage` that is needed; private modes may refuse any call. */
export type Memory = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'shopbell-kiosk-place'

/**
 * The place named in the address, else the one remembered from the last start. The address wins,
 * so that a tablet is moved by opening another link.
 * @returns `null` when neither names a place
 */
export function findPlace(search: string, memory: Memory): Place | null {
  const query = new URLSearchParams(search)
  const place = placeOf(query.get('business'), query.get('touchpoint'))
  if (place !== null) {
    remember(KEY, place, memory)
    return place
  }
  const kept = recall(KEY, memory) as Partial<Place> | null
  return placeOf(kept?.business, kept?.touchpoint)
}

function placeOf(business: unknown, touchpoint: unknown): Place | null {
  if (typeof business !== 'string' || typeof touchpoint !== 'string') return null
  return business === '' || touchpoint === '' ? null : { business, touchpoint }
}

/** Keeps a JSON value under a key; a browser that refuses loses only the convenience. */
export function remember(key: string, value: unknown, memory: Memory): void {
  try {
    memory.setItem(key, JSON.stringify(value))
  } catch {
    // Full or forbidden: the next start asks the network again.
  }
}

/** What was kept under a key; `null` when there is nothing, or nothing that can be read. */
export function recall(key: string, memory: Memory): unknown {
  try {
    return JSON.parse(memory.getItem(key) ?? 'null') as unknown
  } catch {
    return null
  }
}
