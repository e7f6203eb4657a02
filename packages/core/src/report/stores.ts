import type { Estimate } from '../score/estimate.ts'
import type { Lens } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/stores`: places drawn together, and hours of the week. */
export interface StoresReport extends Scope {
  readonly construct: string
  readonly lens: Lens
  /** All places as one, 0 to 1. */
  readonly whole: Estimate
  /** What all are drawn towards; `null` without answers. */
  readonly collective: number | null
  /** How far true shares lie apart, as a standard deviation, 0 to 1; `null` when it cannot be told. */
  readonly spread: number | null
  /** From so far off the rest on a place is flagged, 0 to 1. */
  readonly margin: number
  /** Places with enough answers, the highest drawn share first. */
  readonly stores: readonly StoreRank[]
  /** Places below the minimum, by name: not ranked, and nothing of them is shown. */
  readonly tooFew: readonly {
    readonly location: string
    readonly name: string
    readonly region: string | null
  }[]
  /** Every hour of the week that has answers, Monday first. */
  readonly hours: readonly HourCell[]
  /** Responses of these places that a rule flagged: in none of the above. */
  readonly flagged: number
  /** Answers whose hour nobody knows: in no cell. */
  readonly uncertain: number
}

/** One place among all. */
export interface StoreRank {
  readonly location: string
  readonly name: string
  readonly region: string | null
  /** Its own share of good answers, 0 to 1. */
  readonly share: Estimate
  /** Its share drawn towards all, as far as its answers are few: what is ranked by. */
  readonly drawn: Estimate
  /** How far its own share is believed, 0 to 1. */
  readonly credibility: number
  /** Its p value against all others, adjusted over all places (Benjamini–Hochberg). */
  readonly q: number | null
  /** Only when `q` is at most 0.05 and the drawn share is off by the margin. */
  readonly flag: 'above' | 'below' | null
}

/** One hour of the week. */
export interface HourCell {
  /** 1 for Monday to 7 for Sunday. */
  readonly weekday: number
  /** 0 to 23, on the wall of the place. */
  readonly hour: number
  readonly n: number
  /** `null` below the minimum. */
  readonly share: Estimate | null
  /** Against all other hours, as for places. */
  readonly flag: 'above' | 'below' | null
}
