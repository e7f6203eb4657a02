import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { FORMAT, type Head } from './backup-format.ts'
import {
  assertEmpty,
  CopyRefused,
  differenceOf,
  prepare,
  type Copied,
  type OnProgress,
} from './move.ts'
import {
  addedTo,
  EMPTY_SUM,
  isSameSum,
  sumOf,
  type CopiedRow,
  type Sum,
  type TableAccess,
} from './table-access.ts'
import { COPIED_TABLES, type CopiedTable } from './tables.ts'

/**
 * Puts a backup into an empty database, in one transaction: all of it, checked against its counts
 * and checksums as it is read and as it then lies there, or nothing.
 * @throws CopyRefused when the database is not empty, or the backup is damaged or of a newer version
 */
export async function restoreBackup(
  file: string,
  target: TableAccess,
  onProgress: OnProgress = () => {},
): Promise<Copied> {
  await assertEmpty(target)
  // Partitions are made outside of the transaction that fills them.
  for await (const { table, rows } of readBackup(file)) await prepare(target, table, rows)
  return target.transaction(async () => {
    const sums = new Map<string, Sum>()
    let done = 0
    for await (const { table, rows, total } of readBackup(file)) {
      await target.insert(table, rows)
      sums.set(table.name, addedTo(sums.get(table.name) ?? EMPTY_SUM, rows))
      onProgress((done += rows.length), total * 2)
    }
    for (const table of COPIED_TABLES) {
      const wanted = sums.get(table.name) ?? EMPTY_SUM
      const own = await sumOf(target, table, (count) => onProgress((done += count), done))
      if (!isSameSum(wanted, own)) throw new CopyRefused(differenceOf(table, wanted, own))
      sums.set(table.name, own)
    }
    await target.settle()
    return Object.fromEntries(sums)
  })
}

interface BackupRows {
  readonly table: CopiedTable
  readonly rows: readonly CopiedRow[]
  readonly total: number
}

/** Rows in portions. @throws CopyRefused at the first thing that is wrong */
async function* readBackup(file: string): AsyncGenerator<BackupRows> {
  let line = 0
  const damaged = (what: string): CopyRefused =>
    new CopyRefused(`the backup ${file} is damaged: ${what} (line ${line})`)
  let head: Head | undefined
  let table: CopiedTable | undefined
  let sum = EMPTY_SUM
  let rows: CopiedRow[] = []
  let isWhole = false
  try {
    for await (const each of linesOf(file)) {
      line++
      const value: unknown = JSON.parse(each)
      if (head === undefined) {
        head = headOf(value, file)
        continue
      }
      if (Array.isArray(value)) {
        if (table === undefined) throw damaged('a row of no table')
        if (value.length !== table.columns.length)
          throw damaged(`a row with ${value.length} values`)
        rows.push(value as CopiedRow)
        if (rows.length < 1_000) continue
        sum = addedTo(sum, rows)
        yield { table, rows, total: head.rows }
        rows = []
        continue
      }
      const mark = value as { table?: string; columns?: string[]; end?: string; whole?: true } & Sum
      if (mark.table !== undefined) {
        table = COPIED_TABLES.find(({ name }) => name === mark.table)
        if (table === undefined || String(table.columns) !== String(mark.columns)) {
          throw damaged(`a table ${mark.table} that this version does not have`)
        }
        sum = EMPTY_SUM
      } else if (mark.end !== undefined && table?.name === mark.end) {
        sum = addedTo(sum, rows)
        if (!isSameSum(sum, mark)) throw damaged(differenceOf(table, mark, sum))
        if (rows.length > 0) yield { table, rows, total: head.rows }
        rows = []
        table = undefined
      } else if (mark.whole === true && table === undefined) {
        isWhole = true
      } else {
        throw damaged('a line that means nothing here')
      }
    }
  } catch (error) {
    if (error instanceof CopyRefused) throw error
    throw damaged(error instanceof Error ? error.message : String(error))
  }
  if (!isWhole) throw damaged('its end is missing')
}

function headOf(value: unknown, file: string): Head {
  const head = value as Partial<Head> | null
  if (head?.shopbell !== 'backup') throw new CopyRefused(`${file} is no backup of Shopbell`)
  if (head.format !== FORMAT) {
    throw new CopyRefused(`the backup ${file} is of a newer version of Shopbell`)
  }
  return head as Head
}

/** @throws Error when the file cannot be read, or is not gzipped to its end */
async function* linesOf(file: string): AsyncGenerator<string> {
  const reading = createReadStream(file)
  const gunzip = createGunzip()
  reading.on('error', (error) => gunzip.destroy(error))
  reading.pipe(gunzip)
  gunzip.setEncoding('utf8')
  try {
    let rest = ''
    for await (const chunk of gunzip) {
      const lines = (rest + String(chunk)).split('\n')
      rest = lines.pop()!
      yield* lines
    }
    if (rest !== '') yield rest
  } finally {
    reading.destroy()
  }
}
