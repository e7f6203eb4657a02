import { FEWEST, share, type Lens } from '@shopbell/core'
import { placeOf } from '@shopbell/core/config'
import type { StoresReport } from '@shopbell/core/report'
import type { Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { readFacts, type Facts, type Rating } from '../facts.ts'
import { goodOf, together } from '../good-answers.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { hoursOfWeek } from './hours.ts'
import { drawTogether, MARGIN } from './rank.ts'

/** What places are asked for. */
export interface StoresQuery {
  readonly query: ReportQuery
  readonly construct: string
  readonly lens: Lens
}

/**
 * Places and hours, of touchpoints that have a location. What a rule flagged is left out: nobody's
 * place is called worse because a child played with its tablet.
 * @throws StoreUnavailable
 */
export async function storesOf(
  served: Served,
  { query, construct, lens }: StoresQuery,
  store: Store,
): Promise<StoresReport> {
  const atPlaces = onlyPlaces(served, query)
  const [placed, timed] = await Promise.all([
    readFacts(served, { ...atPlaces, by: ['touchpoint'] }, store, {
      only: ['cells', 'flagged', 'flags'],
      constructs: [construct],
    }),
    readFacts(served, { ...atPlaces, by: ['hour'] }, store, {
      only: ['cells', 'flagged', 'unsure'],
      constructs: [construct],
    }),
  ])
  const locationOf = (touchpoint: unknown): string =>
    placeOf(served.places.get(String(touchpoint))!.touchpoint)!
  const ratingsOf = (facts: Facts): readonly Rating[] =>
    notFlagged(facts).filter(
      ({ construct: own, lens: under }) => own === construct && under === lens,
    )
  const ratings = ratingsOf(placed)
  const { locations = {} } = served.config
  const all = [...Map.groupBy(ratings, ({ key }) => locationOf(key[0]))].map(([location, own]) => ({
    location,
    name: locations[location]?.name ?? location,
    region: locations[location]?.region ?? null,
    part: goodOf(own),
  }))
  const enough = all.filter(({ part: [, n] }) => n >= FEWEST)
  const { collective, spread, places } = drawTogether(enough.map(({ part }) => part))
  return {
    ...scopeOf(served, query),
    construct,
    lens,
    whole: share(...together(enough.map(({ part }) => part))),
    collective,
    spread,
    margin: MARGIN,
    stores: enough
      .map(({ location, name, region }, at) => ({ location, name, region, ...places[at]! }))
      .sort(
        (one, other) =>
          other.drawn.value! - one.drawn.value! || (one.location < other.location ? -1 : 1),
      ),
    tooFew: all
      .filter((one) => !enough.includes(one))
      .map(({ location, name, region }) => ({ location, name, region }))
      .sort((one, other) => (one.name < other.name ? -1 : 1)),
    hours: hoursOfWeek(ratingsOf(timed)),
    flagged: placed.flags
      .filter(({ rule }) => rule === '')
      .reduce((sum, { count }) => sum + count, 0),
    uncertain: timed.unsure.reduce((sum, { count }) => sum + count, 0),
  }
}

/** Ratings less those that flagged responses gave. */
function notFlagged({ ratings, flagged }: Facts): readonly Rating[] {
  return [...ratings, ...flagged.map((rating) => ({ ...rating, count: -rating.count }))]
}

/** The same query, of touchpoints that have a location only: others need not be read. */
function onlyPlaces({ places }: Served, query: ReportQuery): ReportQuery {
  const asked = query.where.get('touchpoint')
  const placed = [...places.values()].filter(({ touchpoint }) => placeOf(touchpoint) !== undefined)
  const ids = placed.map(({ touchpoint }) => touchpoint.id)
  const wanted = new Set(asked === undefined ? ids : ids.filter((id) => asked.has(id)))
  return { ...query, where: new Map([...query.where, ['touchpoint', wanted]]) }
}
