import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { CommitObserver } from '../store/commit-observer.ts'
import { serversOf } from '../store/postgres/servers.ts'
import type { Recount } from '../store/recount.ts'
import type { Store } from '../store/store.ts'
import { failed, lineOf, wrongCall, type Io } from './io.ts'
import { dataFolder, dataPath, type Locations } from './locations.ts'

/** Where answers are kept. */
export type Database =
  | { readonly kind: 'sqlite'; readonly file: string; readonly shown: string }
  | {
      readonly kind: 'postgres'
      /** With its password. */
      readonly url: string
      /** Without it, for people and logs. */
      readonly shown: string
    }

/**
 * The database that is meant, whether it is there or not.
 * @throws CommandError for an address that is neither of SQLite nor of PostgreSQL
 */
export function databaseOf(locations: Locations, { env }: Io): Database {
  const { database = env['SHOPBELL_DATABASE'] || undefined } = locations
  return database === undefined
    ? sqlite(join(dataPath(locations), 'shopbell.db'))
    : readDatabase(database, 'the database')
}

/** Reads an address. @param what what it is called in a complaint @throws CommandError */
export function readDatabase(address: string, what: string): Database {
  if (/^postgres(?:ql)?:\/\//.test(address)) {
    const servers = serversOf(address)
    if (servers.every((server) => URL.canParse(server))) {
      const [{ protocol, pathname }] = servers.map((server) => new URL(server)) as [URL]
      const hosts = servers.map((server) => new URL(server).host).join(',')
      return { kind: 'postgres', url: address, shown: `${protocol}//${hosts}${pathname}` }
    }
  }
  if (address.startsWith('sqlite:') && address !== 'sqlite:') {
    return sqlite(resolve(address.slice('sqlite:'.length)))
  }
  throw wrongCall(`${what} is given as sqlite:FILE or postgres://USER:PASSWORD@HOST[,STANDBY]/NAME`)
}

function sqlite(file: string): Database {
  return { kind: 'sqlite', file, shown: file }
}

/**
 * Opens the database, in the data folder unless another place was named.
 * @throws CommandError when that cannot be done
 */
export async function openStore(
  database: Database,
  locations: Locations,
  observer?: CommitObserver,
): Promise<Store> {
  if (database.kind === 'sqlite' && database.file.startsWith(dataPath(locations))) {
    dataFolder(locations)
  }
  try {
    if (database.kind === 'sqlite') {
      const { openSqlite } = await import('../store/sqlite/open.ts')
      return openSqlite(database.file, observer)
    }
    const { openPostgres } = await import('../store/postgres/open.ts')
    return await openPostgres(database.url, observer)
  } catch (error) {
    throw failed(`the database ${database.shown} cannot be opened (${lineOf(error)})`)
  }
}

/** @throws CommandError when it is not there, or cannot be read */
export async function recountOf(database: Database): Promise<Recount> {
  if (database.kind === 'sqlite' && !existsSync(database.file)) {
    throw failed(`the database ${database.shown} is not there`)
  }
  try {
    if (database.kind === 'sqlite') {
      const { recount } = await import('../store/sqlite/recount.ts')
      return recount(database.file)
    }
    const { recountPostgres } = await import('../store/postgres/recount.ts')
    return await recountPostgres(database.url)
  } catch (error) {
    throw failed(`the database ${database.shown} cannot be read (${lineOf(error)})`)
  }
}
