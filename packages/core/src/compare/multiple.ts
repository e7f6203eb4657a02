import { sum } from '../histogram/sum.ts'

/**
 * Adjusted p values after Benjamini & Hochberg 1995: calling all that are at most q keeps the
 * expected share of false calls at q. The one for flags in a long list of stores.
 * @param p values from 0 to 1, in any order, independent or positively dependent
 * @returns from 0 to 1, in the same order; an empty list for none
 * @throws RangeError for a value outside 0 to 1
 * @example benjaminiHochberg([0.01, 0.5, 0.02]) // [0.03, 0.5, 0.03]
 */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  return fromLargest(p, 1)
}

/**
 * Adjusted p values after Benjamini & Yekutieli 2001: as `benjaminiHochberg`, however the tests
 * depend on each other.
 * @param p values from 0 to 1, in any order
 * @returns from 0 to 1, in the same order; an empty list for none
 * @throws RangeError for a value outside 0 to 1
 * @example benjaminiYekutieli([0.01, 0.5]) // [0.03, 0.75]
 */
export function benjaminiYekutieli(p: readonly number[]): readonly number[] {
  return fromLargest(
    p,
    sum(p, (_, index) => 1 / (index + 1)),
  )
}

/**
 * Adjusted p values after Holm 1979: calling all that are at most α is wrong even once with a
 * chance of at most α. Never weaker than `bonferroni`.
 * @param p values from 0 to 1, in any order
 * @returns from 0 to 1, in the same order; an empty list for none
 * @throws RangeError for a value outside 0 to 1
 * @example holm([0.01, 0.5, 0.02]) // [0.03, 0.5, 0.04]
 */
export function holm(p: readonly number[]): readonly number[] {
  let largest = 0
  return inOrder(p, ascending(p), (value, rank) => {
    largest = Math.max(largest, Math.min(1, (p.length - rank) * value))
    return largest
  })
}

/**
 * Adjusted p values after Bonferroni: each times their number.
 * @param p values from 0 to 1, in any order
 * @returns from 0 to 1, in the same order; an empty list for none
 * @throws RangeError for a value outside 0 to 1
 * @example bonferroni([0.01, 0.5]) // [0.02, 1]
 */
export function bonferroni(p: readonly number[]): readonly number[] {
  return inOrder(p, ascending(p), (value) => Math.min(1, p.length * value))
}

function fromLargest(p: readonly number[], factor: number): readonly number[] {
  let smallest = 1
  return inOrder(p, ascending(p).reverse(), (value, place) => {
    smallest = Math.min(smallest, ((factor * p.length) / (p.length - place)) * value)
    return smallest
  })
}

/** The places of the values, smallest value first. */
function ascending(p: readonly number[]): number[] {
  for (const value of p) {
    if (!(value >= 0 && value <= 1)) {
      throw new RangeError(`a p value lies between 0 and 1, got ${value}`)
    }
  }
  return p.map((_, index) => index).sort((left, right) => p[left]! - p[right]!)
}

/** Adjusts values one after the other in an order, and returns them at their own places. */
function inOrder(
  p: readonly number[],
  order: readonly number[],
  adjust: (value: number, rank: number) => number,
): readonly number[] {
  const adjusted = p.map(() => 0)
  for (const [rank, place] of order.entries()) adjusted[place] = adjust(p[place]!, rank)
  return adjusted
}
