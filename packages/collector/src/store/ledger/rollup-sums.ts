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
  /** Every row that changes, each once, with what it changes by. */
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
  const tallies = new Map(names.map((name) => [name, tally()]))
  const adds = names.map((name): [RollupName, Add] => [name, tallies.get(name)!.add])
  return {
    ...(Object.fromEntries(adds) as Record<RollupName, Add>),
    rows: (table) => rowsOf(tallies.get(table)!.sums(), ROLLUP_TABLES[table].tellsUnsure),
    forget: () => tallies.forEach((each) => each.forget()),
  }
}

interface Tally {
  readonly add: Add
  sums(): Iterable<Sum>
  forget(): void
}

function tally(): Tally {
  const sums = new Map<string, Sum>()
  // Mostly one counts where the one before did: then no name is put together.
  let last: Sum | undefined
  return {
    add(business, { hour, uncertain = false }, place, by = 1) {
      if (last === undefined || !isAt(last, business, hour, uncertain, place)) {
        // Ids and steps hold no space, so joined they stay apart.
        const name = `${business} ${uncertain ? '?' : ''}${hour} ${place.join(' ')}`
        last = sums.get(name)
        if (last === undefined)
          sums.set(name, (last = { business, hour, uncertain, place, count: 0 }))
      }
      last.count += by
    },
    sums: () => sums.values(),
    forget() {
      sums.clear()
      last = undefined
    },
  }
}

function isAt(sum: Sum, business: string, hour: number, uncertain: boolean, place: Place): boolean {
  if (sum.hour !== hour || sum.uncertain !== uncertain || sum.business !== business) return false
  for (let at = place.length - 1; at >= 0; at--) if (sum.place[at] !== place[at]) return false
  return true
}

function rowsOf(sums: Iterable<Sum>, tellsUnsure: boolean): readonly RollupRow[] {
  const rows = new Map<string, Writable<RollupRow>>()
  const add = (row: RollupRow): void => {
    const name = `${row.business} ${row.grain} ${row.bucket} ${row.place.join(' ')}`
    const known = rows.get(name)
    if (known === undefined) rows.set(name, { ...row })
    else known.count += row.count
  }
  for (const { business, hour, uncertain, place, count } of sums) {
    const day = dayOfHour(hour)
    add({ business, grain: 'day', bucket: day, place, count })
    if (uncertain !== true) add({ business, grain: 'hour', bucket: hour, place, count })
    else if (tellsUnsure) add({ business, grain: 'unsure', bucket: day, place, count })
  }
  return [...rows.values()].filter(({ count }) => count !== 0)
}

type Writable<T> = { -readonly [key in keyof T]: T[key] }
