import { addToTally, emptyHistogram, type RatedKind, type Tally } from '@shopbell/core'
import type { Rating } from './facts.ts'

/** All ratings as one tally. */
export function tallyOf(ratings: readonly Rating[]): Tally {
  const counts = new Map<RatedKind, number[]>()
  for (const { kind, index, count } of ratings) {
    let own = counts.get(kind)
    if (own === undefined) counts.set(kind, (own = [...emptyHistogram(kind)]))
    own[index]! += count
  }
  return [...counts].reduce<Tally>((tally, [kind, own]) => addToTally(tally, kind, own), {})
}
