import type { Client } from 'pg'
import { start } from './001-start.ts'
import { tokens } from './002-tokens.ts'
import { comments } from './003-comments.ts'
import { moving } from './004-moving.ts'

/** In their order; a number that was released is never changed, only followed. */
export const MIGRATIONS: readonly string[] = [start, tokens, comments, moving]

/** Whoever migrates holds this lock until its commit; the number is "shopbell" in no special way. */
const LOCK = 7_411_200_726

/**
 * Brings a database to this version's tables. Does nothing when they are there; safe when several
 * processes start at once, for each looks again once it holds the lock, which ends with the
 * transaction whatever becomes of the process.
 * @param migrations all of this version, or for a test those of an older one
 * @throws Error when a newer version of Shopbell has migrated the database
 */
export async function migrate(
  client: Client,
  migrations: readonly string[] = MIGRATIONS,
): Promise<void> {
  if ((await versionOf(client)) === migrations.length) return
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const version = await versionOf(client)
    if (version > migrations.length) {
      throw new Error(
        `the database was written by a newer version of Shopbell (its tables are version ${version}, this one knows up to ${migrations.length})`,
      )
    }
    await client.query('CREATE TABLE IF NOT EXISTS shopbell_version (version integer NOT NULL)')
    for (const migration of migrations.slice(version)) await client.query(migration)
    await client.query('DELETE FROM shopbell_version')
    await client.query('INSERT INTO shopbell_version VALUES ($1)', [migrations.length])
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

/** @throws Error when the tables are of another version, or there are none of ours */
export async function assertMigrated(client: Client): Promise<void> {
  const version = await versionOf(client)
  if (version === MIGRATIONS.length) return
  throw new Error(
    `its tables are version ${version}, this version of Shopbell reads ${MIGRATIONS.length}${version < MIGRATIONS.length ? ': "shopbell serve" brings them up to date' : ''}`,
  )
}

/** 0 where there is nothing of ours. */
async function versionOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ found: string | null }>(
    "SELECT to_regclass('shopbell_version')::text AS found",
  )
  if (rows[0]?.found == null) return 0
  const found = await client.query<{ version: number }>('SELECT version FROM shopbell_version')
  return found.rows[0]?.version ?? 0
}
