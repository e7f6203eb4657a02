/**
 * The sum of the weights.
 * @throws RangeError for a negative weight, no stratum, or weights that sum to 0 or beyond all numbers
 */
export function sumOfWeights(strata: readonly { readonly weight: number }[]): number {
  const sum = strata.reduce((all, { weight }) => all + weight, 0)
  if (!(sum > 0 && sum < Infinity) || strata.some(({ weight }) => !(weight >= 0))) {
    const found = strata.map(({ weight }) => weight).join(', ')
    throw new RangeError(`weights are finite, not negative, and do not sum to 0, got ${found}`)
  }
  return sum
}
