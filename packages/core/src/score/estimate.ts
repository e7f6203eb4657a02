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

/**
 * An estimate from how far its interval reaches to either side. What there is not is NaN here, as
 * it comes out of arithmetic with what there is not, and `null` in the estimate.
 */
export function around(
  value: number,
  below: number,
  n: number,
  level: number,
  above: number = below,
): Estimate {
  return { value: known(value), low: known(value - below), high: known(value + above), n, level }
}

/** A number; `null` for what is none. */
export function known(number: number): number | null {
  return Number.isFinite(number) ? number : null
}

/** An estimate and no more than that. */
export function plain({ value, low, high, n, level }: Estimate): Estimate {
  return { value, low, high, n, level }
}

/** @throws RangeError when `level` is not strictly between 0 and 1 */
export function assertLevel(level: number): void {
  if (!(level > 0 && level < 1)) throw new RangeError(`a level lies between 0 and 1, got ${level}`)
}

/** @throws RangeError when two estimates that are to be compared have different levels */
export function assertSameLevel(one: Estimate, other: Estimate): void {
  if (one.level !== other.level) {
    throw new RangeError(`levels of a difference are the same, got ${one.level} and ${other.level}`)
  }
}
