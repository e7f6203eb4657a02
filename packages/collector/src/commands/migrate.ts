import { connect } from '../store/sqlite/connect.ts'
import { withClient } from '../store/postgres/connection.ts'
import { distribute } from '../store/postgres/distribution.ts'
import { migrate as migratePostgres } from '../store/postgres/migrations/migrate.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, type Database } from './database.ts'
import { CommandError, EXIT, failed, lineOf, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS } from './locations.ts'

/** `shopbell migrate`: brings the tables up to date, and with --distributed spreads them by Citus. */
export async function migrate(args: readonly string[], io: Io): Promise<number> {
  const { values } = readArguments({
    args: [...args],
    options: {
      data: LOCATION_OPTIONS.data,
      database: LOCATION_OPTIONS.database,
      distributed: { type: 'boolean' },
      json: { type: 'boolean' },
    },
  })
  const { distributed = false, json = false } = values
  const database = databaseOf(values, io)
  if (distributed && database.kind === 'sqlite') {
    throw wrongCall('--distributed is for PostgreSQL with Citus: give --database postgres://…')
  }
  const spread = await migrated(database, distributed)
  const lines = spread === undefined ? [] : [`; spread by business: ${list(spread)}`]
  io.out(
    json
      ? JSON.stringify({ database: database.shown, ...(spread && { distributed: spread }) })
      : `the tables of ${database.shown} are up to date${lines.join('')}`,
  )
  return EXIT.good
}

function list(tables: readonly string[]): string {
  return tables.length === 0 ? 'nothing that was not before' : tables.join(', ')
}

async function migrated(
  database: Database,
  distributed: boolean,
): Promise<readonly string[] | undefined> {
  try {
    if (database.kind === 'sqlite') {
      connect(database.file).close()
      return undefined
    }
    return await withClient(database.url, async (client) => {
      await migratePostgres(client)
      if (!distributed) return undefined
      const spread = await distribute(client)
      if (spread !== null) return spread
      throw failed(
        `Citus is not installed in ${database.shown}: CREATE EXTENSION citus there and on every worker, then run this again`,
      )
    })
  } catch (error) {
    if (error instanceof CommandError) throw error
    throw failed(`the database ${database.shown} cannot be migrated (${lineOf(error)})`)
  }
}
