import { addCounts, assertCount } from '../histogram/histogram.ts'

/** Answers as values and how often each was given: what histograms of different scales become on one scale. */
export type Weighted = readonly (readonly [value: number, count: number])[]

/** Count, mean and variance (n − 1) of a group of answers. */
export interface Moments {
  readonly n: number
  /** `null` without answers. */
  readonly mean: number | null
  /** Sample variance; `null` below two answers. */
  readonly variance: number | null
}

/**
 * Count, mean and variance of weighted values. The squares are taken around the mean, so three
 * thousand million answers lose no digit.
 * @throws RangeError for a count that is not a whole number
 */
export function moments(weighted: Weighted): Moments {
  let n = 0
  let sum = 0
  for (const [value, count] of weighted) {
    assertCount(count)
    n = addCounts(n, count)
    sum += value * count
  }
  if (n === 0) return { n, mean: null, variance: null }
  const mean = sum / n
  if (n === 1) return { n, mean, variance: null }
  let squares = 0
  for (const [value, count] of weighted) squares += count * (value - mean) ** 2
  return { n, mean, variance: squares / (n - 1) }
}
