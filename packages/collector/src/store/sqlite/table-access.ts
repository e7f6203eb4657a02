import { DatabaseSync, type SQLOutputValue } from 'node:sqlite'
import type {
  AccessMode,
  CopiedRow,
  MoveState,
  TableAccess,
  Value,
} from '../copying/table-access.ts'
import { connect } from './connect.ts'
import { assertMigrated } from './migrations/migrate.ts'

/**
 * Every row of a SQLite file.
 * @throws Error when the file cannot be opened, or is of a version that this one does not read
 */
export function openSqliteTables(file: string, mode: AccessMode): TableAccess {
  const database =
    mode === 'snapshot'
      ? new DatabaseSync(file, { readOnly: true })
      : connect(file, { isMoveAllowed: true })
  try {
    if (mode === 'snapshot') {
      database.exec('PRAGMA busy_timeout = 5000')
      assertMigrated(database)
      database.exec('BEGIN')
      // The moment is that of the first read.
      database.prepare('SELECT count(*) FROM pulse').get()
    }
    if (mode === 'freeze') database.exec('BEGIN IMMEDIATE')
  } catch (error) {
    database.close()
    throw error
  }
  return accessTo(database)
}

function accessTo(database: DatabaseSync): TableAccess {
  return {
    async count({ name }) {
      return Number(database.prepare(`SELECT count(*) AS count FROM ${name}`).get()!['count'])
    },
    async read({ name, key, columns }, after, limit) {
      const places = key.map(() => '?').join(', ')
      const where = after === null ? '' : `WHERE (${key.join(', ')}) > (${places})`
      const rows = database
        .prepare(
          `SELECT ${columns.join(', ')} FROM ${name} ${where}
           ORDER BY ${key.join(', ')} LIMIT ${limit}`,
        )
        .all(...(after ?? []))
      const last = rows.at(-1)
      return {
        rows: rows.map((row): CopiedRow =>
          columns.map((column) => {
            const value = valueOf(row[column])
            return typeof value === 'string' && isId(name, column) ? value.toLowerCase() : value
          }),
        ),
        last: last === undefined ? null : key.map((column) => valueOf(last[column])),
      }
    },
    async insert({ name, columns }, rows) {
      const insert = database.prepare(
        `INSERT INTO ${name} (${columns.join(', ')})
         VALUES (${columns.map(() => '?').join(', ')})`,
      )
      for (const row of rows) insert.run(...row)
    },
    async transaction(work) {
      database.exec('BEGIN IMMEDIATE')
      try {
        const result = await work()
        database.exec('COMMIT')
        return result
      } catch (error) {
        database.exec('ROLLBACK')
        throw error
      }
    },
    prepareMonths: () => Promise.resolve(),
    settle: () => Promise.resolve(),
    async moveState() {
      const row = database.prepare('SELECT state FROM moving').get()
      return row === undefined ? null : (JSON.parse(String(row['state'])) as MoveState)
    },
    async keepMoveState(state) {
      database.exec('DELETE FROM moving')
      if (state === null) return
      database.prepare('INSERT INTO moving (id, state) VALUES (1, ?)').run(JSON.stringify(state))
    },
    async close() {
      database.close()
    },
  }
}

/** Ids of responses are UUIDs, the same in either case; elsewhere they are kept in lower case. */
function isId(table: string, column: string): boolean {
  return column === 'response' || (table === 'response' && column === 'id')
}

function valueOf(value: SQLOutputValue | undefined): Value {
  if (typeof value === 'string' || typeof value === 'number') return value
  return null
}
