import type { Estimate } from '../score/estimate.ts'
import type { Channel } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/channels`: each alone, and all together. Scores are the 0–100 index of `satisfaction`. */
export interface ChannelsReport extends Scope {
  /** The level of each channel's interval, so that all of them hold at once (Bonferroni). */
  readonly level: number
  /** Every channel of the business's touchpoints, in the order of the vocabulary: nothing is ranked. */
  readonly channels: readonly ChannelAlone[]
  readonly together: Together
  /** How far the channels truly differ. */
  readonly consistency: Consistency
  /** The one channel that is surely below all together, if any: not the lowest, which there always is. */
  readonly worst: Channel | null
  /** What happens on a screen beside what happens among people and paper. */
  readonly parity: Parity
}

/** One channel by itself, whatever the others say. */
export interface ChannelAlone {
  readonly channel: Channel
  /** Its share of known traffic, 0 to 1; `null` when no traffic is known. */
  readonly traffic: number | null
  /** At the level of the report. */
  readonly score: Estimate
  /** The share of good answers, at the usual level. */
  readonly happy: Estimate
}

/** All channels together. What has too few answers in one channel that weighs has no interval. */
export interface Together {
  /** Every channel counts the same. */
  readonly equal: Estimate
  /** Every customer counts the same; `null` when no traffic is known. */
  readonly traffic: (Estimate & { readonly covers: number }) | null
  /** Every answer counts the same. This is what pooling does: it follows whoever taps most. */
  readonly volume: Estimate
  /** The least and the most that any weights at all could make of it; `null` below two channels. */
  readonly bounds: { readonly low: number; readonly high: number } | null
  /** The most that two of the weights above differ, in points; `null` when there are no two. */
  readonly spread: number | null
  /** Whether the weights decide whether the whole is surely above, or surely below, 50. */
  readonly dependsOnWeights: boolean
  /** How many answers all of them are worth when channels weigh as their traffic (Kish); `null` when that is not known. */
  readonly effective: number | null
}

/** DerSimonian & Laird 1986; everything `null` below two channels with an interval. */
export interface Consistency {
  /** How many channels it rests on. */
  readonly channels: number
  /** The spread of true scores, in points. */
  readonly tau: number | null
  /** The share of what is seen that is true spread, 0 to 1. */
  readonly iSquare: number | null
  /** Cochran's Q and the p value of "all are the same underneath". */
  readonly q: number | null
  readonly p: number | null
}

/** Online less offline, in points. */
export interface Parity {
  readonly online: Estimate
  readonly offline: Estimate
  readonly difference: Estimate
}
