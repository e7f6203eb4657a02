import { CHANNELS, FEWEST, indexOfTally, STAGES, type Estimate } from '@shopbell/core'
import {
  isMeasured,
  placeOf,
  USUAL_TOUCHPOINTS,
  type Config,
  type Touchpoint,
} from '@shopbell/core/config'
import type {
  InventoryCoverage,
  InventoryEntry,
  InventoryState,
  TouchpointsReport,
  UsualEntry,
} from '@shopbell/core/report'
import { dayOfHour, localHour, parseHour } from '@shopbell/core/time'
import type { Place, Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { enough } from '../enough.ts'
import { readFacts, type Rating } from '../facts.ts'
import { placesWithin } from '../journey/cells.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { tallyOf } from '../tallies.ts'
import { type Needs } from '../rollup-query.ts'

/** An inspection counts this long, days: a year has every season of a shop. */
const INSPECTED_WITHIN = 365

/**
 * The inventory of touchpoints that a query lets through, with the score of each; what is usual and
 * not in the list is told of the whole business, whatever is asked for.
 * @param now epoch ms
 * @throws StoreUnavailable
 */
export async function inventoryOf(
  served: Served,
  query: ReportQuery,
  store: Pick<Store, 'rollups'>,
  now: number,
): Promise<TouchpointsReport> {
  const { config } = served
  const asked: ReportQuery = { ...query, by: ['touchpoint'] }
  const needs: Needs = { only: ['cells', 'steps'], constructs: ['satisfaction'] }
  const facts = await readFacts(served, asked, store, needs)
  const idOf = ({ key }: { readonly key: readonly unknown[] }): unknown => key[0]
  const ratings = Map.groupBy(facts.ratings, idOf)
  const steps = Map.groupBy(
    facts.steps.filter(({ step }) => step === 'answered'),
    idOf,
  )
  const touchpoints = placesWithin(served, query)
    .map((place) => {
      const { id } = place.touchpoint
      const answered = (steps.get(id) ?? []).reduce((sum, { count }) => sum + count, 0)
      return entryOf(config, place, { ratings: ratings.get(id) ?? [], answered }, now)
    })
    .sort(byWay)
  const known = new Set(config.touchpoints.flatMap(({ usual }) => usual ?? []))
  const without = config.inventory?.without ?? {}
  const isWithout = ({ id }: UsualEntry): boolean => Object.hasOwn(without, id)
  const unlisted = USUAL_TOUCHPOINTS.filter((each) => !known.has(each.id) && !isWithout(each))
  return {
    ...scopeOf(served, query),
    touchpoints,
    unlisted,
    without: USUAL_TOUCHPOINTS.filter(isWithout).map((each) =>
      Object.assign({ why: without[each.id]! }, each),
    ),
    coverage: coverageOf(touchpoints, unlisted.length),
  }
}

function entryOf(
  config: Config,
  { touchpoint, timeZone }: Place,
  found: { readonly ratings: readonly Rating[]; readonly answered: number },
  now: number,
): InventoryEntry {
  const { id, name, channel, stage, lens, owner, inspected, address, note } = touchpoint
  const own = found.ratings.filter(
    (each) => each.construct === 'satisfaction' && each.lens === lens,
  )
  const score = indexOfTally(tallyOf(own))
  return {
    id,
    name,
    channel,
    stage,
    lens,
    location: locationOf(config, touchpoint),
    owner: owner ?? null,
    inspected: inspected ?? null,
    inspectedDays:
      inspected === undefined
        ? null
        : dayOfHour(localHour(timeZone, now)) - dayOfHour(parseHour(inspected)!),
    address: address ?? null,
    note: note ?? null,
    usual: USUAL_TOUCHPOINTS.find((each) => each.id === touchpoint.usual) ?? null,
    state: stateOf(touchpoint, score, found.answered),
    responses: found.answered,
    score: enough(score),
  }
}

function stateOf(touchpoint: Touchpoint, { n }: Estimate, answered: number): InventoryState {
  if (!isMeasured(touchpoint)) return 'not-asked'
  if (n >= FEWEST) return 'scored'
  if (answered === 0) return 'no-answers'
  return n === 0 ? 'unrated' : 'too-few'
}

function locationOf(
  { locations = {} }: Config,
  touchpoint: Touchpoint,
): InventoryEntry['location'] {
  const id = placeOf(touchpoint)
  if (id === undefined) return null
  const known = Object.hasOwn(locations, id) ? locations[id] : undefined
  return { id, name: known?.name ?? id, region: known?.region ?? null }
}

function byWay(a: InventoryEntry, b: InventoryEntry): number {
  return (
    STAGES.indexOf(a.stage) - STAGES.indexOf(b.stage) ||
    CHANNELS.indexOf(a.channel) - CHANNELS.indexOf(b.channel)
  )
}

function coverageOf(touchpoints: readonly InventoryEntry[], unlisted: number): InventoryCoverage {
  const count = (is: (entry: InventoryEntry) => boolean): number => touchpoints.filter(is).length
  return {
    listed: touchpoints.length,
    asked: count(({ state }) => state !== 'not-asked'),
    scored: count(({ state }) => state === 'scored'),
    owned: count(({ owner }) => owner !== null),
    inspected: count(({ inspectedDays: days }) => days !== null && days <= INSPECTED_WITHIN),
    inspectedWithin: INSPECTED_WITHIN,
    usualSettled: USUAL_TOUCHPOINTS.length - unlisted,
    usual: USUAL_TOUCHPOINTS.length,
  }
}
