import { createHash } from 'node:crypto'
import type { CopiedTable } from './tables.ts'

/** A value of any column. */
export type Value = string | number | null

/** The values of one row, in the order of its table's columns. */
export type CopiedRow = readonly Value[]

/** Some rows, and the key of the last of them as its database has it; `null` without rows. */
export interface Portion {
  readonly rows: readonly CopiedRow[]
  readonly last: CopiedRow | null
}

/** How far a move into a database has come, by table. */
export interface MoveState {
  /** Where it comes from, as people write it. */
  readonly source: string
  readonly tables: Readonly<Record<string, TableProgress>>
}

/** Why a database into which a move was broken off is not opened. */
export const UNFINISHED_MOVE = 'a move into it is not finished: run "shopbell move" again'

/** What of one table was copied. */
export interface TableProgress {
  /** The key of the last row; `null` before the first. */
  readonly after: CopiedRow | null
  readonly sum: Sum
}

/** Every row of a database, past the store. One at a time uses it. */
export interface TableAccess {
  count(table: CopiedTable): Promise<number>
  /** The next rows by key, at most `limit`. @param after a key; `null` from the first row on */
  read(table: CopiedTable, after: CopiedRow | null, limit: number): Promise<Portion>
  /** @throws Error when a key is there already */
  insert(table: CopiedTable, rows: readonly CopiedRow[]): Promise<void>
  /** Runs work in one transaction; what fails leaves nothing behind. */
  transaction<T>(work: () => Promise<T>): Promise<T>
  /** Makes ready for rows of these months, counted from January 1970. */
  prepareMonths(ids: Iterable<string>): Promise<void>
  /** Brings up to date what is not copied but follows from what was. */
  settle(): Promise<void>
  moveState(): Promise<MoveState | null>
  /** @param state `null` when the move is over */
  keepMoveState(state: MoveState | null): Promise<void>
  close(): Promise<void>
}

/**
 * What an access is for: reading one moment, while others write; reading while nobody writes, who
 * tries is told to try later; or writing.
 */
export type AccessMode = 'snapshot' | 'freeze' | 'write'

/** How many rows, and a checksum over them that does not depend on their order. */
export interface Sum {
  readonly rows: number
  /** 16 hex digits: the sum of 64 bits of each row's SHA-256. */
  readonly checksum: string
}

export const EMPTY_SUM: Sum = { rows: 0, checksum: '0'.repeat(16) }

/** The sum of what was summed before and of more rows. */
export function addedTo(sum: Sum, rows: readonly CopiedRow[]): Sum {
  let total = BigInt(`0x${sum.checksum}`)
  for (const row of rows) {
    total += createHash('sha256').update(JSON.stringify(row)).digest().readBigUInt64BE()
  }
  const checksum = BigInt.asUintN(64, total).toString(16).padStart(16, '0')
  return { rows: sum.rows + rows.length, checksum }
}

export function isSameSum(one: Sum, other: Sum): boolean {
  return one.rows === other.rows && one.checksum === other.checksum
}

/** Rows that are read or written at once. */
const PORTION = 2_000

/** All rows of a table, in portions that have some. */
export async function* portionsOf(
  access: TableAccess,
  table: CopiedTable,
  from: CopiedRow | null = null,
): AsyncGenerator<Portion> {
  for (let after = from; ;) {
    const portion = await access.read(table, after, PORTION)
    if (portion.rows.length > 0) yield portion
    if (portion.rows.length < PORTION) return
    after = portion.last
  }
}

/** Reads a table again and sums it. */
export async function sumOf(
  access: TableAccess,
  table: CopiedTable,
  onRows: (count: number) => void = () => {},
): Promise<Sum> {
  let sum = EMPTY_SUM
  for await (const { rows } of portionsOf(access, table)) {
    sum = addedTo(sum, rows)
    onRows(rows.length)
  }
  return sum
}
