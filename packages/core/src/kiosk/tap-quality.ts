import { assertCount, zeros, type Histogram } from '../histogram/histogram.ts'
import { EPISODE_RULE, episodes, type EpisodeRule, type Tap } from './episode-filter.ts'

/** Taps as they came and as they count, side by side: both are always shown. */
export interface TapQuality {
  /** Which rule filtered. */
  readonly rule: string
  /** Every tap. */
  readonly raw: Histogram
  /** The first tap of every episode that is not play: the headline. */
  readonly filtered: Histogram
  /** The share of taps that do not count, 0 to 1; `null` without taps. */
  readonly flagged: number | null
}

/**
 * Counts taps raw and filtered.
 * @param points how many faces there are, so how long the histograms are
 * @returns two histograms of that length, zeros without taps
 * @throws RangeError for a point that is no index of the histogram, a time that is not finite, or
 * a rule with a negative gap or without play
 * @example tapQuality([{ at: 0, device: 'a', point: 1 }, { at: 900, device: 'a', point: 0 }], 2) // { rule: 'episode-v1', raw: [1, 1], filtered: [0, 1], flagged: 0.5 }
 */
export function tapQuality(
  taps: readonly Tap[],
  points: number,
  rule: EpisodeRule = EPISODE_RULE,
): TapQuality {
  assertCount(points)
  const [raw, filtered] = [zeros(points), zeros(points)]
  for (const { point } of taps) {
    if (raw[point] === undefined) {
      throw new RangeError(`a point is an index below ${points}, got ${point}`)
    }
    raw[point]++
  }
  const kept = episodes(taps, rule).filter((episode) => episode.kept)
  for (const episode of kept) filtered[taps[episode.taps[0]!]!.point]!++
  const flagged = taps.length === 0 ? null : 1 - kept.length / taps.length
  return { rule: rule.id, raw, filtered, flagged }
}

/**
 * Whether filtering moves a score by more than half the width of its interval: then a report warns.
 * @param raw the score of all taps
 * @param filtered the score of the filtered taps, with its interval
 * @returns true when they lie further apart than half the interval's width; false when there is
 * nothing to compare
 * @example isDistorted({ value: 0.6 }, { value: 0.8, low: 0.7, high: 0.9 }) // true
 */
export function isDistorted(
  raw: { readonly value: number | null },
  filtered: {
    readonly value: number | null
    readonly low: number | null
    readonly high: number | null
  },
): boolean {
  if (raw.value === null || filtered.value === null) return false
  if (filtered.low === null || filtered.high === null) return false
  return Math.abs(raw.value - filtered.value) > (filtered.high - filtered.low) / 2
}
