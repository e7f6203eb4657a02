import { LEVEL, plain, type Estimate } from '../score/estimate.ts'
import type { Weighted } from '../score/moments.ts'
import { net } from '../score/net.ts'
import { netAdjustedWald } from '../score/net-wald.ts'
import { share } from '../score/share.ts'
import { difference } from './difference.ts'
import { fisherTest, isSmallTable, pooledTest, type Part } from './share-tests.ts'
import { waldDifference } from './wald-difference.ts'
import { welch } from './welch.ts'

/** How many answered against, neither, and for. */
export type Sides = readonly [against: number, between: number, pro: number]

/** Whether a score changed between two periods, or differs between two stores. */
export interface Change {
  /** After less before. */
  readonly difference: Estimate
  /** Whether the interval leaves out 0; `null` when there is no interval. */
  readonly changed: boolean | null
  /** Two-sided p value of "nothing changed", for sorting many; `null` when there is no test. */
  readonly p: number | null
  /** The test behind `p`. */
  readonly test: 'fisher' | 'z' | 't'
}

/**
 * Did a share change? Newcombe's interval says so; the p value is of the pooled z test, or of
 * Fisher's exact test when a count below 5 is expected.
 * @param before positive answers and all answers, 0 to 2^53 − 1
 * @param after the same of other people
 * @returns a difference between −1 and 1; `null` throughout when either period is empty
 * @throws RangeError for counts that are not whole, more positive than there are, or a level outside (0, 1)
 * @example shareChange([48, 80], [56, 70]).changed // true
 */
export function shareChange(before: Part, after: Part, level: number = LEVEL): Change {
  const found = difference(share(...after, level), share(...before, level))
  const small = isSmallTable(before, after)
  const p = small ? fisherTest(after, before) : pooledTest(after, before)
  return change(found, p, small ? 'fisher' : 'z')
}

/**
 * Did a net score, such as NPS, change? Square-and-add of the two score intervals says so; the p
 * value is of the z test on adjusted Wald.
 * @param before answers against, neither and for
 * @param after the same of other people
 * @returns a difference between −2 and 2; `null` throughout when either period is empty
 * @throws RangeError for counts that are not whole, or a level outside (0, 1)
 * @example netChange([20, 20, 60], [10, 20, 70]).changed // false
 */
export function netChange(before: Sides, after: Sides, level: number = LEVEL): Change {
  const found = difference(net(...after, level), net(...before, level))
  const { p } = waldDifference(netAdjustedWald(...after), netAdjustedWald(...before))
  return change(found, p, 'z')
}

/**
 * Did a mean change? Welch's interval says so, and his t test.
 * @param before values and how often each was given
 * @param after the same of other people, on the same scale
 * @returns a difference on that scale; `null` throughout when either period is empty, and no
 * interval as for `welch`
 * @throws RangeError for a value that is not finite, a count that is not whole, or a level outside (0, 1)
 * @example meanChange([[1, 20], [5, 20]], [[1, 5], [5, 35]]).changed // true
 */
export function meanChange(before: Weighted, after: Weighted, level: number = LEVEL): Change {
  const found = welch(after, before, level)
  return change(plain(found), found.p, 't')
}

function change(found: Estimate, p: number | null, test: Change['test']): Change {
  const { low, high } = found
  const changed = low === null || high === null ? null : low > 0 || high < 0
  return { difference: found, changed, p, test }
}
