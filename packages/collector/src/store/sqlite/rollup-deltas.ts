import { dayOfHour } from '@shopbell/core/time'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** Where a rollup row lies below business, grain and bucket. */
type Place = readonly (string | number)[]

/** Counts one more at a place, in the hour and its day; or one less. */
type Add = (business: string, hour: number, place: Place, by?: 1 | -1) => void

/** What one transaction adds to the rollups, and how it is written. */
export interface RollupDeltas {
  readonly visit: Add
  readonly cell: Add
  readonly option: Add
  readonly pair: Add
  readonly step: Add
  /** Writes every sum once, and forgets them. */
  write(): void
  /** Forgets them unwritten: the transaction was rolled back. */
  forget(): void
}

/**
 * Adds in memory first: the answers of one transaction mostly fall into the same few cells, so each
 * cell is written once and not once an answer.
 */
export function rollupDeltas(database: DatabaseSync): RollupDeltas {
  const visits = table(database, 'visit_cell', ['touchpoint'])
  const cells = table(database, 'cell', ['touchpoint', 'question', 'kind', 'point'])
  const options = table(database, 'option_cell', ['touchpoint', 'question', 'option'])
  const pairs = table(database, 'pair_cell', [
    'touchpoint',
    'service_question',
    'experience_question',
    'service_kind',
    'experience_kind',
    'service_point',
    'experience_point',
  ])
  const steps = table(database, 'step_cell', ['touchpoint', 'step'])
  const tables = [visits, cells, options, pairs, steps]
  return {
    visit: visits.add,
    cell: cells.add,
    option: options.add,
    pair: pairs.add,
    step: steps.add,
    write: () => tables.forEach((each) => each.write()),
    forget: () => tables.forEach((each) => each.forget()),
  }
}

interface Table {
  readonly add: Add
  write(): void
  forget(): void
}

interface Sum {
  readonly key: readonly SQLInputValue[]
  count: number
}

function table(database: DatabaseSync, name: string, place: readonly string[]): Table {
  const key = ['business', 'grain', 'bucket', ...place]
  const upsert = database.prepare(
    `INSERT INTO ${name} (${key.join(', ')}, count) VALUES (${key.map(() => '?').join(', ')}, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  )
  const sums = new Map<string, Sum>()
  return {
    add(business, hour, place, by = 1) {
      // Ids and steps hold no space, so joined they stay apart.
      const name = `${business} ${hour} ${place.join(' ')}`
      const sum = sums.get(name)
      if (sum === undefined) sums.set(name, { key: [business, hour, ...place], count: by })
      else sum.count += by
    },
    write() {
      for (const { key, count } of sums.values()) {
        if (count === 0) continue
        const [business, hour, ...place] = key as [string, number, ...SQLInputValue[]]
        upsert.run(business, 'hour', hour, ...place, count)
        upsert.run(business, 'day', dayOfHour(hour), ...place, count)
      }
      sums.clear()
    },
    forget: () => sums.clear(),
  }
}
