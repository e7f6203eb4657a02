import type { Visit } from '../api/visit.ts'

/** How many visits are listed. */
export const LISTED = 50
/** How many are kept, so that one of a few stores finds its own among them. */
export const KEPT = 200

/**
 * Puts newly listed visits to those at hand: newest arrival first, each once. A visit that got a
 * late answer stays in its place.
 * @returns the same list when nothing changed
 */
export function mergeVisits(
  kept: readonly Visit[],
  newer: readonly Visit[],
  most: number = KEPT,
): readonly Visit[] {
  const byId = new Map([...kept, ...newer].map((visit) => [visit.id, visit]))
  const merged = [...byId.values()]
    .sort((one, other) => other.received - one.received)
    .slice(0, most)
  return JSON.stringify(merged) === JSON.stringify(kept) ? kept : merged
}
