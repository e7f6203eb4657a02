import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import pg from 'pg'
import { afterAll, onTestFinished } from 'vitest'
import { withClient } from '../store/postgres/connection.ts'
import { distribute } from '../store/postgres/distribution.ts'
import { migrate } from '../store/postgres/migrations/migrate.ts'
import { openPostgres } from '../store/postgres/open.ts'
import { recountPostgres } from '../store/postgres/recount.ts'
import type { AccessMode, TableAccess } from '../store/copying/table-access.ts'
import { openPostgresTables } from '../store/postgres/table-access.ts'
import type { Recount } from '../store/recount.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import { recount } from '../store/sqlite/recount.ts'
import { openSqliteTables } from '../store/sqlite/table-access.ts'
import type { Store } from '../store/store.ts'
import { temporaryFolder } from './folder.ts'
import { hasPostgres, startPostgres, type PostgresServer } from './postgres.ts'

/** A place for a store: a file, or a schema of a server. */
export interface Place {
  /** Opens the store; it is closed when the test is over. */
  open(): Promise<Store>
  /** Counts everything again. */
  recount(): Promise<Recount>
  /** Every row of it, past the store. */
  access(mode: AccessMode): Promise<TableAccess>
  /** Every table that is of businesses, as `name: columns`, both sorted. */
  tables(): Promise<readonly string[]>
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
      access: async (mode) => openSqliteTables(file, mode),
      tables: async () => sqliteTables(file),
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
  newPlace: async () => placeAt(await newSchema()),
}

/** The address of a database of a Citus coordinator that has its workers. */
const CITUS_URL = process.env['SHOPBELL_TEST_CITUS']

/** Only when a cluster is named: each place is a schema of it, spread over its machines. */
const CITUS: Kind = {
  name: 'a Citus cluster',
  isHere: true,
  async newPlace() {
    const url = await newSchemaAt(CITUS_URL!)
    await withClient(url, async (client) => {
      await migrate(client)
      if ((await distribute(client)) === null) throw new Error('there is no Citus')
    })
    return placeAt(url)
  },
}

/** Every kind of store; what is promised of one is tried on all. */
export const KINDS: readonly Kind[] = [SQLITE, POSTGRES, ...(CITUS_URL ? [CITUS] : [])]

function placeAt(url: string): Place {
  return {
    open: async () => closedLater(await openPostgres(url)),
    recount: () => recountPostgres(url),
    access: (mode) => openPostgresTables(url, mode),
    tables: () => postgresTables(url),
    execute: (sql) => executeAt(url, sql),
  }
}

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
  return newSchemaAt((await server).url)
}

async function newSchemaAt(url: string): Promise<string> {
  const schema = `test_${randomBytes(8).toString('hex')}`
  await executeAt(url, `CREATE SCHEMA ${schema}`)
  return `${url}${url.includes('?') ? '&' : '?'}options=-csearch_path%3D${schema}`
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

function sqliteTables(file: string): readonly string[] {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database
    .prepare(
      `SELECT t.name AS name, c.name AS own FROM pragma_table_list t, pragma_table_info(t.name) c
       WHERE t.schema = 'main' AND t.name NOT LIKE 'sqlite%'`,
    )
    .all()
  database.close()
  return tablesOf(rows.map(({ name, own }) => [String(name), String(own)]))
}

async function postgresTables(url: string): Promise<readonly string[]> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ name: string; own: string }>(
    `SELECT c.relname AS name, a.attname AS own FROM pg_class c
     JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p')
       AND NOT c.relispartition AND a.attnum > 0`,
  )
  await client.end()
  // What it holds follows from the responses.
  return tablesOf(rows.map(({ name, own }) => [name, own])).filter(
    (each) => !each.startsWith('arrivals:'),
  )
}

function tablesOf(columns: readonly (readonly [string, string])[]): readonly string[] {
  const tables = Map.groupBy(columns, ([name]) => name)
  return [...tables]
    .map(
      ([name, own]) =>
        `${name}: ${own
          .map(([, column]) => column)
          .sort()
          .join(' ')}`,
    )
    .filter((each) => / business /.test(each))
    .sort()
}
