import { CHANNELS, STAGES, type Channel, type Stage } from '@shopbell/core'
import type { JourneyReport, OpenedCell } from '@shopbell/core/report'
import type { Served } from '../../business/directory.ts'
import type { Store } from '../../store/store.ts'
import { readFacts } from '../facts.ts'
import type { ReportQuery } from '../report-query.ts'
import { scopeOf } from '../scope.ts'
import { cellName, cellsOf, placesWithin } from './cells.ts'
import { openedCell } from './opened.ts'

/** No cell is opened. */
export const NO_CELL = 'none'

/** Every cell by its name. */
const CELLS: ReadonlyMap<string, { readonly stage: Stage; readonly channel: Channel }> = new Map(
  STAGES.flatMap((stage) =>
    CHANNELS.map((channel) => [cellName(stage, channel), { stage, channel }] as const),
  ),
)

/** What `cell` may be. */
export const CELL_NAMES: readonly string[] = [NO_CELL, ...CELLS.keys()]

/**
 * Stages by channels, what of them nobody measures, and what lies behind one cell.
 * @param cell one of `CELL_NAMES`
 * @throws StoreUnavailable
 */
export async function journeyOf(
  served: Served,
  { query, cell }: { readonly query: ReportQuery; readonly cell: string },
  store: Pick<Store, 'rollups'>,
): Promise<JourneyReport> {
  const [{ ratings }, opened] = await Promise.all([
    readFacts(served, { ...query, by: ['touchpoint'] }, store, { only: ['cells'] }),
    openedOf(served, query, cell, store),
  ])
  const placed = ratings.map((rating) => ({ touchpoint: String(rating.key[0]), rating }))
  const found = cellsOf(placesWithin(served, query), placed)
  return { ...scopeOf(served, query), stages: STAGES, ...found, opened }
}

async function openedOf(
  served: Served,
  query: ReportQuery,
  cell: string,
  store: Pick<Store, 'rollups'>,
): Promise<OpenedCell | null> {
  const named = CELLS.get(cell)
  if (named === undefined) return null
  const places = placesWithin(served, query).filter(
    ({ touchpoint }) => touchpoint.stage === named.stage && touchpoint.channel === named.channel,
  )
  const within: ReportQuery = {
    ...query,
    by: ['touchpoint', 'day'],
    where: new Map(query.where).set(
      'touchpoint',
      new Set(places.map(({ touchpoint }) => touchpoint.id)),
    ),
  }
  const facts = await readFacts(served, within, store, { only: ['cells', 'options'] })
  return openedCell(served, { ...named, places }, facts)
}
