import type { Kind } from '@shopbell/core'

/** Which comments to look at. */
export interface CommentsQuery {
  readonly business: string
  /** Only these touchpoints; all when not given. */
  readonly touchpoints?: readonly string[]
  /** Local hours: the first that counts, and the first that counts no more. */
  readonly from?: number
  readonly to?: number
  /** Only responses whose id sorts before this one. */
  readonly before?: string
  /** At most so many responses with a text are looked at, whether they fit or not. */
  readonly look: number
}

/** A response with a text in it. Contacts stay where they are. */
export interface Commented {
  readonly id: string
  readonly touchpoint: string
  /** The hour on the touchpoint's wall, a guess where nobody knows it. */
  readonly hour: number
  readonly locale: string | null
  /** Every answer but contacts: a point, option ids or a text, by kind. */
  readonly answers: readonly {
    readonly question: string
    readonly kind: Kind
    readonly value: unknown
  }[]
}

/** What was found among the responses that were looked at. */
export interface CommentsFound {
  /** By id, the highest first: ids are UUIDv7, so the visits that began last by their sender's clock. */
  readonly comments: readonly Commented[]
  /** How many were looked at; fewer than `look` means there are no more. */
  readonly looked: number
  /** The last id that was looked at; `null` when none was. */
  readonly last: string | null
}
