import type { Client } from 'pg'
import type { AccessMode, CopiedRow, MoveState, TableAccess } from '../copying/table-access.ts'
import { connectPatiently } from './connection.ts'
import { assertMigrated, migrate } from './migrations/migrate.ts'
import { ensureMonths, monthOf, type Month } from './months.ts'

/**
 * Every row of a PostgreSQL database.
 * @throws Error when the server cannot be had, or its tables are of a version that this one does not read
 */
export async function openPostgresTables(url: string, mode: AccessMode): Promise<TableAccess> {
  const client = await connectPatiently(url)
  try {
    if (mode !== 'snapshot') await migrate(client)
    if (mode === 'write') return accessTo(client)
    await client.query(
      `BEGIN ISOLATION LEVEL REPEATABLE READ${mode === 'snapshot' ? ' READ ONLY' : ''}`,
    )
    // Whoever wants to write takes a row of it first; the moment is that of the first read after this.
    if (mode === 'freeze') await client.query('LOCK TABLE arrivals IN EXCLUSIVE MODE')
    await assertMigrated(client)
    return accessTo(client)
  } catch (error) {
    await client.end()
    throw error
  }
}

function accessTo(client: Client): TableAccess {
  const ready = new Set<Month>()
  return {
    async count({ name }) {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*) AS count FROM ${name}`,
      )
      return rows[0]!.count
    },
    async read({ name, key, columns }, after, limit) {
      const places = key.map((_, index) => `$${index + 1}`).join(', ')
      const where = after === null ? '' : `WHERE (${key.join(', ')}) > (${places})`
      const { rows } = await client.query<CopiedRow & unknown[]>({
        text: `SELECT ${columns.join(', ')} FROM ${name} ${where}
          ORDER BY ${key.join(', ')} LIMIT ${limit}`,
        values: [...(after ?? [])],
        rowMode: 'array',
      })
      return { rows, last: rows.at(-1)?.slice(0, key.length) ?? null }
    },
    async insert({ name, columns }, rows) {
      const objects = rows.map((row) =>
        Object.fromEntries(columns.map((column, index) => [column, row[index]!])),
      )
      await client.query(
        `INSERT INTO ${name} (${columns.join(', ')})
         SELECT ${columns.join(', ')} FROM json_populate_recordset(NULL::${name}, $1::json)`,
        [JSON.stringify(objects)],
      )
    },
    async transaction(work) {
      await client.query('BEGIN')
      try {
        const result = await work()
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {})
        throw error
      }
    },
    async prepareMonths(ids) {
      const months = new Set([...ids].map(monthOfId).filter(isLikely))
      const missing = [...months].filter((month) => !ready.has(month))
      await ensureMonths(client, missing)
      for (const month of missing) ready.add(month)
    },
    async settle() {
      await client.query(
        `INSERT INTO arrivals (business, last)
         SELECT business, max(last) FROM (
           SELECT business, max(arrival) AS last FROM response GROUP BY business
           UNION ALL SELECT DISTINCT business, 0 FROM event
           UNION ALL SELECT DISTINCT business, 0 FROM device
         ) AS each GROUP BY business
         ON CONFLICT (business) DO UPDATE SET last = excluded.last`,
      )
    },
    async moveState() {
      const { rows } = await client.query<{ state: string }>('SELECT state FROM moving')
      return rows[0] === undefined ? null : (JSON.parse(rows[0].state) as MoveState)
    },
    async keepMoveState(state) {
      await client.query('DELETE FROM moving')
      if (state === null) return
      await client.query('INSERT INTO moving (id, state) VALUES (1, $1)', [JSON.stringify(state)])
    },
    close: () => client.end(),
  }
}

/** The month in which an id says it was made. */
function monthOfId(id: string): Month {
  return monthOf(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}

/** From 2020 until soon: what has an id of another time needs no partition of its own. */
function isLikely(month: Month): boolean {
  return month >= 50 * 12 && month <= monthOf(Date.now()) + 2
}
