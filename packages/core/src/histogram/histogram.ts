import { scaleOf, type RatedKind } from '../vocabulary/kinds.ts'

/** Answers counted per scale point, lowest point first: all that any score needs to know. */
export type Histogram = readonly number[]

/**
 * The histogram of a rated kind before anybody answered.
 * @throws RangeError when there is no such rated kind
 * @example emptyHistogram('smiley4') // [0, 0, 0, 0]
 */
export function emptyHistogram(kind: RatedKind): Histogram {
  return zeros(scaleOf(kind).values.length)
}

/** So many zeros. */
export function zeros(length: number): number[] {
  return Array.from({ length }, () => 0)
}

/**
 * Checks that `counts` can be a histogram with `points` points.
 * @throws RangeError for a wrong length, or a count that is not a non-negative safe integer
 */
export function assertHistogram(counts: Histogram, points: number): void {
  if (counts.length !== points) {
    throw new RangeError(`a histogram of ${points} points was expected, got ${counts.length}`)
  }
  for (const count of counts) assertCount(count)
}

/** @throws RangeError when `count` is not a non-negative safe integer */
export function assertCount(count: number): void {
  if (!Number.isSafeInteger(count) || count < 0) {
    throw new RangeError(`a count is a whole number from 0 to 2^53 - 1, got ${count}`)
  }
}

/** Adds two counts exactly. @throws RangeError beyond 2^53 − 1, where doubles start to skip numbers */
export function addCounts(left: number, right: number): number {
  const sum = left + right
  if (!Number.isSafeInteger(sum)) throw new RangeError(`the count ${sum} is beyond 2^53 - 1`)
  return sum
}

/**
 * The histogram of two groups together. Integers add exactly, so any partition and any order of
 * the same answers gives the identical result.
 * @throws RangeError when the lengths differ, when a count is not whole, or a sum is beyond 2^53 − 1
 * @example merge([1, 0, 2], [0, 0, 5]) // [1, 0, 7]
 */
export function merge(left: Histogram, right: Histogram): Histogram {
  if (left.length !== right.length) {
    throw new RangeError(`${left.length} points cannot be merged with ${right.length}`)
  }
  return left.map((count, index) => {
    assertCount(count)
    assertCount(right[index]!)
    return addCounts(count, right[index]!)
  })
}

/**
 * How many answers a histogram holds; 0 for an empty one.
 * @throws RangeError when a count is not whole, or the sum is beyond 2^53 − 1
 * @example total([5, 10, 25, 60]) // 100
 */
export function total(counts: Histogram): number {
  let sum = 0
  for (const count of counts) {
    assertCount(count)
    sum = addCounts(sum, count)
  }
  return sum
}
