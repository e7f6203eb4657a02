import { sum } from '../histogram/sum.ts'

/**
 * Logarithms of the Shiryaev–Roberts statistics, one for each change that is looked for; `null`
 * while they are 0, as at the start and after an alarm. It survives JSON.
 */
export type LogStatistics = readonly number[] | null

/**
 * One more day: R ← (1 + R)·exp(evidence), in logarithms, so that nothing overflows.
 *
 * While nothing changes, R less the number of days is a martingale, so the mean of several R stays
 * below A for at least A days on average, whatever the number of answers, provided that the usual
 * share is known (Shiryaev 1963, Roberts 1966; of mixtures: Shin, Ramdas & Rinaldo 2022).
 * @param before the statistics of the day before
 * @param evidence the day's log-likelihood ratio, divided by the dispersion, for each change
 * @throws RangeError when the lengths differ, or evidence is not finite
 * @example shiryaevRoberts([0, 0], [0, 1]) // [0.6931471805599453, 1.6931471805599454]
 */
export function shiryaevRoberts(
  before: LogStatistics,
  evidence: readonly number[],
): readonly number[] {
  if (before !== null && before.length !== evidence.length) {
    throw new RangeError(`${before.length} statistics cannot take ${evidence.length} of evidence`)
  }
  return evidence.map((one, index) => {
    if (!Number.isFinite(one)) throw new RangeError(`evidence is finite, got ${one}`)
    return logSum([0, before?.[index] ?? -Infinity]) + one
  })
}

/**
 * The logarithm of the mean of the statistics: an alarm when it is above the threshold's.
 * @returns −Infinity while they are 0
 * @example logMean([0.6931471805599453, 0.6931471805599453]) // 0.6931471805599453
 */
export function logMean(statistics: LogStatistics): number {
  if (statistics === null) return -Infinity
  return logSum(statistics) - Math.log(statistics.length)
}

/** log(Σ exp), the largest taken out first. */
function logSum(logs: readonly number[]): number {
  const largest = Math.max(...logs)
  if (logs.length === 2) return largest + Math.log1p(Math.exp(Math.min(...logs) - largest))
  return largest + Math.log(sum(logs, (log) => Math.exp(log - largest)))
}
