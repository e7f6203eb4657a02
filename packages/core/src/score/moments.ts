import { addCounts, assertCount } from '../histogram/histogram.ts'

/** Answers as values and how often each was given: what histograms of different scales become on one scale. */
export type Weighted = readonly (readonly [value: number, count: number])[]

/** Count, mean and variance (n − 1) of a group of answers. */
export interface Moments {
  readonly n: number
  /** `null` without answers. */
  readonly mean: number | null
  /** Sample variance; `null` below two answers, exactly 0 when all answers are alike. */
  readonly variance: number | null
}

/** Values this near to each other, relative to their size, differ by rounding alone. */
const ROUNDING = 1e-12

/**
 * Count, mean and variance of weighted values. The squares are taken around the mean, so three
 * thousand million answers lose no digit, and entries are put in order first, so any order and
 * any splitting of the same answers gives the identical result.
 * @param weighted values on any one scale, and how often each was given
 * @returns mean and variance on that scale and its square; `null` without answers
 * @throws RangeError for a value that is not finite, a count that is not a whole number, or more
 * than 2^53 − 1 answers
 * @example moments([[1, 1], [3, 1]]) // { n: 2, mean: 2, variance: 2 }
 */
export function moments(weighted: Weighted): Moments {
  const entries = gathered(weighted)
  const n = entries.reduce((all, [, count]) => addCounts(all, count), 0)
  if (n === 0) return { n, mean: null, variance: null }
  const lowest = entries[0]![0]
  const highest = entries[entries.length - 1]![0]
  // A mean of thirds is not the third itself, and would leave answers that agree a variance.
  const alike = highest - lowest <= ROUNDING * Math.max(Math.abs(lowest), Math.abs(highest))
  if (alike) return { n, mean: lowest, variance: n === 1 ? null : 0 }
  let [all, squares] = [0, 0]
  for (const [value, count] of entries) all += value * count
  const mean = all / n
  for (const [value, count] of entries) squares += count * (value - mean) ** 2
  return { n, mean, variance: squares / (n - 1) }
}

/**
 * The values that were given at all, each once, ascending.
 * @throws RangeError for a value that is not finite or a count that is not whole
 */
export function gathered(weighted: Weighted): Weighted {
  const entries: [number, number][] = []
  for (const [value, count] of [...weighted].sort(([left], [right]) => left - right)) {
    if (!Number.isFinite(value)) throw new RangeError(`a value is a finite number, got ${value}`)
    assertCount(count)
    const before = entries[entries.length - 1]
    if (before?.[0] === value) before[1] = addCounts(before[1], count)
    else if (count > 0) entries.push([value, count])
  }
  return entries
}
