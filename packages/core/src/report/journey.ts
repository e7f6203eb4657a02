import type { Estimate } from '../score/estimate.ts'
import type { Channel, Lens, Stage } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/journey`: stages by channels. */
export interface JourneyReport extends Scope {
  /** Every stage, in a customer's order. */
  readonly stages: readonly Stage[]
  /** The channels of the business's touchpoints, in the order of the vocabulary. */
  readonly channels: readonly Channel[]
  /** The 0–100 index of `satisfaction` of all answers. */
  readonly whole: Estimate
  /** The level at which each cell is held against the whole, so that all hold at once (Bonferroni). */
  readonly level: number
  /** Every stage in every channel. */
  readonly cells: readonly JourneyCell[]
  /** Every stage with all its channels together. */
  readonly rows: readonly StageRow[]
  readonly coverage: Coverage
  /** Touchpoints that nobody is asked at, or nobody answered at, in the order of the config. */
  readonly unmeasured: readonly UnmeasuredTouchpoint[]
  /** What is in the cell that was asked for; `null` when none was. */
  readonly opened: OpenedCell | null
}

/** One stage in one channel. */
export interface JourneyCell {
  readonly stage: Stage
  readonly channel: Channel
  /** How many touchpoints are listed there, at how many somebody is asked, at how many somebody answered. */
  readonly listed: number
  readonly asked: number
  readonly answered: number
  /** The 0–100 index of `satisfaction`. */
  readonly score: Estimate
  /**
   * `absent`: nothing is listed there. `unasked`: listed and nobody is asked. `silent`: asked, and
   * nobody answered. `unrated`: answered, but `satisfaction` is not. `few`: too few to say. `below` and `above` the whole surely, else `within`.
   */
  readonly state: 'absent' | 'unasked' | 'silent' | 'unrated' | 'few' | 'below' | 'above' | 'within'
}

/** One stage in all its channels. */
export interface StageRow extends Omit<JourneyCell, 'channel'> {
  /** What people found, held against what they expected. */
  readonly expectation: StageExpectation
}

/** Answers to whether it was worse than expected, as expected, or better. */
export interface StageExpectation {
  /** Better less worse, as shares of all: −1 to 1; of 0 answers where nobody is asked. */
  readonly net: Estimate
  /** The share of each, 0 to 1. */
  readonly worse: Estimate
  readonly as: Estimate
  readonly better: Estimate
}

/** How much of the journey is measured. */
export interface Coverage {
  /** Touchpoints of the inventory. */
  readonly listed: number
  /** Those at which somebody is asked. */
  readonly asked: number
  /** Those at which somebody answered. */
  readonly answered: number
}

/** A touchpoint that says nothing. */
export interface UnmeasuredTouchpoint {
  readonly id: string
  readonly name: string
  readonly stage: Stage
  readonly channel: Channel
  readonly because: 'unasked' | 'silent'
}

/** What lies behind one cell. */
export interface OpenedCell {
  readonly stage: Stage
  readonly channel: Channel
  readonly touchpoints: readonly OpenedTouchpoint[]
  /** From the first to the last answer, by days or, over more than ten weeks, by ISO weeks. */
  readonly trend: readonly OpenedPoint[]
  readonly reasons: readonly OpenedReason[]
}

/** A touchpoint of a cell. */
export interface OpenedTouchpoint {
  readonly id: string
  readonly name: string
  readonly lens: Lens
  readonly location: string | null
  readonly owner: string | null
  readonly isAsked: boolean
  /** The 0–100 index of `satisfaction`. */
  readonly score: Estimate
  /** The share solved; of 0 answers where that is not asked. */
  readonly solved: Estimate
}

/** A day or a week of a cell. */
export interface OpenedPoint {
  /** Its first day, ISO. */
  readonly from: string
  readonly score: Estimate
}

/** An option of a question and how many took it. */
export interface OpenedReason {
  readonly question: string
  readonly option: string
  /** What shoppers read for it; `null` where no prompt has it any more. */
  readonly text: string | null
  /** Of those who answered the question, the share that took it. */
  readonly share: Estimate
}
