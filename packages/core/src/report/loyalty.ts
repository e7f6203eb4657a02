import type { Estimate } from '../score/estimate.ts'
import type { RatedKind } from '../vocabulary/kinds.ts'
import type { Sample } from './drivers.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/loyalty`: loyalty against how people found the whole. */
export interface LoyaltyReport extends Scope {
  readonly sample: Sample
  /** Each of the loyalty four that is asked, 0 to 100. */
  readonly items: readonly {
    readonly construct: string
    readonly text: string
    readonly index: Estimate
    /** The share of good answers, 0 to 1. */
    readonly share: Estimate
  }[]
  /** Their mean over people who answered all four, 0 to 100; `null` when nobody is asked all. */
  readonly together: Estimate | null
  /** How far the four vary together (Cronbach), from about 0.7 on one figure for all is fair. */
  readonly alpha: number | null
  /** Loyalty of the people who gave each point, lowest first; none when it cannot be told. */
  readonly steps: readonly LoyaltyStep[]
  /** The kind of the score's scale; `null` without steps. */
  readonly kind: RatedKind | null
  readonly enough: Enough
}

/** The people who gave one point. */
export interface LoyaltyStep {
  /** On the scale of the score. */
  readonly point: number
  /** Their loyalty, 0 to 100; values are `null` below the minimum. */
  readonly loyalty: Estimate
  /** More than that of the step before; `null` of the first, and beside a step below the minimum. */
  readonly gain: Estimate | null
}

/** Where more stops paying. */
export interface Enough {
  /**
   * `levels-off`: from `point` on nobody above is more loyal by `margin` or more, surely.
   * `still-rising`: the last step surely adds. `not-sure`: neither is certain yet. `not-asked`:
   * nobody is asked for both.
   */
  readonly state: 'levels-off' | 'still-rising' | 'not-sure' | 'not-asked'
  /** The lowest point that is good enough; `null` unless it levels off. */
  readonly point: number | null
  /** What counts as no more, in points of 0 to 100. */
  readonly margin: number
  /** The share of answers at that point or above, 0 to 1; `null` unless it levels off. */
  readonly there: Estimate | null
}
