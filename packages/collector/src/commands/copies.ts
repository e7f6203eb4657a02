import { existsSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { CopyRefused, move as moveTables, type Copied } from '../store/copying/move.ts'
import { restoreBackup } from '../store/copying/restore-backup.ts'
import type { AccessMode, TableAccess } from '../store/copying/table-access.ts'
import { writeBackup } from '../store/copying/write-backup.ts'
import { openPostgresTables } from '../store/postgres/table-access.ts'
import { openSqliteTables } from '../store/sqlite/table-access.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, readDatabase, type Database } from './database.ts'
import { EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { dataFolder, dataPath, LOCATION_OPTIONS } from './locations.ts'
import { progressBar } from './progress.ts'

const OPTIONS = {
  data: LOCATION_OPTIONS.data,
  database: LOCATION_OPTIONS.database,
  json: { type: 'boolean' },
} as const

/** `shopbell backup FILE`: everything as of one moment, while collectors run. */
export async function backup(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  })
  const file = oneFile(positionals, 'backup takes one FILE to write')
  if (existsSync(file)) throw failed(`${file} is there already; give another name`)
  const database = databaseOf(values, io)
  const draw = progressBar(io, 'backup')
  const copied = await withTables(database, 'snapshot', (source) =>
    told(`${database.shown} cannot be backed up`, () => writeBackup(source, file, draw)),
  ).finally(() => draw())
  say(io, values.json, `backed up ${summary(copied)} to ${file}`, { file, tables: copied })
  return EXIT.good
}

/** `shopbell restore FILE`: all of a backup into an empty database, or nothing of it. */
export async function restore(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: OPTIONS,
    allowPositionals: true,
  })
  const file = oneFile(positionals, 'restore takes one FILE of a backup')
  if (!existsSync(file)) throw failed(`the backup ${file} is not there`)
  const database = databaseOf(values, io)
  const isNew = database.kind === 'sqlite' && !existsSync(database.file)
  if (database.kind === 'sqlite' && database.file.startsWith(dataPath(values))) dataFolder(values)
  const draw = progressBar(io, 'restore')
  try {
    const copied = await withTables(database, 'write', (target) =>
      told(`${database.shown} is not restored`, () => restoreBackup(file, target, draw)),
    ).finally(() => draw())
    say(io, values.json, `restored ${summary(copied)} to ${database.shown}`, { tables: copied })
    return EXIT.good
  } catch (error) {
    if (isNew) for (const end of ['', '-wal', '-shm']) rmSync(database.file + end, { force: true })
    throw error
  }
}

/** `shopbell move --from ADDRESS --to ADDRESS`: everything into another database; goes on where it was. */
export async function move(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: { from: { type: 'string' }, to: { type: 'string' }, json: { type: 'boolean' } },
  })
  const { from, to, json } = values
  if (from === undefined || to === undefined) throw wrongCall('move takes --from and --to')
  const [source, target] = [readDatabase(from, '--from'), readDatabase(to, '--to')]
  if (source.shown === target.shown) throw wrongCall('--from and --to are the same database')
  if (source.kind === 'sqlite' && !existsSync(source.file)) {
    throw failed(`the database ${source.shown} is not there`)
  }
  const draw = progressBar(io, 'move')
  const copied = await withTables(source, 'freeze', (frozen) =>
    withTables(target, 'write', (open) =>
      told(`${target.shown} is not moved to`, () => moveTables(frozen, open, source.shown, draw)),
    ),
  ).finally(() => draw())
  say(io, json, `moved ${summary(copied)} to ${target.shown}`, { tables: copied })
  return EXIT.good
}

function oneFile(positionals: readonly string[], complaint: string): string {
  const [file, ...rest] = positionals
  if (file === undefined || rest.length > 0) throw wrongCall(complaint)
  return resolve(file)
}

async function withTables<T>(
  database: Database,
  mode: AccessMode,
  work: (tables: TableAccess) => Promise<T>,
): Promise<T> {
  let tables: TableAccess
  try {
    tables =
      database.kind === 'sqlite'
        ? openSqliteTables(database.file, mode)
        : await openPostgresTables(database.url, mode)
  } catch (error) {
    throw failed(`the database ${database.shown} cannot be opened (${lineOf(error)})`)
  }
  try {
    return await work(tables)
  } finally {
    await tables.close()
  }
}

async function told<T>(what: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw failed(`${what}: ${error instanceof CopyRefused ? error.message : lineOf(error)}`)
  }
}

function summary(copied: Copied): string {
  const rows = Object.values(copied).reduce((sum, each) => sum + each.rows, 0)
  const { response, answer, event } = copied
  return `${response!.rows} responses, ${answer!.rows} answers, ${event!.rows} events (${rows} rows, checksums equal)`
}

function say(io: Io, json: boolean | undefined, line: string, value: object): void {
  io.out(json === true ? JSON.stringify(value) : line)
}
