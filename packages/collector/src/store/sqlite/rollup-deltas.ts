import { dayOfHour } from '@shopbell/core/time'
import type { DatabaseSync, SQLInputValue } from 'node:sqlite'

/** Where a rollup row lies below business, grain and bucket. */
type Place = readonly (string | number)[]

/** When a row counts; an entry says so of itself. */
export interface When {
  /** A local hour. */
  readonly hour: number
  /** It counts in the day and in no hour. */
  readonly uncertain?: boolean
}

/** Counts one more at a place, in the hour and its day; or one less. */
type Add = (business: string, when: When, place: Place, by?: 1 | -1) => void

/** What one transaction adds to the rollups, and how it is written. */
export interface RollupDeltas {
  readonly visit: Add
  readonly cell: Add
  readonly option: Add
  readonly pair: Add
  readonly step: Add
  readonly flag: Add
  readonly flagged: Add
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
  const visits = table(database, 'visit_cell', ['touchpoint'], { tellsUnsure: true })
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
  const flags = table(database, 'flag_cell', ['touchpoint', 'rule'])
  const flagged = table(database, 'flagged_cell', ['touchpoint', 'question', 'kind', 'point'])
  const tables = [visits, cells, options, pairs, steps, flags, flagged]
  return {
    visit: visits.add,
    cell: cells.add,
    option: options.add,
    pair: pairs.add,
    step: steps.add,
    flag: flags.add,
    flagged: flagged.add,
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
  readonly uncertain: boolean
  count: number
}

/** @param tellsUnsure counts what is uncertain once more, by days of its own */
function table(
  database: DatabaseSync,
  name: string,
  place: readonly string[],
  { tellsUnsure = false }: { tellsUnsure?: boolean } = {},
): Table {
  const key = ['business', 'grain', 'bucket', ...place]
  const upsert = database.prepare(
    `INSERT INTO ${name} (${key.join(', ')}, count) VALUES (${key.map(() => '?').join(', ')}, ?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count`,
  )
  const sums = new Map<string, Sum>()
  return {
    add(business, { hour, uncertain = false }, place, by = 1) {
      // Ids and steps hold no space, so joined they stay apart.
      const name = `${business} ${uncertain ? '?' : ''}${hour} ${place.join(' ')}`
      const sum = sums.get(name)
      if (sum !== undefined) sum.count += by
      else sums.set(name, { key: [business, hour, ...place], uncertain, count: by })
    },
    write() {
      for (const { key, uncertain, count } of sums.values()) {
        if (count === 0) continue
        const [business, hour, ...place] = key as [string, number, ...SQLInputValue[]]
        const day = dayOfHour(hour)
        upsert.run(business, 'day', day, ...place, count)
        if (!uncertain) upsert.run(business, 'hour', hour, ...place, count)
        else if (tellsUnsure) upsert.run(business, 'unsure', day, ...place, count)
      }
      sums.clear()
    },
    forget: () => sums.clear(),
  }
}
