import type { Estimate } from '../score/estimate.ts'
import type { Lens } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** How many whole responses an answer rests on, where counts alone do not tell. */
export interface Sample {
  readonly responses: number
  /** No more than this are looked at: the newest. */
  readonly limit: number
  /** Whether those are all there are. */
  readonly whole: boolean
}

/** The body of `GET /v1/report/drivers`: what is associated with the score, and what people name. */
export interface DriversReport extends Scope {
  readonly sample: Sample
  /** One for each prompt that asks for the score and something else of the same people. */
  readonly drivers: readonly DriverAnalysis[]
  readonly reasons: readonly ReasonQuestion[]
}

/** What goes with satisfaction, of people who answered the same prompt. */
export interface DriverAnalysis {
  readonly prompt: string
  readonly touchpoints: readonly string[]
  readonly lens: Lens
  /** How many answered all of it. */
  readonly n: number
  /** The share of the score's variance that goes with all drivers together, 0 to 1. */
  readonly r2: number | null
  readonly method: 'lmg' | 'johnson'
  /** In the order they are asked. */
  readonly drivers: readonly Driver[]
}

/** One thing that was asked beside the score. */
export interface Driver {
  readonly construct: string
  /** As people read it, in the language of the business. */
  readonly text: string
  /** Its part of the variance of the score, 0 to 1, with the jackknife's interval. */
  readonly importance: Estimate
  /** Whether people who rate it higher rate the whole higher or lower; `null` when it cannot be told. */
  readonly direction: 'with' | 'against' | null
  /** The share of good answers to it, 0 to 1. */
  readonly share: Estimate
}

/** Who a question is put to, which says what its answers can mean. */
export type ReasonSide = 'problems' | 'praise' | 'happened' | 'left'

/** One question whose answers are reasons. */
export interface ReasonQuestion {
  readonly question: string
  readonly text: string
  /**
   * `problems` are asked of those with low scores, `praise` of those with high ones, `left` of lost
   * customers, and `happened` of everybody.
   */
  readonly side: ReasonSide
  /** How many answered it. */
  readonly n: number
  /** By how many named them, the most first. */
  readonly options: readonly ReasonOption[]
}

/** One reason, and how many named it. */
export interface ReasonOption {
  readonly id: string
  readonly text: string
  /** The share of those who answered that named it, 0 to 1. */
  readonly mentions: Estimate
  /**
   * Of what everybody is asked: the share of content people who named it less that of the others,
   * −1 to 1; `null` where nothing can be said.
   */
  readonly lift: Estimate | null
  /** Whether the lift is more than noise, after Benjamini–Hochberg over all of the question. */
  readonly sure: boolean
}
