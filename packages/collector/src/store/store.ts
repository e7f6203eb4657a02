import type { Ending, Kind, Lens, RatedKind, VisitEvent } from '@shopbell/core'
import type { Touch } from '@shopbell/core/wire'
import type { CommentsFound, CommentsQuery } from './comments.ts'
import type { DeviceStore, Sighting } from './device-store.ts'
import type { ErasureStore } from './erasure-store.ts'
import type { TokenStore } from './token-store.ts'

/** One answer that fits its question, as it is kept. */
export interface KeptAnswer {
  readonly question: string
  /** Its question's when it was asked: a config may change it later. */
  readonly kind: Kind
  /** Of a rated kind: the point of the scale. Every other kind has none. */
  readonly point?: number
  /** Of every other kind: option ids, a text, or a contact. */
  readonly value?: unknown
  /** Of a choice that was shuffled: its options as they were shown. */
  readonly order?: readonly string[]
  /** Only of construct `satisfaction`: the lens it counts under, so that pairs can be told. */
  readonly lens?: Lens
}

/** One response, or a later part of one, decoded and checked: what a store keeps. */
export interface Item {
  readonly business: string
  readonly id: string
  readonly touchpoint: string
  /** When it was answered, epoch ms, by the collector's clock as far as that can be told. */
  readonly at: number
  /** When it was answered by the sender's clock. */
  readonly clock: number
  /** When it arrived, epoch ms. */
  readonly received: number
  /** The hour on the touchpoint's wall at `at`, as `localHour` counts it. */
  readonly hour: number
  /** Nobody knows when it was, and `at` is a guess: it counts in no hour. */
  readonly uncertain?: boolean
  readonly locale?: string
  readonly ended?: Ending
  readonly device?: string
  readonly boot?: string
  readonly seq?: number
  /** Where it was tapped. */
  readonly touch?: Touch
  /** Rules that flagged it before it came here. */
  readonly flags?: readonly string[]
  readonly fields?: Readonly<Record<string, string | number | boolean>>
  readonly answers: readonly KeptAnswer[]
}

/**
 * That a visit's prompt was shown or dismissed, decoded and checked. It makes no response, and
 * nothing is kept of who or on which device: its number is only ticked off.
 */
export interface EventItem {
  readonly business: string
  /** The visit's, which its answers have too, should any come; before or after. */
  readonly id: string
  readonly touchpoint: string
  readonly event: VisitEvent
  /** When it was, epoch ms, by the collector's clock as far as that can be told. */
  readonly at: number
  /** When it arrived, epoch ms. */
  readonly received: number
  /** The hour on the touchpoint's wall at `at`, as `localHour` counts it. */
  readonly hour: number
  /** Nobody knows when it was, and `at` is a guess: it counts in no hour. */
  readonly uncertain?: boolean
  readonly device?: string
  readonly boot?: string
  readonly seq?: number
}

/** What a store keeps. */
export type Entry = Item | EventItem

/**
 * What became of one entry: `stored` when anything of it was new, `duplicate` when nothing was,
 * `conflict` when its id is already a response, or its event already one, at another touchpoint.
 */
export type Outcome = 'stored' | 'duplicate' | 'conflict'

/** Which rollups to add up. */
export interface RollupQuery {
  readonly business: string
  /** `day` reads a 24th of the cells; `hour` is needed when hours are asked for. */
  readonly grain: 'hour' | 'day'
  /** Local hours or days, as `grain` says: the first that counts. */
  readonly from?: number
  /** The first that counts no more. */
  readonly to?: number
  /** Only these touchpoints; all when not given. */
  readonly touchpoints?: readonly string[]
  /** Whether `touchpoints` are few of all there are: then looking for each is quicker than passing by the others. */
  readonly few?: boolean
  /** Whether each hour or day stays by itself; else all are added up and `bucket` is 0. */
  readonly apart: boolean
  /** Touchpoints that are added up under the name of another, by their own; each stays by itself when not given. */
  readonly as?: ReadonlyMap<string, string>
  /** Only these rollups, the others come back empty; all when not given. */
  readonly only?: readonly (keyof Rollups)[]
  /** Of `cells`, `options` and `flagged` only these questions; all when not given. */
  readonly questions?: readonly string[]
}

/** How many, at one touchpoint, in one hour or day (0 when they were added up). */
export interface Count {
  readonly touchpoint: string
  readonly bucket: number
  readonly count: number
}

/** How many answered one question with one point. */
export interface Cell extends Count {
  readonly question: string
  /** The scale that the point is on, as it was asked. */
  readonly kind: RatedKind
  readonly point: number
}

/** How many answers to one question that is not rated: all of them under the empty option, and how many took each option. */
export interface OptionCell extends Count {
  readonly question: string
  readonly option: string
}

/**
 * How many persons answered `satisfaction` under both lenses, with these two points. A response is
 * one pair at most: of several questions of a lens, the one whose id sorts first.
 */
export interface PairCell extends Count {
  readonly service: string
  readonly experience: string
  readonly serviceKind: RatedKind
  readonly experienceKind: RatedKind
  readonly servicePoint: number
  readonly experiencePoint: number
}

/**
 * How far a visit came. `answered` is a response with at least one answer, in the hour of the
 * response. `shown-answered` is a visit that is both `shown` and, at the same touchpoint,
 * `answered`; it counts in the hour it was shown, whichever of the two arrived first.
 */
export type Step = VisitEvent | 'answered' | 'shown-answered'

/** How many visits came so far. */
export interface StepCell extends Count {
  readonly step: Step
}

/** How many responses one rule flagged; under the empty rule, how many any of them did. */
export interface FlagCell extends Count {
  readonly rule: string
}

/**
 * Everything that a report adds up, as of one moment. Rows are in order of bucket, touchpoint and
 * what else they name, numbers by size and words by their letters.
 */
export interface Rollups {
  readonly cells: readonly Cell[]
  readonly options: readonly OptionCell[]
  readonly visits: readonly Count[]
  readonly pairs: readonly PairCell[]
  readonly steps: readonly StepCell[]
  readonly flags: readonly FlagCell[]
  /** Those of `cells` that flagged responses gave. */
  readonly flagged: readonly Cell[]
  /**
   * Responses whose time nobody knows, by the day of the guess; with hours asked for, those of every
   * day that the hours touch. In days they are among all others, in hours among none.
   */
  readonly unsure: readonly Count[]
}

/** Which responses to look at whole. */
export interface SampleQuery {
  readonly business: string
  /** Only these touchpoints. */
  readonly touchpoints: readonly string[]
  /** Local hours: the first that counts, all when not given. */
  readonly from?: number
  /** The first that counts no more. */
  readonly to?: number
  /** No more than these, the latest to arrive. */
  readonly limit: number
}

/** The answers of one response that can be counted: no text, no contact, nothing of who or which device. */
export interface Sampled {
  readonly touchpoint: string
  /** The hour on the touchpoint's wall; a guess where nobody knows it. */
  readonly hour: number
  readonly ratings: readonly {
    readonly question: string
    /** The scale that the point is on, as it was asked. */
    readonly kind: RatedKind
    readonly point: number
  }[]
  readonly choices: readonly { readonly question: string; readonly options: readonly string[] }[]
}

/** Which responses to list. */
export interface RecentQuery {
  readonly business: string
  /** Only what arrived after this cursor. */
  readonly after?: number
  /** Only what arrived before this cursor. */
  readonly before?: number
  readonly limit: number
  /** Whether contact answers are listed too; never unless this is `true`. */
  readonly contacts?: boolean
}

/** An answer as it is listed. */
export interface ListedAnswer {
  readonly question: string
  readonly value: unknown
  /** Only where its sender said it. */
  readonly order?: readonly string[]
}

/** One response as it is listed. */
export interface Listed {
  /** Counts up by arrival; a response gets a new one when a later part adds to it. */
  readonly cursor: number
  readonly id: string
  readonly touchpoint: string
  readonly at: number
  readonly received: number
  readonly hour: number
  readonly locale: string | null
  readonly ended: string | null
  readonly device: string | null
  /** Whether nobody knows when it was, and `at` is a guess. */
  readonly uncertain: boolean
  /** Rules that flagged it, sorted. */
  readonly flags: readonly string[]
  readonly fields: Readonly<Record<string, string | number | boolean>> | null
  readonly answers: readonly ListedAnswer[]
}

/**
 * Where responses are kept. Every store passes `store.test.ts`.
 *
 * An answer is known by business, response and question, an event by business, response and event;
 * the first write wins. Rollups change in the same transaction, by exactly the rows that were really
 * inserted.
 */
export interface Store {
  /**
   * Keeps what is new of one request, and that its device was seen. Resolves only after the commit, so what it says is durable.
   * @returns one outcome an entry, in their order
   * @throws StoreUnavailable when it cannot be made durable now; then nothing of it is kept
   */
  put(entries: readonly Entry[], sighting?: Sighting): Promise<readonly Outcome[]>
  readonly devices: DeviceStore
  readonly tokens: TokenStore
  readonly erasure: ErasureStore
  /** The rollups, all of them as of one moment. */
  rollups(query: RollupQuery): Promise<Rollups>
  /** Responses with a text in them, newest first, as far as it may look. */
  comments(query: CommentsQuery): Promise<CommentsFound>
  /** The newest responses with their ratings and choices, newest first; those with neither too. */
  sample(query: SampleQuery): Promise<readonly Sampled[]>
  /** The newest responses, newest first. */
  recent(query: RecentQuery): Promise<readonly Listed[]>
  /** Resolves when something could really be written. @throws StoreUnavailable when not */
  ping(): Promise<void>
  /** Commits what was put, then lets go of everything. */
  close(): Promise<void>
}

/** The store cannot keep or read anything right now; trying later may help. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'

  constructor(cause: unknown) {
    super(`the store is not available: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
  }
}
