import { describe, expect, test } from 'vitest'
import { hasPostgres } from '../../testing/postgres.ts'
import { newSchema } from '../../testing/stores.ts'
import { withClient } from './connection.ts'
import { distribute, DISTRIBUTIONS, ON_COORDINATOR } from './distribution.ts'
import { migrate } from './migrations/migrate.ts'

// What Citus asks of tables, held without Citus: it refuses to spread those that break a rule.

async function ask<T extends object>(sql: string): Promise<readonly T[]> {
  const url = await newSchema()
  return withClient(url, async (client) => {
    await migrate(client)
    return (await client.query<T>(sql)).rows
  })
}

const OURS = `c.relnamespace = current_schema()::regnamespace AND NOT c.relispartition`

describe.skipIf(!hasPostgres)('for a Citus cluster', () => {
  test('every table is spread, or is of no business', async () => {
    const tables = await ask<{ name: string }>(
      `SELECT relname AS name FROM pg_class c WHERE ${OURS} AND relkind IN ('r', 'p')`,
    )
    const spread = DISTRIBUTIONS.map(({ table }) => table)
    expect(tables.map(({ name }) => name).sort()).toEqual([...spread, ...ON_COORDINATOR].sort())
    const withBusiness = await ask<{ name: string }>(
      `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE ${OURS} AND c.relkind IN ('r', 'p') AND a.attname = 'business'
         AND a.attnotnull AND a.atttypid = 'text'::regtype`,
    )
    expect(withBusiness.map(({ name }) => name).sort()).toEqual([...spread].sort())
  })

  test('every key has the business, first', async () => {
    const keys = await ask<{ name: string; first: string }>(
      `SELECT c.relname AS name, a.attname AS first FROM pg_index i
       JOIN pg_class c ON c.oid = i.indrelid
       JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[0]
       WHERE ${OURS} AND i.indisunique`,
    )
    const wrong = keys.filter(({ first }) => first !== 'business').map(({ name }) => name)
    expect(wrong.sort()).toEqual(['moving', 'pulse'])
    expect(keys.length).toBeGreaterThan(18)
  })

  test('no table refers to another', async () => {
    expect(await ask("SELECT conname FROM pg_constraint WHERE contype IN ('f', 'x')")).toEqual([])
  })

  test('the rows of a business lie together, and the first table is the one that others lie with', () => {
    const [first, ...others] = DISTRIBUTIONS.map(({ statement }) => statement)
    expect(first).toBe("SELECT create_distributed_table('arrivals', 'business')")
    const apart = others.filter(
      (each) =>
        !/^SELECT create_distributed_table\('\w+', 'business', colocate_with => 'arrivals'\)$/.test(
          each,
        ),
    )
    expect(apart).toEqual(["SELECT create_reference_table('pairing')"])
  })

  test('a server without Citus is left as it is', async () => {
    const url = await newSchema()
    const spread = await withClient(url, async (client) => {
      await migrate(client)
      return distribute(client)
    })
    expect(spread).toBeNull()
  })
})
