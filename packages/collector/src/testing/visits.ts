import { expect } from 'vitest'
import { idOf } from './items.ts'
import { bodyOf, NOON, openShop, type Shop } from './shop.ts'

const HOUR = 3_600_000
/** So many responses fit into a batch. */
const BATCH = 500

/** One visit and what was answered. */
export interface Answered {
  readonly touchpoint: string
  /** Before `NOON`. */
  readonly hoursAgo: number
  readonly answers: Readonly<Record<string, number | readonly string[]>>
}

/** Sends visits as widgets do, and sees that every one of them is stored. */
export async function shopWith(
  visits: readonly Answered[],
  shop: Shop = openShop(),
): Promise<Shop> {
  const responses = visits.map(({ touchpoint, hoursAgo, answers }, n) => ({
    id: idOf(n + 1),
    touchpoint,
    at: NOON - hoursAgo * HOUR,
    answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
  }))
  for (let first = 0; first < responses.length; first += BATCH) {
    const { results } = await bodyOf(shop.send(responses.slice(first, first + BATCH)))
    for (const { status } of results) expect(status).toBe('stored')
  }
  return shop
}

/** The same visit so many times. */
export function times(count: number, visit: Answered): readonly Answered[] {
  return Array.from({ length: count }, () => visit)
}
