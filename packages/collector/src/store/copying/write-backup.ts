import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { FORMAT, type Head } from './backup-format.ts'
import { rowsOf, type Copied, type OnProgress } from './move.ts'
import { addedTo, EMPTY_SUM, portionsOf, type Sum, type TableAccess } from './table-access.ts'
import { COPIED_TABLES } from './tables.ts'

/**
 * Writes everything as of one moment into a file, which appears under its name once it is whole and
 * on the disk.
 * @param source one that sees one moment
 * @returns what is in it, by table
 */
export async function writeBackup(
  source: TableAccess,
  file: string,
  onProgress: OnProgress = () => {},
): Promise<Copied> {
  const partial = `${file}.partial`
  const total = await rowsOf(source)
  const sums = new Map<string, Sum>()

  async function* lines(): AsyncGenerator<string> {
    const head: Head = { shopbell: 'backup', format: FORMAT, rows: total }
    yield lineOf(head)
    let done = 0
    for (const table of COPIED_TABLES) {
      yield lineOf({ table: table.name, columns: table.columns })
      let sum = EMPTY_SUM
      for await (const { rows } of portionsOf(source, table)) {
        sum = addedTo(sum, rows)
        yield rows.map(lineOf).join('')
        onProgress((done += rows.length), total)
      }
      sums.set(table.name, sum)
      yield lineOf({ end: table.name, ...sum })
    }
    yield lineOf({ whole: true })
  }

  // Only for its owner: it has contacts and the hashes of tokens.
  const out = createWriteStream(partial, { flags: 'wx', mode: 0o600, flush: true })
  try {
    await pipeline(Readable.from(lines()), createGzip(), out)
    await rename(partial, file)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
  return Object.fromEntries(sums)
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
