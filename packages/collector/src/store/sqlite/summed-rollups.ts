import { ROLLUP_TABLES, type RollupTable } from '../rollup-tables.ts'
import type { Count, Rollups } from '../store.ts'
import {
  cell,
  flagCell,
  optionCell,
  pairCell,
  stepCell,
  visitCell,
  type Row,
} from '../stored-rows.ts'
import type { Sums } from './reader.ts'

/** Rollups from sums; those that were not read are empty. */
export function summedRollups(read: ReadonlyMap<keyof Rollups, Sums>): Rollups {
  const of = <Own extends Count>(
    rollup: keyof Rollups,
    table: RollupTable,
    made: (row: Row) => Own,
  ): readonly Own[] => {
    const sums = read.get(rollup)
    return sums === undefined ? [] : rowsOf(sums, table, made)
  }
  return {
    cells: of('cells', ROLLUP_TABLES.cells, cell),
    options: of('options', ROLLUP_TABLES.options, optionCell),
    visits: of('visits', ROLLUP_TABLES.visits, visitCell),
    pairs: of('pairs', ROLLUP_TABLES.pairs, pairCell),
    steps: of('steps', ROLLUP_TABLES.steps, stepCell),
    flags: of('flags', ROLLUP_TABLES.flags, flagCell),
    flagged: of('flagged', ROLLUP_TABLES.flagged, cell),
    unsure: of('unsure', ROLLUP_TABLES.visits, visitCell),
  }
}

function rowsOf<Own extends Count>(
  { places, counts }: Sums,
  { place: columns, numbers }: RollupTable,
  made: (row: Row) => Own,
): readonly Own[] {
  const split = places.map((place) => place.split(' '))
  const isNumber = columns.map((column) => numbers.includes(column))
  const order = split.map((_, at) => at).sort((a, b) => compare(split[a]!, split[b]!, isNumber))
  const rank: number[] = []
  for (const [nth, at] of order.entries()) rank[at] = nth
  // Each place is read once; its rows differ in bucket and count alone.
  const names = split.map((parts) =>
    made(Object.fromEntries(columns.map((column, at) => [column, parts[at]]))),
  )
  const triples = Array.from({ length: counts.length / 3 }, (_, at) => at * 3)
  return triples
    .sort((a, b) => counts[a]! - counts[b]! || rank[counts[a + 1]!]! - rank[counts[b + 1]!]!)
    .map((at) =>
      Object.assign({}, names[counts[at + 1]!]!, { bucket: counts[at]!, count: counts[at + 2]! }),
    )
}

function compare(a: readonly string[], b: readonly string[], isNumber: readonly boolean[]): number {
  for (const [at, left] of a.entries()) {
    const right = b[at]!
    if (left === right) continue
    if (isNumber[at]) return Number(left) - Number(right)
    return left < right ? -1 : 1
  }
  return 0
}
