import type { Client } from 'pg'
import { comparisons, type Dialect, type Difference, type Recount } from '../recount.ts'
import { withClient } from './connection.ts'
import { type Row } from './database.ts'
import { assertMigrated } from './migrations/migrate.ts'

const DIALECT: Dialect = {
  eachOption: `LATERAL json_array_elements_text(
    CASE WHEN left(a.value, 1) = '[' THEN a.value::json ELSE '[]' END) AS o (value)`,
  isList: "left(a.value, 1) = '['",
}

/**
 * Counts all raw rows again and compares every rollup with them, as of one moment. Collectors may
 * be running.
 * @throws Error when the server cannot be had, or has no tables of this version
 */
export function recountPostgres(url: string): Promise<Recount> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await assertMigrated(client)
    const counts = { responses: 0, answers: 0, events: 0 }
    const differences: Difference[] = []
    const { rows } = await client.query<{ business: string }>(
      'SELECT business FROM arrivals ORDER BY business',
    )
    // Each business by itself: it lies on one machine, and no question goes to all of them.
    for (const { business } of rows) {
      counts.responses += await countOf(client, 'response', business)
      counts.answers += await countOf(client, 'answer', business)
      counts.events += await countOf(client, 'event', business)
      for (const { sql, difference } of comparisons(DIALECT, '$1')) {
        const found = await client.query<Row>(sql, [business])
        differences.push(...found.rows.map(difference))
      }
    }
    return { ...counts, differences }
  })
}

async function countOf(
  client: Client,
  table: 'response' | 'answer' | 'event',
  business: string,
): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT count(*) AS count FROM ${table} WHERE business = $1`,
    [business],
  )
  return rows[0]!.count
}
