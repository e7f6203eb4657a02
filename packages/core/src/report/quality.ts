import type { Estimate } from '../score/estimate.ts'
import type { Headline } from '../score/scorecard.ts'
import type { Where } from '../config/where.ts'
import type { Lens } from '../vocabulary/words.ts'
import type { Scope } from './scope.ts'

/** The body of `GET /v1/report/quality`: what was left out, by which rule or by whom, and what that does. */
export interface QualityReport extends Scope {
  /** Everything that came, with what is left out or flagged. */
  readonly responses: number
  /** Responses that the exclusions below leave out of every page. */
  readonly excluded: number
  /** Of the others: responses that any rule flagged. They count on every page, and are marked. */
  readonly flagged: number
  /** Of the others: responses whose time nobody knows, in no hour. */
  readonly uncertain: number
  readonly rules: readonly FlagRule[]
  /** The two scores, 0 to 100. */
  readonly scores: readonly ({ readonly lens: Lens } & ThreeWays<Estimate>)[]
  /** Every construct that was asked, under each lens: no figure mixes the two. */
  readonly constructs: readonly ({
    readonly construct: string
    readonly lens: Lens
  } & ThreeWays<Headline>)[]
  readonly exclusions: readonly ExclusionEntry[]
  /** Every touchpoint where somebody asks. */
  readonly rates: readonly ResponseRate[]
}

/** A rule that flags answers, and how many responses of those that count it did; one may be flagged by several. */
export interface FlagRule {
  readonly rule: string
  /** What it looks for. */
  readonly says: string
  readonly responses: number
}

/** One score in three ways. */
export interface ThreeWays<Score> {
  /** Of everything that came. */
  readonly everything: Score
  /** Without what exclusions leave out: what every other page shows. */
  readonly counted: Score
  /** Without what rules flagged, too. */
  readonly unflagged: Score
  /** Whether leaving out moved it by more than half of its interval: by exclusion, and by flags. */
  readonly movedByExclusions: boolean
  readonly movedByFlags: boolean
}

/** One line of the ledger. */
export interface ExclusionEntry {
  readonly id: string
  readonly where: Where
  /** ISO dates: the first day that is left out, and the first that counts again. */
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly by: string
  /** Responses of the asked time that it leaves out; another line may leave out the same. */
  readonly responses: number
}

/** How many of those who saw a prompt answered. */
export interface ResponseRate {
  readonly touchpoint: string
  readonly name: string
  /** Visits of which senders told that the prompt was seen, and that it was closed. */
  readonly shown: number
  readonly dismissed: number
  /** Visits with an answer, also where nobody tells what was shown. */
  readonly answered: number
  /** Of the shown visits, those that answered, 0 to 1; without values below the minimum. */
  readonly rate: Estimate
}
