import type { Served } from '../business/directory.ts'
import type { Count, RollupQuery, Rollups, Store } from '../store/store.ts'
import { areFew } from './few.ts'
import { excludedSpans } from './excluded-spans.ts'

/** What counts, and what an exclusion of the config leaves out. */
export interface Read {
  readonly rollups: Rollups
  readonly excluded: Rollups
}

/**
 * Reads rollups for a score: every report goes through here, so that no score forgets an exclusion.
 * What is left out is read first and then taken from all there is. Counts only grow, so what arrives
 * between the two counts, or is left out with the next reading, and nothing turns negative.
 * @throws StoreUnavailable
 */
export async function readRollups(
  served: Served,
  query: RollupQuery,
  store: Pick<Store, 'rollups'>,
): Promise<Read> {
  const size = query.grain === 'hour' ? 24 : 1
  const parts = excludedSpans(served, query.touchpoints).flatMap((span): readonly RollupQuery[] => {
    const from = Math.max(span.from * size, query.from ?? -Infinity)
    const to = Math.min(span.to * size, query.to ?? Infinity)
    const few = areFew(span.touchpoints, served)
    return from < to ? [{ ...query, touchpoints: span.touchpoints, few, from, to }] : []
  })
  const excluded = joined(await Promise.all(parts.map((part) => store.rollups(part))))
  const all = await store.rollups(query)
  return { rollups: parts.length === 0 ? all : less(all, excluded), excluded }
}

/** All parts together, one row for each name. */
function joined(parts: readonly Rollups[]): Rollups {
  return {
    cells: sum(parts.flatMap(({ cells }) => cells)),
    options: sum(parts.flatMap(({ options }) => options)),
    visits: sum(parts.flatMap(({ visits }) => visits)),
    pairs: sum(parts.flatMap(({ pairs }) => pairs)),
    steps: sum(parts.flatMap(({ steps }) => steps)),
    flags: sum(parts.flatMap(({ flags }) => flags)),
    flagged: sum(parts.flatMap(({ flagged }) => flagged)),
    unsure: sum(parts.flatMap(({ unsure }) => unsure)),
  }
}

function less(all: Rollups, excluded: Rollups): Rollups {
  return {
    cells: rest(all.cells, excluded.cells),
    options: rest(all.options, excluded.options),
    visits: rest(all.visits, excluded.visits),
    pairs: rest(all.pairs, excluded.pairs),
    steps: rest(all.steps, excluded.steps),
    flags: rest(all.flags, excluded.flags),
    flagged: rest(all.flagged, excluded.flagged),
    unsure: rest(all.unsure, excluded.unsure),
  }
}

/** Rows less those that are out; most touchpoints have none out, and their rows stay as they are. */
function rest<Row extends Count>(rows: readonly Row[], out: readonly Row[]): readonly Row[] {
  const touched = new Set(out.map(({ touchpoint }) => touchpoint))
  const isTouched = ({ touchpoint }: Row): boolean => touched.has(touchpoint)
  const whole = rows.filter((row) => !isTouched(row))
  return whole.concat(sum(rows.filter(isTouched), out))
}

/** One row for each name: all of its `rows` less all of its `out`. */
function sum<Row extends Count>(rows: readonly Row[], out: readonly Row[] = []): readonly Row[] {
  const sums = new Map<string, Row>()
  const add = (row: Row, by: number): void => {
    // Ids hold no space, and all rows of a store have their names in the same order.
    const key = Object.values({ ...row, count: 0 }).join(' ')
    const known = sums.get(key)
    sums.set(key, { ...row, count: (known?.count ?? 0) + by })
  }
  for (const row of rows) add(row, row.count)
  for (const row of out) add(row, -row.count)
  return [...sums.values()].filter(({ count }) => count > 0)
}
