import type { Scope } from './scope.ts'

/** The body of `GET /v1/comments`: what people wrote, the newest visits first. */
export interface CommentsReport extends Scope {
  readonly comments: readonly Comment[]
  /** How many comments were looked at; no more than a few thousand at once. */
  readonly looked: number
  /** How many of those fit everything that was asked for. */
  readonly found: number
  /** How many of those looked at an exclusion of the config leaves out. */
  readonly excluded: number
  /** For `before`: where to go on; `null` when there are no more. */
  readonly next: string | null
  /** Fewer than the minimum fit, so none is shown: they could point at somebody. */
  readonly tooFew: boolean
  /** Whether addresses and numbers in the texts were made unreadable. */
  readonly masked: boolean
  /** Of those that were looked at and fit, by language; none after the first page. */
  readonly languages: readonly CommentLanguage[]
  /** The reasons that can be asked for, in the language of the business. */
  readonly reasons: readonly { readonly id: string; readonly text: string }[]
}

/** How the visit was rated that a comment is from: its satisfaction from 0 to 100. */
export type ScoreBand = 'low' | 'middle' | 'high'

/** One comment, with what is known of its visit. */
export interface Comment {
  readonly text: string
  /** The local day, ISO; no time of it, for that could tell who it was. */
  readonly day: string
  readonly touchpoint: string
  /** In which language it was asked for; `null` where fewer than the minimum were. */
  readonly locale: string | null
  /** `null` when satisfaction was not answered. */
  readonly score: ScoreBand | null
  /** Ids of the reasons that were given with it. */
  readonly reasons: readonly string[]
}

/** Comments that were asked for in one language. */
export interface CommentLanguage {
  readonly locale: string
  readonly comments: number
  /** What is in at least the minimum of them, the most frequent first; function words are left out. */
  readonly terms: readonly CommentTerm[]
}

/** A word as it was written, in small letters. */
export interface CommentTerm {
  readonly term: string
  /** In how many comments it is, however often in each. */
  readonly comments: number
  /** How many of those are from visits with a low score. */
  readonly low: number
}
