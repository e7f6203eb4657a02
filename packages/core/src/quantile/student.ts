import { assertLevel } from '../score/estimate.ts'
import { above, NORMAL, tailQuantile } from './tail.ts'

/** Smaller tails, which no level needs, would overflow on the way. */
const SMALLEST_TAIL = 1e-100

/**
 * The t of a two-sided interval: Student's quantile at 1 − (1 − level) / 2.
 * @param level the share inside, strictly between 0 and 1
 * @param freedom degrees of freedom, at least 1, not necessarily whole (Welch)
 * @throws RangeError when either is out of range
 * @example twoSidedStudent(0.95, 10).toFixed(12) // '2.228138851986'
 */
export function twoSidedStudent(level: number, freedom: number): number {
  assertLevel(level)
  return studentTail((1 - level) / 2, freedom)
}

/**
 * The t with the share `tail` above it.
 * @param tail a share from 1e-100 to ½
 * @param freedom degrees of freedom, at least 1, not necessarily whole
 * @returns good to 1e-13, relative
 * @throws RangeError when either is out of range
 * @example studentTail(0.025, 2).toFixed(9) // '4.302652730'
 */
export function studentTail(tail: number, freedom: number): number {
  if (!(tail >= SMALLEST_TAIL && tail <= 0.5)) {
    throw new RangeError(`a tail lies in [${SMALLEST_TAIL}, 0.5], got ${tail}`)
  }
  return tailQuantile(tail, checkedFreedom(freedom))
}

/**
 * The share of Student's t that lies above `t`: half the p value of a two-sided t test.
 * @param t any finite number
 * @param freedom degrees of freedom, at least 1, not necessarily whole
 * @returns from 0 to 1, good to 1e-12
 * @throws RangeError when either is out of range
 * @example studentAbove(1, 1).toFixed(12) // '0.250000000000'
 */
export function studentAbove(t: number, freedom: number): number {
  if (!Number.isFinite(t)) throw new RangeError(`t is a finite number, got ${t}`)
  return above(t, checkedFreedom(freedom))
}

/** Endlessly many are a normal distribution. @throws RangeError when there is less than 1 */
function checkedFreedom(freedom: number): number {
  if (!(freedom >= 1)) throw new RangeError(`degrees of freedom are at least 1, got ${freedom}`)
  return Math.min(freedom, NORMAL)
}
