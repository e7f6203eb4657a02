import type { Ending, VisitEvent } from '@shopbell/core'
import type { Touch } from '@shopbell/core/wire'
import type { EventItem, Item, KeptAnswer } from '../store.ts'

/** When a row counts; an entry says so of itself. */
export interface When {
  /** A local hour. */
  readonly hour: number
  /** It counts in the day and in no hour. */
  readonly uncertain?: boolean
}

/** A response that is there already. */
export interface KnownResponse extends When {
  readonly touchpoint: string
  readonly ended: string | null
  /** Whether it has any answer. */
  readonly answered: boolean
}

/** An answer with a point. */
export interface Rating {
  readonly question: string
  readonly kind: string
  readonly point: number
  readonly lens: string | null
}

/** A response of a device with a certain time. */
export interface Tap {
  readonly id: string
  /** Epoch ms. */
  readonly at: number
  readonly touch: Touch | null
}

/** Epoch ms. */
export interface TapSpan {
  readonly since: number
  readonly at: number
}

/**
 * The raw rows within one transaction, as the rules see them: everything that was committed before,
 * and everything that was inserted since it began. Inserting says whether the row was new; nothing is
 * inserted of a response that was forgotten, and nothing is there of it.
 */
export interface Rows {
  insertResponse(item: Item): boolean
  response(business: string, id: string): KnownResponse | undefined
  /** Fills an ending that is empty, and lets the response arrive anew. */
  addTo(business: string, id: string, ended: Ending | undefined): void
  insertAnswer(business: string, response: string, answer: KeptAnswer): boolean
  /** The answers with a point of a response, sorted by question. */
  ratings(business: string, response: string): readonly Rating[]
  insertEvent(event: EventItem): boolean
  /** An event that is there already. */
  event(
    business: string,
    id: string,
    event: VisitEvent,
  ): (When & { readonly touchpoint: string }) | undefined
  insertFlag(business: string, response: string, rule: string): boolean
  /** How many rules flagged a response. */
  flagCount(business: string, response: string): number
  /** Taps of a device from `since` to `at`, both included, the latest first, at most `limit`. */
  tapsUntil(business: string, device: string, span: TapSpan, limit: number): readonly Tap[]
  /** Taps of a device later than `since`, up to `at`, the earliest first, at most `limit`. */
  tapsAfter(business: string, device: string, span: TapSpan, limit: number): readonly Tap[]
  /** A screen needs cleaning: the alert that lasts at `received` goes on until `ends`, else a new one begins. */
  needsCleaning(business: string, device: string, received: number, ends: number): void
  /** One number of a boot has arrived. */
  arrived(business: string, device: string, boot: string, seq: number): void
}
