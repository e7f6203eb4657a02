import type { Estimate } from '../score/estimate.ts'
import type { Channel, Lens } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** How long each point of a trend is. */
export type TrendStep = 'day' | 'week' | 'month'

/** The body of `GET /v1/report/trend`: how the share of good answers went, under each lens. */
export interface TrendReport extends Scope {
  readonly construct: string
  readonly every: TrendStep
  /** Only lenses that were answered under. */
  readonly lenses: readonly LensTrend[]
}

/** One lens over time; nothing of the other is in it. */
export interface LensTrend {
  readonly lens: Lens
  /** From the first step with answers to the last, none left out. */
  readonly points: readonly TrendPoint[]
  /** The whole time as one; shares from 0 to 1. */
  readonly whole: Estimate
  /** Changes of the register that fall into this time and touch anything of it, by day. */
  readonly changes: readonly ChangeEffect[]
  /** The later part of the time held against as long before it. */
  readonly periods: PeriodChange | null
  readonly watch: WatchState
}

/** One day, week or month. */
export interface TrendPoint {
  /** ISO dates, the last exclusive. */
  readonly from: string
  readonly to: string
  /** The share of good answers, 0 to 1; days that differ more than chance lets them widen it. */
  readonly share: Estimate
}

/** What went along with one change. */
export interface ChangeEffect {
  readonly id: string
  readonly what: string
  /** As the register says it. */
  readonly at: string
  readonly cost: { readonly amount: number; readonly currency: string } | null
  /** How many days before and from then on are compared, at most. */
  readonly days: number
  /** At what it touches, before and from then on. */
  readonly before: Estimate
  readonly after: Estimate
  /** How much more were content afterwards, each touchpoint with itself; −1 to 1. */
  readonly difference: Estimate
  /** The same over the same days where no change touches anything; `null` when there is no such place. */
  readonly elsewhere: Estimate | null
  /** The one less the other. */
  readonly beyond: Estimate | null
  /** Said only when the interval, made wider for the number of changes, leaves out 0. */
  readonly verdict: 'better' | 'worse' | 'not-sure' | 'too-few'
  /** Other changes of the same days that touch some of the same: they cannot be told apart. */
  readonly together: readonly string[]
}

/** Two periods of the same length, and what the change between them is made of. */
export interface PeriodChange {
  /** ISO dates, the last exclusive. */
  readonly before: { readonly from: string; readonly to: string; readonly share: Estimate }
  readonly after: { readonly from: string; readonly to: string; readonly share: Estimate }
  /** After less before, −1 to 1; `rate + mix`. */
  readonly change: Estimate
  /** What came of channels that got better or worse. */
  readonly rate: Estimate
  /** What came of people moving between channels. */
  readonly mix: number | null
  readonly channels: readonly {
    readonly channel: Channel
    /** Its part of all answers, 0 to 1, and its share of good ones. */
    readonly before: { readonly weight: number; readonly share: Estimate }
    readonly after: { readonly weight: number; readonly share: Estimate }
  }[]
  /** Channels of only one of the two periods: they cannot be split and are in none of the above. */
  readonly leftOut: readonly Channel[]
}

/** Where the detector stands (Shiryaev–Roberts; see `@shopbell/core/watch`). */
export interface WatchState {
  /**
   * `learning` below eight weeks of answers; `fall` or `rise` when its last alarm was in the last
   * four weeks; else `quiet`.
   */
  readonly state: 'learning' | 'quiet' | 'fall' | 'rise'
  /** Days with answers that it has seen. */
  readonly days: number
  /** How many false alarms a year it is allowed. */
  readonly perYear: number
  /** How far it is from an alarm, from 0; an alarm above 1; `null` while it learns. */
  readonly fall: number | null
  readonly rise: number | null
  /** By day, the first first. */
  readonly alarms: readonly { readonly day: string; readonly direction: 'fall' | 'rise' }[]
}
