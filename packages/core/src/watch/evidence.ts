import { assertCount } from '../histogram/histogram.ts'

/**
 * How much better one share explains answers than another: the log-likelihood ratio.
 * @param positive how many of the answers are positive
 * @param n how many answers there are
 * @param usual the share when nothing changed, strictly between 0 and 1
 * @param changed the share to look for, strictly between 0 and 1
 * @returns natural logarithm; above 0 speaks for the change, 0 without answers
 * @throws RangeError for counts that are not whole, `positive > n`, or a share outside (0, 1)
 * @example evidence(0, 1, 0.5, 0.25) // 0.4054651081081644
 */
export function evidence(positive: number, n: number, usual: number, changed: number): number {
  assertPart(positive, n)
  for (const share of [usual, changed]) {
    if (!(share > 0 && share < 1)) throw new RangeError(`a share lies in (0, 1), got ${share}`)
  }
  return (
    positive * Math.log(changed / usual) + (n - positive) * Math.log((1 - changed) / (1 - usual))
  )
}

/**
 * The share after the odds were multiplied.
 * @param share strictly between 0 and 1
 * @param odds above 0; below 1 the share falls
 * @throws RangeError when either is out of range
 * @example withOdds(0.5, 0.25) // 0.2
 */
export function withOdds(share: number, odds: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a share lies in (0, 1), got ${share}`)
  if (!(odds > 0 && odds < Infinity)) throw new RangeError(`odds are above 0, got ${odds}`)
  return (odds * share) / (1 - share + odds * share)
}

/** @throws RangeError for counts that are not whole, or more positive answers than answers */
export function assertPart(positive: number, n: number): void {
  assertCount(positive)
  assertCount(n)
  if (positive > n) throw new RangeError(`${positive} of ${n} cannot be positive`)
}
