import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { openPostgres } from '../store/postgres/open.ts'
import { recountPostgres } from '../store/postgres/recount.ts'
import type { Recount } from '../store/recount.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import { recount } from '../store/sqlite/recount.ts'
import type { Store } from '../store/store.ts'
import { temporaryFolder } from './folder.ts'
import { hasPostgres, startPostgres, type PostgresServer } from './postgres.ts'

/** A place for a store: a file, or a schema of a server. */
export interface Place {
  /** Opens the store; it is closed when the test is over. */
  open(): Promise<Store>
  /** Counts everything again. */
  recount(): Promise<Recount>
  /** Runs a statement of a test's own, past the store. */
  execute(sql: string): Promise<void>
}

/** A kind of store, and how a test gets an empty place for one. */
export interface Kind {
  readonly name: string
  readonly isHere: boolean
  newPlace(): Promise<Place>
}

const SQLITE: Kind = {
  name: 'a SQLite file',
  isHere: true,
  async newPlace() {
    const file = join(temporaryFolder(), 'shop.db')
    return {
      open: async () => closedLater(openSqlite(file)),
      recount: async () => recount(file),
      async execute(sql) {
        const database = new DatabaseSync(file)
        database.exec(sql)
        database.close()
      },
    }
  },
}

const POSTGRES: Kind = {
  name: 'a PostgreSQL database',
  isHere: hasPostgres,
  async newPlace() {
    const url = await newSchema()
    return {
      open: async () => closedLater(await openPostgres(url)),
      recount: () => recountPostgres(url),
      execute: (sql) => executeAt(url, sql),
    }
  },
}

/** Every kind of store; what is promised of one is tried on all. */
export const KINDS: readonly Kind[] = [SQLITE, POSTGRES]

/** A store that is closed when the test is over, if not before. */
function closedLater(store: Store): Store {
  onTestFinished(() => store.close())
  return store
}

let server: Promise<PostgresServer> | undefined
afterAll(async () => (await server)?.remove())

/** The address of an empty schema on this file's server, which starts with the first one. */
export async function newSchema(): Promise<string> {
  server ??= startPostgres()
  const { url } = await server
  const schema = `test_${randomBytes(8).toString('hex')}`
  await executeAt(url, `CREATE SCHEMA ${schema}`)
  return `${url}?options=-csearch_path%3D${schema}`
}

async function executeAt(url: string, sql: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
