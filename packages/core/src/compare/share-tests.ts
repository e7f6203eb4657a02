import { addCounts } from '../histogram/histogram.ts'
import { pValue } from '../quantile/tail.ts'
import { LEVEL } from '../score/estimate.ts'
import { assertShare } from '../score/share.ts'

/** How many answers are positive, of how many. */
export type Part = readonly [positive: number, n: number]

/** Tables this near to the one that was found, relative to it, are as likely; R draws the line there. */
const AS_LIKELY = 1 + 1e-7

/** Less likely tables, relative to the likeliest, are none: below, doubles would stop to shrink. */
const LEAST = 1e-300

/**
 * The two-sided p value of the z test that two shares are the same, with the pooled variance
 * (Pearson's chi-square without correction; R's `prop.test(correct = FALSE)`).
 * @param one positive answers and all answers
 * @param other the same of other people
 * @returns from 0 to 1; `null` when either is empty, or when nobody or everybody is positive
 * @throws RangeError for counts that are not whole, or more positive than there are
 * @example pooledTest([80, 100], [70, 100])?.toFixed(4) // '0.1025'
 */
export function pooledTest(one: Part, other: Part): number | null {
  const [x, m, y, n] = checked(one, other)
  const pooled = (x + y) / (m + n)
  const rest = (m - x + (n - y)) / (m + n)
  const variance = pooled * rest * (1 / m + 1 / n)
  if (m === 0 || n === 0 || variance === 0) return null
  return pValue((x / m - y / n) / Math.sqrt(variance))
}

/**
 * The two-sided p value of Fisher's exact test that two shares are the same (Fisher 1934): how
 * likely all tables with the same margins are that are no likelier than the one found.
 * @param one positive answers and all answers
 * @param other the same of other people
 * @returns from 0 to 1; `null` when either is empty. Values below about 1e-300 are 0
 * @throws RangeError for counts that are not whole, or more positive than there are
 * @example fisherTest([3, 4], [1, 4])?.toFixed(4) // '0.4857'
 */
export function fisherTest(one: Part, other: Part): number | null {
  const [x, m, y, n] = checked(one, other)
  if (m === 0 || n === 0) return null
  const positive = x + y
  const mode = Math.floor((positive + 1) * ((m + 1) / (m + n + 2)))
  const least = Math.max(0, positive - n)
  const most = Math.min(positive, m)
  const middle = Math.min(most, Math.max(least, mode))
  // Relative to the likeliest table, so that nothing overflows and no factorial is needed.
  const up = (k: number): number => ((m - k) / (k + 1)) * ((positive - k) / (n - positive + k + 1))
  let found = 1
  for (let k = middle; k < x && found > LEAST; k++) found *= up(k)
  for (let k = middle; k > x && found > LEAST; k--) found /= up(k - 1)
  if (found <= LEAST) return 0
  let [all, extreme] = [0, 0]
  const add = (weight: number): boolean => {
    all += weight
    if (weight <= found * AS_LIKELY) extreme += weight
    return weight > LEAST
  }
  let weight = 1
  for (let k = middle; add(weight) && k < most; k++) weight *= up(k)
  weight = 1
  for (let k = middle; k > least; k--) {
    weight /= up(k - 1)
    if (!add(weight)) break
  }
  return Math.min(1, extreme / all)
}

/** Whether a table is too small for the z test: a count below 5 would be expected in it. */
export function isSmallTable(one: Part, other: Part): boolean {
  const [x, m, y, n] = checked(one, other)
  return Math.min(x + y, m - x + (n - y)) * (Math.min(m, n) / (m + n)) < 5
}

function checked(one: Part, other: Part): readonly [number, number, number, number] {
  for (const [positive, n] of [one, other]) assertShare(positive, n, LEVEL)
  addCounts(one[1], other[1])
  return [...one, ...other]
}
