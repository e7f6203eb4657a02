import { hash } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import type { Place, Served } from '../business/directory.ts'
import { accept } from '../intake/accept.ts'
import { StoreUnavailable, type Entry, type Outcome, type Store } from '../store/store.ts'
import { parseTime } from './parse-time.ts'
import { parseValue } from './parse-value.ts'
import type { Row, Table } from './read-table.ts'
import { rowId } from './row-id.ts'

/** Which table it is, and which of its columns are what. */
export interface Mapping {
  /**
   * The table's name: its rows are other answers than the same rows of a table of another name, and
   * the same answers whenever a table of this name comes again.
   */
  readonly batch: string
  readonly question: string
  readonly value: string
  readonly at?: string | undefined
  /** Only rows that have one of these values in each of these columns. */
  readonly where: ReadonlyMap<string, ReadonlySet<string>>
  readonly fields: readonly string[]
}

/** What became of a table. */
export interface Imported {
  readonly imported: number
  readonly already: number
  readonly bad: number
  readonly skipped: number
}

/** Rows in one transaction: fewer commits of more rows measured a third faster, and still let a running collector in between. */
const BATCH = 2_000
/** How often a batch is tried while somebody else keeps the database busy. */
const TRIES = 10

/**
 * Sends every row through the same checks and the same store as an answer that arrives by HTTP.
 * @param place the touchpoint; `mapping` has been checked against it and the table's columns
 * @param onBad told of every row that is not taken
 * @param onBatch told whenever some more are kept
 * @throws StoreUnavailable when the store stays unavailable; what was counted before is kept
 */
export async function importTable(
  { columns, rows }: Table,
  mapping: Mapping,
  {
    served,
    place,
    store,
    now = Date.now,
    onBad,
    onBatch = () => {},
  }: {
    served: Served
    place: Place
    store: Store
    now?: () => number
    onBad: (line: number, reason: string) => void
    onBatch?: () => void
  },
): Promise<Imported> {
  const count = { imported: 0, already: 0, bad: 0, skipped: 0 }
  const read = rowReader(columns, mapping, { served, place, now })
  let batch: Entry[] = []

  async function flush(): Promise<void> {
    if (batch.length === 0) return
    for (const outcome of await putPatiently(store, batch)) {
      if (outcome === 'stored') count.imported++
      else count.already++
    }
    batch = []
    onBatch()
  }

  for await (const row of rows) {
    const found = read(row)
    if (found === 'skipped') count.skipped++
    else if ('reason' in found) {
      count.bad++
      onBad(row.line, found.reason)
    } else {
      batch.push(found.entry)
      if (batch.length >= BATCH) await flush()
    }
  }
  await flush()
  return count
}

type Found = { readonly entry: Entry } | { readonly reason: string } | 'skipped'

function rowReader(
  columns: readonly string[],
  { batch: name, question, value, at, where, fields }: Mapping,
  { served, place, now }: { served: Served; place: Place; now: () => number },
): (row: Row) => Found {
  const indexOf = (column: string): number => columns.indexOf(column)
  const conditions = [...where].map(([column, values]) => ({ index: indexOf(column), values }))
  const carried = fields.map((name) => ({ name, index: indexOf(name) }))
  const valueIndex = indexOf(value)
  const atIndex = at === undefined ? -1 : indexOf(at)
  const touchpoint = place.touchpoint.id
  const { kind } = place.questions.get(question)!.question
  const seen = new Map<string, number>()

  return (row) => {
    if ('error' in row) return { reason: row.error }
    const { values } = row
    if (!conditions.every(({ index, values: allowed }) => allowed.has(values[index]!))) {
      return 'skipped'
    }
    const received = now()
    const moment = atIndex < 0 ? 0 : parseTime(values[atIndex]!.trim(), place.timeZone)
    if (moment === null) {
      return { reason: `${at} is no ISO 8601 time, no YYYYMMDD and no epoch milliseconds` }
    }
    if (moment < 0 || moment > received) return { reason: `${at} is before 1970 or in the future` }
    if (values[valueIndex]!.trim() === '') return { reason: `${value} is empty` }

    const row256 = hash('sha256', JSON.stringify(values), 'base64')
    const before = seen.get(row256) ?? 0
    seen.set(row256, before + 1)
    const response = {
      id: rowId([name, touchpoint, question, values, before], moment),
      touchpoint,
      at: atIndex < 0 ? received : moment,
      answers: [{ question, value: parseValue(kind, values[valueIndex]!) }],
      ...(carried.length === 0 ? {} : { fields: fieldsOf(carried, values) }),
    }
    const batch = { business: served.config.business.id, responses: [] }
    const accepted = accept(served, batch, response, received)
    return accepted.ok ? { entry: accepted.entry } : { reason: accepted.rejection.message }
  }
}

function fieldsOf(
  carried: readonly { readonly name: string; readonly index: number }[],
  values: readonly string[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    carried
      .map(({ name, index }) => [name, values[index]!] as const)
      .filter(([, text]) => text !== ''),
  )
}

/** A running collector may be committing; that passes. */
async function putPatiently(store: Store, entries: readonly Entry[]): Promise<readonly Outcome[]> {
  for (let tries = 1; ; tries++) {
    try {
      return await store.put(entries)
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || tries === TRIES) throw error
      await wait(tries * 50)
    }
  }
}
