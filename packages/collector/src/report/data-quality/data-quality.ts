import { indexOfTally, scorecard, type Estimate, type Lens } from '@shopbell/core'
import { isMeasured, isWithin, type Exclusion } from '@shopbell/core/config'
import { isDistorted } from '@shopbell/core/kiosk'
import type {
  ExclusionEntry,
  FlagRule,
  QualityReport,
  ResponseRate,
  ThreeWays,
} from '@shopbell/core/report'
import type { Served } from '../../business/directory.ts'
import type { RollupQuery, Store } from '../../store/store.ts'
import { daysOf } from '../excluded-spans.ts'
import { enough } from '../enough.ts'
import { areFew } from '../few.ts'
import { factsOf, type Facts, type Rating } from '../facts.ts'
import { participationOf } from '../participation.ts'
import { remaining } from '../quality.ts'
import { readRollups } from '../read-rollups.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { tallyOf } from '../tallies.ts'
import { rollupsFor } from '../rollup-query.ts'

/**
 * What was left out, by which rule or by whom, and what that does to the scores.
 * @throws StoreUnavailable
 */
export async function dataQualityOf(
  served: Served,
  query: ReportQuery,
  store: Pick<Store, 'rollups'>,
): Promise<QualityReport> {
  const asked: ReportQuery = { ...query, by: ['touchpoint'] }
  const only = ['cells', 'visits', 'steps', 'flags', 'flagged', 'unsure'] as const
  const wanted = rollupsFor(served, asked, { only })
  const { rollups, excluded } = await readRollups(served, wanted, store)
  const counted = factsOf(served, asked, wanted.grain, rollups)
  const left = factsOf(served, asked, wanted.grain, excluded)
  const everything = [...counted.ratings, ...left.ratings]
  const ways: Ways = {
    everything,
    counted: counted.ratings,
    unflagged: remaining(counted),
  }
  const constructs = [...Map.groupBy(everything, ({ construct, lens }) => `${construct} ${lens}`)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first]]) => first!)
  return {
    ...scopeOf(served, query),
    responses: sum(counted.visits) + sum(left.visits),
    excluded: sum(left.visits),
    flagged: sum(counted.flags.filter(({ rule }) => rule === '')),
    uncertain: sum(counted.unsure),
    rules: rulesOf(counted.flags),
    scores: (['service', 'experience'] as const).map((lens) =>
      Object.assign(
        { lens },
        threeWays(ways, (ratings) => lensIndex(ratings, lens)),
      ),
    ),
    constructs: constructs.map(({ construct, lens }) =>
      Object.assign(
        { construct, lens },
        threeWays(ways, (ratings) => {
          const own = ratings.filter((each) => each.construct === construct && each.lens === lens)
          return enough(scorecard(tallyOf(own)).headline)
        }),
      ),
    ),
    exclusions: await Promise.all(
      (served.config.exclusions ?? []).map((each) => entryOf(served, wanted, each, store)),
    ),
    rates: ratesOf(served, wanted, counted),
  }
}

type Ways = Readonly<Record<'everything' | 'counted' | 'unflagged', readonly Rating[]>>

function threeWays<Score extends Estimate>(
  ways: Ways,
  scoreOf: (ratings: readonly Rating[]) => Score,
): ThreeWays<Score> {
  const [everything, counted, unflagged] = [
    scoreOf(ways.everything),
    scoreOf(ways.counted),
    scoreOf(ways.unflagged),
  ]
  return {
    everything,
    counted,
    unflagged,
    movedByExclusions: isDistorted(everything, counted),
    movedByFlags: isDistorted(counted, unflagged),
  }
}

function lensIndex(ratings: readonly Rating[], lens: Lens): Estimate {
  const own = ratings.filter((each) => each.construct === 'satisfaction' && each.lens === lens)
  return enough(indexOfTally(tallyOf(own)))
}

/** What each rule of the collector looks for. */
const RULES: Readonly<Record<string, string>> = {
  'episode-v1':
    'Taps less than 3 seconds after the one before on the same tablet; all of them when there are 4 or more in a row.',
  'closed-v1': 'Answers more than half an hour outside the opening hours.',
  'ghost-v1':
    'Five touches in a row on the same spot within an hour, or 60 taps in 3 minutes: dirt or water on the screen.',
}

/** Every rule there is, also those that flagged nothing. */
function rulesOf(flags: Facts['flags']): readonly FlagRule[] {
  const counts = Map.groupBy(
    flags.filter(({ rule }) => rule !== ''),
    ({ rule }) => rule,
  )
  const rules = [...new Set([...Object.keys(RULES), ...counts.keys()])]
  return rules.map((rule) => ({
    rule,
    says: Object.hasOwn(RULES, rule) ? RULES[rule]! : 'A rule of another version.',
    responses: sum(counts.get(rule) ?? []),
  }))
}

/** One line of the ledger, with what it leaves out of the time that was asked for. */
async function entryOf(
  served: Served,
  wanted: RollupQuery,
  exclusion: Exclusion,
  store: Pick<Store, 'rollups'>,
): Promise<ExclusionEntry> {
  const size = wanted.grain === 'hour' ? 24 : 1
  const [first, end] = daysOf(exclusion)
  const [from, to] = [
    Math.max(first * size, wanted.from ?? -Infinity),
    Math.min(end * size, wanted.to ?? Infinity),
  ]
  const { places } = served
  const touchpoints = (wanted.touchpoints ?? [...places.keys()]).filter((id) =>
    isWithin(exclusion.where, places.get(id)!.touchpoint),
  )
  if (from >= to || touchpoints.length === 0) return { ...exclusion, responses: 0 }
  const few = areFew(touchpoints, served)
  const span = { ...wanted, touchpoints, few, from, to, only: ['visits'] } as const
  const { visits } = await store.rollups(span)
  return { ...exclusion, responses: sum(visits) }
}

function ratesOf(
  { places }: Served,
  { touchpoints }: RollupQuery,
  { steps }: Facts,
): readonly ResponseRate[] {
  const own = Map.groupBy(steps, ({ key }) => key[0])
  const all = [...places.values()].map(({ touchpoint }) => touchpoint)
  return all
    .filter((each) => isMeasured(each) && (touchpoints?.includes(each.id) ?? true))
    .map(({ id, name }) => {
      const { shown, dismissed, answered, responseRate } = participationOf(own.get(id) ?? [], PLAIN)
      return {
        touchpoint: id,
        name,
        shown: shown!,
        dismissed: dismissed!,
        answered: answered!,
        rate: enough(responseRate),
      }
    })
}

/** A query that asks for no question, so that visits can be counted. */
const PLAIN: ReportQuery = { from: null, to: null, by: [], where: new Map() }

function sum(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
