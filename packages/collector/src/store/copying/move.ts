import {
  addedTo,
  EMPTY_SUM,
  isSameSum,
  portionsOf,
  sumOf,
  type CopiedRow,
  type MoveState,
  type Portion,
  type Sum,
  type TableAccess,
} from './table-access.ts'
import { COPIED_TABLES, type CopiedTable } from './tables.ts'

/** Told how much of the work is done, in rows. */
export type OnProgress = (done: number, total: number) => void

/** How much was copied, by table. */
export type Copied = Readonly<Record<string, Sum>>

/** Something is not as it should be; nothing is lost. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused'
}

/**
 * Copies everything into another database, in portions that are each durable with how far it came.
 * One that was broken off goes on where it was; when all is there, the target is read again and
 * compared by counts and checksums.
 * @param source read while nobody writes
 * @param from what `source` is called, so that another move does not go on with this one
 * @throws CopyRefused when the target has anything of its own, or is not what was copied
 */
export async function move(
  source: TableAccess,
  target: TableAccess,
  from: string,
  onProgress: OnProgress = () => {},
): Promise<Copied> {
  let state = await begin(target, from)
  const total = (await rowsOf(source)) * 2
  let done = Object.values(state.tables).reduce((sum, each) => sum + each.sum.rows, 0)
  for (const table of COPIED_TABLES) {
    const { after } = progressOf(state, table)
    for await (const { rows, last } of portionsOf(source, table, after)) {
      await prepare(target, table, rows)
      state = stateAfter(state, table, { rows, last })
      const next = state
      await target.transaction(async () => {
        await target.insert(table, rows)
        await target.keepMoveState(next)
      })
      done += rows.length
      onProgress(done, total)
    }
  }
  for (const table of COPIED_TABLES) {
    const { sum } = progressOf(state, table)
    const own = await sumOf(target, table, (count) => onProgress((done += count), total))
    if (!isSameSum(sum, own)) throw new CopyRefused(differenceOf(table, sum, own))
  }
  await target.transaction(async () => {
    await target.settle()
    await target.keepMoveState(null)
  })
  return copiedOf(state)
}

async function begin(target: TableAccess, source: string): Promise<MoveState> {
  const known = await target.moveState()
  if (known !== null) {
    if (known.source === source) return known
    throw new CopyRefused(`a move from ${known.source} into it is not finished`)
  }
  await assertEmpty(target)
  const state: MoveState = { source, tables: {} }
  await target.transaction(() => target.keepMoveState(state))
  return state
}

/** @throws CopyRefused */
export async function assertEmpty(target: TableAccess): Promise<void> {
  for (const table of COPIED_TABLES) {
    if ((await target.read(table, null, 1)).last !== null) {
      throw new CopyRefused(`it is not empty (it has rows in ${table.name})`)
    }
  }
}

/** Partitions are made outside of the transaction that fills them. */
export async function prepare(
  target: TableAccess,
  { name }: CopiedTable,
  rows: readonly CopiedRow[],
): Promise<void> {
  if (!PARTED.has(name)) return
  await target.prepareMonths(new Set(rows.map((row) => String(row[1]))))
}

/** Their second column is an id that says when it was made. */
const PARTED: ReadonlySet<string> = new Set(['response', 'answer', 'event'])

/** How many rows there are of everything. */
export async function rowsOf(access: TableAccess): Promise<number> {
  let rows = 0
  for (const table of COPIED_TABLES) rows += await access.count(table)
  return rows
}

function progressOf({ tables }: MoveState, { name }: CopiedTable): MoveState['tables'][string] {
  return tables[name] ?? { after: null, sum: EMPTY_SUM }
}

function stateAfter(state: MoveState, table: CopiedTable, { rows, last }: Portion): MoveState {
  const sum = addedTo(progressOf(state, table).sum, rows)
  const progress = { after: last, sum }
  return { ...state, tables: { ...state.tables, [table.name]: progress } }
}

function copiedOf(state: MoveState): Copied {
  return Object.fromEntries(
    COPIED_TABLES.map((table) => [table.name, progressOf(state, table).sum]),
  )
}

/** One line of what is not the same. */
export function differenceOf({ name }: CopiedTable, wanted: Sum, own: Sum): string {
  return `${name} has ${own.rows} rows with checksum ${own.checksum}, but should have ${wanted.rows} with ${wanted.checksum}`
}
