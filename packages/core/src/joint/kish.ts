import { assertCount } from '../histogram/histogram.ts'
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
  const sum = sumOfWeights(strata)
  const weighing = strata.filter(({ weight }) => weight > 0)
  for (const { n } of strata) assertCount(n)
  if (weighing.some(({ n }) => n === 0)) return null
  return 1 / weighing.reduce((all, { weight, n }) => all + (weight / sum) ** 2 / n, 0)
}
