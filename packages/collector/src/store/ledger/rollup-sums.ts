import { dayOfHour } from '@shopbell/core/time'
import { ROLLUP_TABLES, type RollupName } from '../rollup-tables.ts'
import type { When } from './rows.ts'

/** Where a rollup row lies below business, grain and bucket. */
export type Place = readonly (string | number)[]

/** Counts one more at a place, in the hour and its day; or one less. */
export type Add = (business: string, when: When, place: Place, by?: 1 | -1) => void

/** What is to be added to one rollup row. */
export interface RollupRow {
  readonly business: string
  readonly grain: 'hour' | 'day' | 'unsure'
  readonly bucket: number
  readonly place: Place
  readonly count: number
}

/** What one transaction adds to the rollups. */
export interface RollupSums extends Readonly<Record<RollupName, Add>> {
  /** Every row that changes, with what it changes by. */
  rows(table: RollupName): readonly RollupRow[]
  /** They were written, or the transaction was rolled back. */
  forget(): void
}

interface Sum extends When {
  readonly business: string
  readonly place: Place
  count: number
}

/**
 * Adds in memory first: the answers of one transaction mostly fall into the same few cells, so each
 * cell is written once and not once an answer.
 */
export function rollupSums(): RollupSums {
  const names = Object.keys(ROLLUP_TABLES) as RollupName[]
  const sums = new Map(names.map((name) => [name, new Map<string, Sum>()]))
  const adds = names.map((name): [RollupName, Add] => [name, adder(sums.get(name)!)])
  return {
    ...(Object.fromEntries(adds) as Record<RollupName, Add>),
    rows: (table) =>
      [...sums.get(table)!.values()].flatMap((sum) =>
        sum.count === 0 ? [] : rowsOf(sum, ROLLUP_TABLES[table].tellsUnsure),
      ),
    forget: () => sums.forEach((each) => each.clear()),
  }
}

function adder(sums: Map<string, Sum>): Add {
  return (business, { hour, uncertain = false }, place, by = 1) => {
    // Ids and steps hold no space, so joined they stay apart.
    const name = `${business} ${uncertain ? '?' : ''}${hour} ${place.join(' ')}`
    const sum = sums.get(name)
    if (sum !== undefined) sum.count += by
    else sums.set(name, { business, hour, uncertain, place, count: by })
  }
}

function rowsOf(
  { business, hour, uncertain, place, count }: Sum,
  tellsUnsure: boolean,
): RollupRow[] {
  const day = dayOfHour(hour)
  const rows: RollupRow[] = [{ business, grain: 'day', bucket: day, place, count }]
  if (uncertain !== true) rows.push({ business, grain: 'hour', bucket: hour, place, count })
  else if (tellsUnsure) rows.push({ business, grain: 'unsure', bucket: day, place, count })
  return rows
}
