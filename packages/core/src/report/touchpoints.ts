import type { Estimate } from '../score/estimate.ts'
import type { Channel, Lens, Stage } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/touchpoints`: where customers meet the business, and what is known of it. */
export interface TouchpointsReport extends Scope {
  /** In the order of a customer's way: by stage, then by channel, then as the config has them. */
  readonly touchpoints: readonly InventoryEntry[]
  /** Usual touchpoints that are not in the list yet. */
  readonly unlisted: readonly UsualEntry[]
  /** Usual touchpoints that the business says it does not have. */
  readonly without: readonly (UsualEntry & { readonly why: string })[]
  readonly coverage: InventoryCoverage
}

/** What is known of a touchpoint's score in the time that was asked for. */
export type InventoryState =
  /** Enough answers. */
  | 'scored'
  /** Fewer answers than the minimum. */
  | 'too-few'
  /** It is answered, and no answer rates the touchpoint: other things are asked there. */
  | 'unrated'
  /** It has a prompt, and nobody answered. */
  | 'no-answers'
  /** Nobody asks there. */
  | 'not-asked'

/** One touchpoint of the inventory. */
export interface InventoryEntry {
  readonly id: string
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  readonly lens: Lens
  readonly location: {
    readonly id: string
    /** What its register calls it; its id where nobody said. */
    readonly name: string
    readonly region: string | null
  } | null
  readonly owner: string | null
  /** When somebody last looked at it as a customer: an ISO date. */
  readonly inspected: string | null
  /** How many local days ago that was; `null` when it never was. */
  readonly inspectedDays: number | null
  readonly address: string | null
  readonly note: string | null
  /** Which usual touchpoint it is, and what to look at there. */
  readonly usual: UsualEntry | null
  readonly state: InventoryState
  /** Visits with an answer. */
  readonly responses: number
  /** Satisfaction under its own lens, 0 to 100; without values below the minimum. */
  readonly score: Estimate
}

/** A usual touchpoint. */
export interface UsualEntry {
  readonly id: string
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  /** What to look at. */
  readonly look: string
}

/** How much of the inventory is known; shares are of `listed`, all touchpoints of the config. */
export interface InventoryCoverage {
  readonly listed: number
  /** A prompt is shown there. */
  readonly asked: number
  /** Enough answers for a score. */
  readonly scored: number
  readonly owned: number
  /** Inspected at least once within so many days. */
  readonly inspected: number
  readonly inspectedWithin: number
  /** Usual touchpoints that are listed, or known not to be there; and all there are. */
  readonly usualSettled: number
  readonly usual: number
}
