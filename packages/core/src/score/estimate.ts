/**
 * A score and how sure it is.
 *
 * With no answers `value`, `low` and `high` are `null`: "not enough answers" is a result, never 0
 * and never NaN. Where a value exists but no honest interval does (a mean of one answer, or of
 * answers that are all alike), `low` and `high` alone are `null`.
 */
export interface Estimate {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  /** How many answers it rests on. */
  readonly n: number
  /** The confidence level of the interval, between 0 and 1. */
  readonly level: number
}

/** The level of every interval unless another is asked for. */
export const LEVEL = 0.95

/** The estimate of nobody's answers. */
export function noAnswers(level: number): Estimate {
  return { value: null, low: null, high: null, n: 0, level }
}

/** @throws RangeError when `level` is not strictly between 0 and 1 */
export function assertLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1, got ${level}`)
}
