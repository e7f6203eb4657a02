import type { Estimate } from '../score/estimate.ts'
import type { Channel, Stage } from '../vocabulary/words.ts'
import type { Coverage, StageRow } from './journey.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/today`. */
export interface TodayReport extends Scope {
  /** The days before that are as many, ISO; `null` where all time was asked for. */
  readonly before: { readonly from: string; readonly to: string } | null
  /** The share whose question or problem was solved. */
  readonly solved: TodayFigure
  /** The share who did not find it easy: the less the better. */
  readonly friction: TodayFigure
  /** The 0–100 index of `satisfaction` under each lens. */
  readonly experience: TodayFigure
  readonly service: TodayFigure
  /** Service less experience, in points. */
  readonly gap: TodayGap
  readonly coverage: Coverage
  /** Every stage, in a customer's order. */
  readonly rows: readonly StageRow[]
  /** At most three, the first to be done first. */
  readonly fix: readonly Fix[]
}

/** One figure on top of everything. Of fewer than `minimum` answers only their number is said. */
export interface TodayFigure {
  /** Wider where days wobble by more than chance, from 14 days with answers on. */
  readonly estimate: Estimate
  /** Pearson's dispersion of the days, at least 1. */
  readonly dispersion: number
  /** The share of good answers, 0 to 1; of friction, of those who met it. */
  readonly positive: Estimate
  /** Whether that share is surely more, or surely not more, than half; `null` when not sure. */
  readonly isMajority: boolean | null
  /** `null` where there is no period before. */
  readonly change: TodayChange | null
}

/** Service less experience. */
export interface TodayGap {
  readonly estimate: Estimate
  readonly basis: 'paired' | 'unpaired'
  /** How many persons answered both. */
  readonly pairs: number
  /** How many answers of either lens it does not rest on. */
  readonly excluded: number
  readonly change: TodayChange | null
}

/** What became of a figure since the period before. */
export interface TodayChange {
  readonly before: Estimate
  /** Now less before. */
  readonly difference: Estimate
  /**
   * `up` and `down` only where it is more than noise, all figures of the page tested together
   * (Holm); `too-few` where a side has no interval or fewer than the minimum.
   */
  readonly verdict: 'up' | 'down' | 'noise' | 'too-few'
}

/** A thing to fix, with why; which ones is decided by a rule that the collector's README states. */
export type Fix =
  | {
      /** Surely worse than the whole. */
      readonly kind: 'below'
      readonly stage: Stage
      readonly channel: Channel
      readonly score: Estimate
      /** The index of all answers. */
      readonly whole: number
      /** At least so many points below it, surely. */
      readonly short: number
      /** What most who said why named; `null` when too few did. */
      readonly reason: FixReason | null
    }
  | {
      /** Nobody is asked, or nobody answered. */
      readonly kind: 'unasked'
      readonly stage: Stage
      /** `null` where the stage has no touchpoint at all. */
      readonly channel: Channel | null
      readonly touchpoints: readonly { readonly id: string; readonly name: string }[]
      /** The share of known traffic in that channel; `null` when it is not known. */
      readonly traffic: number | null
    }
  | {
      /** Too few answers to say. */
      readonly kind: 'unsure'
      readonly stage: Stage
      readonly channel: Channel
      readonly score: Estimate
    }

/** A reason that goes along with low scores. */
export interface FixReason {
  readonly question: string
  readonly option: string
  /** What shoppers read for it; `null` where no prompt has it any more. */
  readonly text: string | null
  /** Of those who said why, the share that named it. */
  readonly share: Estimate
}
