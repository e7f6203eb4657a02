import {
  bonferroniLevel,
  CHANNELS,
  FEWEST,
  indexOfTally,
  netExpectation,
  share,
  STAGES,
  type Channel,
  type Estimate,
  type Stage,
  type Tally,
} from '@shopbell/core'
import { isMeasured } from '@shopbell/core/config'
import type {
  Coverage,
  JourneyCell,
  StageExpectation,
  StageRow,
  UnmeasuredTouchpoint,
} from '@shopbell/core/report'
import type { Place, Served } from '../../business/directory.ts'
import { enough } from '../enough.ts'
import { type Rating } from '../facts.ts'
import type { ReportQuery } from '../report-query.ts'
import { tallyOf } from '../tallies.ts'
import { rollupsFor } from '../rollup-query.ts'

/** Ratings with the touchpoint that they were given at. */
export interface PlacedRating {
  readonly touchpoint: string
  readonly rating: Rating
}

/** A journey, cell by cell. */
export interface Cells {
  readonly whole: Estimate
  /** At which the cells are held against the whole. */
  readonly level: number
  /** Every stage in every one of `channels`. */
  readonly cells: readonly JourneyCell[]
  readonly channels: readonly Channel[]
  /** Every stage in all its channels. */
  readonly rows: readonly StageRow[]
  readonly coverage: Coverage
  readonly unmeasured: readonly UnmeasuredTouchpoint[]
}

/** The touchpoints that a query lets through, in the order of the config. */
export function placesWithin(served: Served, query: ReportQuery): readonly Place[] {
  const { touchpoints } = rollupsFor(served, query)
  const all = [...served.places.values()]
  if (touchpoints === undefined) return all
  const kept = new Set(touchpoints)
  return all.filter(({ touchpoint }) => kept.has(touchpoint.id))
}

/**
 * Puts ratings into stages and channels.
 * @param places that count
 * @param ratings of any construct; a touchpoint is answered when it has any, and scored by `satisfaction`
 */
export function cellsOf(places: readonly Place[], ratings: readonly PlacedRating[]): Cells {
  const answered = new Set(ratings.map(({ touchpoint }) => touchpoint))
  const tallies = new Map(
    [
      ...Map.groupBy(
        ratings.filter(({ rating }) => rating.construct === 'satisfaction'),
        ({ touchpoint }) => touchpoint,
      ),
    ].map(([touchpoint, own]) => [touchpoint, own.map(({ rating }) => rating)]),
  )
  const channels = CHANNELS.filter((channel) =>
    places.some(({ touchpoint }) => touchpoint.channel === channel),
  )
  const drafts = STAGES.flatMap((stage) =>
    channels.map((channel) => {
      const own = places.filter(
        ({ touchpoint }) => touchpoint.stage === stage && touchpoint.channel === channel,
      )
      const tally = tallyOf(own.flatMap(({ touchpoint }) => tallies.get(touchpoint.id) ?? []))
      return { stage, channel, ...coverageOf(own, answered), tally, score: indexOfTally(tally) }
    }),
  )
  const whole = indexOfTally(tallyOf([...tallies.values()].flat()))
  const scored = drafts.filter(({ score }) => score.n >= FEWEST)
  const level = bonferroniLevel(Math.max(1, scored.length))
  return {
    whole: enough(whole),
    level,
    cells: drafts.map(({ tally, score, stage, channel, listed, asked, answered }): JourneyCell => {
      const state = stateOf({ listed, asked, answered }, score, { tally, whole, level })
      return { stage, channel, listed, asked, answered, score: enough(score), state }
    }),
    channels,
    rows: rowsOf(places, ratings, { answered, whole }),
    coverage: coverageOf(places, answered),
    unmeasured: places.flatMap(({ touchpoint }): readonly UnmeasuredTouchpoint[] => {
      if (answered.has(touchpoint.id)) return []
      const { id, name, stage, channel } = touchpoint
      const because = isMeasured(touchpoint) ? 'silent' : 'unasked'
      return [{ id, name, stage, channel, because }]
    }),
  }
}

/** Stages are held against the whole at a level of their own: they are looked at by themselves. */
function rowsOf(
  places: readonly Place[],
  ratings: readonly PlacedRating[],
  { answered, whole }: { readonly answered: ReadonlySet<string>; readonly whole: Estimate },
): readonly StageRow[] {
  const drafts = STAGES.map((stage) => {
    const own = places.filter(({ touchpoint }) => touchpoint.stage === stage)
    const ids = new Set(own.map(({ touchpoint }) => touchpoint.id))
    const given = ratings.filter(({ touchpoint }) => ids.has(touchpoint))
    const of = (construct: string): Tally =>
      tallyOf(given.flatMap(({ rating }) => (rating.construct === construct ? [rating] : [])))
    const tally = of('satisfaction')
    return {
      stage,
      coverage: coverageOf(own, answered),
      tally,
      score: indexOfTally(tally),
      expectation: expectationOf(of('expectation').expectation ?? NOBODY),
    }
  })
  const level = bonferroniLevel(Math.max(1, drafts.filter(({ score }) => score.n >= FEWEST).length))
  return drafts.map(({ stage, coverage, tally, score, expectation }): StageRow => {
    const { listed, asked, answered } = coverage
    const state = stateOf(coverage, score, { tally, whole, level })
    return { stage, listed, asked, answered, score: enough(score), state, expectation }
  })
}

const NOBODY = [0, 0, 0]

function expectationOf(counts: readonly number[]): StageExpectation {
  const [worse = 0, as = 0, better = 0] = counts
  const n = worse + as + better
  return {
    net: enough(netExpectation(counts)),
    worse: enough(share(worse, n)),
    as: enough(share(as, n)),
    better: enough(share(better, n)),
  }
}

function coverageOf(places: readonly Place[], answered: ReadonlySet<string>): Coverage {
  return {
    listed: places.length,
    asked: places.filter(({ touchpoint }) => isMeasured(touchpoint)).length,
    answered: places.filter(({ touchpoint }) => answered.has(touchpoint.id)).length,
  }
}

function stateOf(
  { listed, asked, answered }: Coverage,
  score: Estimate,
  {
    tally,
    whole,
    level,
  }: { readonly tally: Tally; readonly whole: Estimate; readonly level: number },
): JourneyCell['state'] {
  if (listed === 0) return 'absent'
  if (answered === 0) return asked === 0 ? 'unasked' : 'silent'
  if (score.n === 0) return 'unrated'
  const { low, high } = indexOfTally(tally, level)
  if (score.n < FEWEST || low === null || high === null || whole.value === null) return 'few'
  if (high < whole.value) return 'below'
  return low > whole.value ? 'above' : 'within'
}

/** A cell's name in an address. @example cellName('purchase', 'web') // 'purchase.web' */
export function cellName(stage: Stage, channel: Channel): string {
  return `${stage}.${channel}`
}
