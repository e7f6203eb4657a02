/** What a CUSUM saw, day by day. */
export interface Cusum {
  /** S after each day, from 0 on. */
  readonly sums: readonly number[]
  /** The position of the first day on which S is above the threshold; `null` without one. */
  readonly firstAlarm: number | null
}

/**
 * The CUSUM of log-likelihood ratios (Page 1954): S ← max(0, S + evidence). Here to compare with;
 * its threshold needs simulation where the number of answers varies, that of `watchDay` does not.
 * @param evidence one number a day, as `evidence` gives it
 * @param threshold above 0; the sum goes on after an alarm
 * @returns empty without days
 * @throws RangeError for evidence that is not a number, or a threshold that is not above 0
 * @example cusum([1, -2, 3, 2], 4) // { sums: [1, 0, 3, 5], firstAlarm: 3 }
 */
export function cusum(evidence: readonly number[], threshold: number): Cusum {
  if (!(threshold > 0)) throw new RangeError(`a threshold is above 0, got ${threshold}`)
  let sum = 0
  const sums = evidence.map((one) => {
    if (Number.isNaN(one)) throw new RangeError('evidence is a number, got NaN')
    sum = Math.max(0, sum + one)
    return sum
  })
  const first = sums.findIndex((value) => value > threshold)
  return { sums, firstAlarm: first < 0 ? null : first }
}
