import { indexOfTally, type Channel, type Stage } from '@shopbell/core'
import type { TodayChange, TodayFigure, TodayReport } from '@shopbell/core/report'
import { dayName } from '@shopbell/core/time'
import type { Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { enough } from '../enough.ts'
import { readFacts, type Facts, type Rating } from '../facts.ts'
import { twoLenses } from '../gap.ts'
import { cellsOf, placesWithin } from '../journey/cells.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { tallyOf } from '../tallies.ts'
import { changesOf } from './changes.ts'
import { figureOf, measured, type Compared, type Measure } from './figures.ts'
import { fixesOf } from './fix.ts'

const DAY_HOURS = 24

/** Solved first, then friction, then the rest. */
const MEASURES = {
  solved: { of: ({ construct }) => construct === 'solved', as: 'share' },
  friction: { of: ({ construct }) => construct === 'effort', as: 'rest' },
  experience: {
    of: ({ construct, lens }) => construct === 'satisfaction' && lens === 'experience',
    as: 'index',
  },
  service: {
    of: ({ construct, lens }) => construct === 'satisfaction' && lens === 'service',
    as: 'index',
  },
} satisfies Readonly<Record<string, Measure>>

/** What the measures and the gap are about. */
const CONSTRUCTS = ['solved', 'effort', 'satisfaction']

/** What a rating is keyed by, where the days are added up. */
const BY = ['stage', 'channel', 'touchpoint'] as const

/**
 * The one screen of an owner.
 * @param thisHour the hour on the business's wall, as `localHour` counts it: where the period has no end
 * @throws StoreUnavailable
 */
export async function todayOf(
  served: Served,
  query: ReportQuery,
  store: Pick<Store, 'rollups'>,
  thisHour: number,
): Promise<TodayReport> {
  const before = periodBefore(query, thisHour)
  const daily = { only: ['cells', 'pairs'], constructs: CONSTRUCTS } as const
  const [now, earlier, placed] = await Promise.all([
    readFacts(served, { ...query, by: ['day'] }, store, daily),
    before === null ? null : readFacts(served, { ...query, ...before, by: ['day'] }, store, daily),
    readFacts(served, { ...query, by: BY }, store, { only: ['cells', 'options'] }),
  ])
  const changes = earlier === null ? null : changesBetween(now, earlier)
  const figure = (name: keyof typeof MEASURES, place: number): TodayFigure => ({
    ...figureOf(now.ratings, MEASURES[name]),
    change: changes?.[place] ?? null,
  })
  const { gap } = twoLenses(now)
  const { basis, pairs, excluded, ...difference } = gap
  const cells = cellsOf(
    placesWithin(served, query),
    placed.ratings.map((rating) => ({ touchpoint: String(rating.key[2]), rating })),
  )
  return {
    ...scopeOf(served, query),
    before:
      before === null
        ? null
        : { from: dayName(before.from / DAY_HOURS), to: dayName(before.to / DAY_HOURS) },
    solved: figure('solved', 0),
    friction: figure('friction', 1),
    experience: figure('experience', 2),
    service: figure('service', 3),
    gap: { estimate: enough(difference), basis, pairs, excluded, change: changes?.[4] ?? null },
    coverage: cells.coverage,
    rows: cells.rows,
    fix: fixesOf(cells, {
      served,
      isWhole: query.where.size === 0,
      optionsIn: (stage, channel) => placed.options.filter(isIn(stage, channel)),
      scoreAt: ({ stage, channel }, level) =>
        indexOfTally(tallyOf(satisfactionIn(placed.ratings, stage, channel)), level),
    }),
  }
}

function changesBetween(now: Facts, before: Facts): readonly TodayChange[] {
  const figures = Object.values(MEASURES).map((measure: Measure): Compared => ({
    now: measured(now.ratings, measure),
    before: measured(before.ratings, measure),
  }))
  const gap: Compared = {
    now: (level) => twoLenses(now, level).gap,
    before: (level) => twoLenses(before, level).gap,
  }
  return changesOf([...figures, gap])
}

/** As many whole days before; `null` of all time. An open end is that of today. */
function periodBefore(
  { from, to }: ReportQuery,
  thisHour: number,
): { readonly from: number; readonly to: number } | null {
  if (from === null) return null
  const first = Math.floor(from / DAY_HOURS)
  const end = Math.ceil((to ?? thisHour + 1) / DAY_HOURS)
  const length = end - first
  return length < 1 ? null : { from: (first - length) * DAY_HOURS, to: first * DAY_HOURS }
}

function isIn(stage: Stage, channel: Channel) {
  return ({ key }: Pick<Rating, 'key'>): boolean => key[0] === stage && key[1] === channel
}

function satisfactionIn(
  ratings: readonly Rating[],
  stage: Stage,
  channel: Channel,
): readonly Rating[] {
  return ratings
    .filter(({ construct }) => construct === 'satisfaction')
    .filter(isIn(stage, channel))
}
