import { indexOfTally, scorecard, type Estimate, type Headline } from '@shopbell/core'
import { isDistorted } from '@shopbell/core/kiosk'
import type { Facts, Rating } from './facts.ts'
import { asksQuestions } from './participation.ts'
import type { ReportQuery } from './report-query.ts'
import { tallyOf } from './tallies.ts'

/** What was flagged, and the scores without it: nothing is ever left out unsaid. */
export interface WithoutFlagged {
  /**
   * Responses that a rule flagged; `null` where questions, constructs or lenses are asked for, for
   * a response is flagged as a whole.
   */
  readonly flagged: number | null
  /** The headline of each construct, of all answers that no rule flagged. */
  readonly estimates: Readonly<Record<string, Headline>>
  /** Constructs whose score differs from that by more than half the width of its interval. */
  readonly distorted: readonly string[]
}

/** The same of a whole report. */
export interface Quality extends WithoutFlagged {
  /** How many responses each rule flagged; one may be flagged by several. */
  readonly rules: Readonly<Record<string, number>>
  /**
   * Responses that the config's exclusions leave out of everything else in the report; `null` where
   * questions, constructs or lenses are asked for.
   */
  readonly excluded: number | null
  /**
   * Responses whose time nobody knows. In days they count by a guess, in hours not at all: then
   * these are left out, as far as they lie in the days that were asked for.
   */
  readonly uncertain: number
  /** The two scores without what is flagged, 0 to 100. */
  readonly service: Estimate
  readonly experience: Estimate
}

type Flags = Pick<Facts, 'ratings' | 'flagged' | 'flags'>

/** What the flags of one group do to its scores. */
export function withoutFlagged(facts: Flags, query: ReportQuery): WithoutFlagged {
  const [all, left] = [facts.ratings, remaining(facts)].map(headlines)
  return {
    flagged: asksQuestions(query) ? null : countOf(facts.flags.filter(({ rule }) => rule === '')),
    estimates: left!,
    distorted: Object.keys(all!).filter((construct) => {
      const clean = left![construct]
      return clean !== undefined && isDistorted(all![construct]!, clean)
    }),
  }
}

/**
 * The same of a whole report.
 * @param excluded what was left out of `facts`
 */
export function qualityOf(
  facts: Flags & Pick<Facts, 'unsure'>,
  query: ReportQuery,
  excluded: Pick<Facts, 'visits'>,
): Quality {
  const rules = Map.groupBy(
    asksQuestions(query) ? [] : facts.flags.filter(({ rule }) => rule !== ''),
    ({ rule }) => rule,
  )
  const left = remaining(facts).filter(({ construct }) => construct === 'satisfaction')
  const under = (lens: Rating['lens']): Estimate =>
    indexOfTally(tallyOf(left.filter((each) => each.lens === lens)))
  return {
    ...withoutFlagged(facts, query),
    rules: Object.fromEntries([...rules].map(([rule, own]) => [rule, countOf(own)])),
    excluded: asksQuestions(query) ? null : countOf(excluded.visits),
    uncertain: countOf(facts.unsure),
    service: under('service'),
    experience: under('experience'),
  }
}

/** Ratings less those that flagged responses gave. */
export function remaining({
  ratings,
  flagged,
}: Pick<Flags, 'ratings' | 'flagged'>): readonly Rating[] {
  return [...ratings, ...flagged.map((each) => ({ ...each, count: -each.count }))]
}

function headlines(ratings: readonly Rating[]): Readonly<Record<string, Headline>> {
  const own = [...Map.groupBy(ratings, ({ construct }) => construct)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  return Object.fromEntries(
    own
      .filter(([, of]) => countOf(of) > 0)
      .map(([construct, of]) => [construct, scorecard(tallyOf(of)).headline]),
  )
}

function countOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
