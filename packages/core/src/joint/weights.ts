import { sum } from '../histogram/sum.ts'

/**
 * The sum of the weights.
 * @throws RangeError for a negative weight, no stratum, or weights that sum to 0 or beyond all numbers
 */
export function sumOfWeights(strata: readonly { readonly weight: number }[]): number {
  const all = sum(strata, ({ weight }) => weight)
  if (!(all > 0 && all < Infinity) || strata.some(({ weight }) => !(weight >= 0))) {
    const found = strata.map(({ weight }) => weight).join(', ')
    throw new RangeError(`weights are finite, not negative, and do not sum to 0, got ${found}`)
  }
  return all
}
