import { addCounts, assertCount } from '../histogram/histogram.ts'

/** How many were answered, and how many are still open. */
export interface Counted {
  readonly answered: number
  readonly open: number
}

/**
 * Adds up what has the same key, ascending, without what is empty.
 * @throws RangeError for a count that is not whole, or a sum beyond 2^53 − 1
 */
export function gathered<T extends Counted>(all: readonly T[], key: (one: T) => number): T[] {
  const byKey = new Map<number, T>()
  for (const one of all) {
    assertCount(one.answered)
    assertCount(one.open)
    const before = byKey.get(key(one))
    byKey.set(key(one), {
      ...one,
      answered: addCounts(before?.answered ?? 0, one.answered),
      open: addCounts(before?.open ?? 0, one.open),
    })
  }
  return [...byKey.values()]
    .filter(({ answered, open }) => answered + open > 0)
    .sort((left, right) => key(left) - key(right))
}
