import { addCounts } from '../histogram/histogram.ts'
import { gathered, type Weighted } from './moments.ts'

/**
 * The median: the value in the middle of all answers in order, or half-way between the two in the
 * middle.
 * @param weighted values on any one scale, and how often each was given
 * @returns on the scale of the values; `null` without answers
 * @throws RangeError for a value that is not finite, a count that is not whole, or more than
 * 2^53 − 1 answers
 * @example median([[1, 2], [4, 1], [5, 1]]) // 2.5
 */
export function median(weighted: Weighted): number | null {
  const entries = gathered(weighted)
  const n = entries.reduce((all, [, count]) => addCounts(all, count), 0)
  if (n === 0) return null
  const at = (place: number): number => {
    let before = 0
    return entries.find(([, count]) => (before += count) > place)![0]
  }
  const [left, right] = [at(Math.floor((n - 1) / 2)), at(Math.floor(n / 2))]
  return left + (right - left) / 2
}
