import { total } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { sumOfWeights } from './weights.ts'

/**
 * Kish's effective size: how many equally weighing answers would be as good as these, of which
 * those of some strata weigh more than others (Kish 1965).
 * @param strata what each weighs in the whole, in any unit, and how many answers it has
 * @returns at most the number of answers; `null` when a stratum that weighs has no answers
 * @throws RangeError for a count that is not whole, a negative weight, or weights that sum to 0
 * @example kishSize([{ weight: 3, n: 100 }, { weight: 1, n: 100 }]) // 160
 */
export function kishSize(
  strata: readonly { readonly weight: number; readonly n: number }[],
): number | null {
  const all = sumOfWeights(strata)
  const weighing = strata.filter(({ weight }) => weight > 0)
  total(strata.map(({ n }) => n))
  // Without answers a stratum would have an endless share in the sum.
  return 1 / sum(weighing, ({ weight, n }) => (weight / all) ** 2 / n) || null
}
