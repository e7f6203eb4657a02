import type { Client } from 'pg'
import { COPIED_TABLES } from '../copying/tables.ts'

/** Asked for by words alone, so it lies whole on every machine; it is small and seldom written. */
const EVERYWHERE: ReadonlySet<string> = new Set(['pairing'])

/**
 * Tables that stay on the coordinator alone, for they are of no business: the version of the tables,
 * the readiness check, and how far a move has come.
 */
export const ON_COORDINATOR: readonly string[] = ['shopbell_version', 'pulse', 'moving']

/** One table, and the statement that spreads it over a Citus cluster. */
export interface Distribution {
  readonly table: string
  readonly statement: string
}

/**
 * What Citus is told, in order: every table is spread by the business, and all rows of one business
 * lie on one machine, so that each transaction and each join is within one.
 */
export const DISTRIBUTIONS: readonly Distribution[] = [
  { table: 'arrivals', statement: "SELECT create_distributed_table('arrivals', 'business')" },
  ...COPIED_TABLES.map(({ name }) => ({
    table: name,
    statement: EVERYWHERE.has(name)
      ? `SELECT create_reference_table('${name}')`
      : `SELECT create_distributed_table('${name}', 'business', colocate_with => 'arrivals')`,
  })),
]

/** @returns the tables that were spread now; those that were before are left alone; `null` without Citus */
export async function distribute(client: Client): Promise<readonly string[] | null> {
  const found = await client.query("SELECT 1 FROM pg_extension WHERE extname = 'citus'")
  if (found.rows.length === 0) return null
  const done: string[] = []
  for (const { table, statement } of DISTRIBUTIONS) {
    const known = await client.query(
      'SELECT 1 FROM pg_dist_partition WHERE logicalrelid = to_regclass($1)',
      [table],
    )
    if (known.rows.length > 0) continue
    await client.query(statement)
    done.push(table)
  }
  return done
}
