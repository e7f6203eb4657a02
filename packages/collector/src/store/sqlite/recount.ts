import { DatabaseSync } from 'node:sqlite'
import { comparisons, type Dialect, type Recount } from '../recount.ts'
import { assertMigrated } from './migrations/migrate.ts'

const DIALECT: Dialect = {
  eachOption: 'json_each(a.value) o',
  isList: "json_type(a.value) = 'array'",
}

/**
 * Counts all raw rows again and compares every rollup with them, as of one moment. The collector
 * may be running.
 * @throws Error when the file is no Shopbell database, or of another version's tables
 */
export function recount(file: string): Recount {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 5000')
    database.exec('BEGIN')
    assertMigrated(database)
    return {
      responses: countOf(database, 'response'),
      answers: countOf(database, 'answer'),
      events: countOf(database, 'event'),
      differences: comparisons(DIALECT).flatMap(({ sql, difference }) =>
        database.prepare(sql).all().map(difference),
      ),
    }
  } finally {
    database.close()
  }
}

function countOf(database: DatabaseSync, table: 'response' | 'answer' | 'event'): number {
  return Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'])
}
