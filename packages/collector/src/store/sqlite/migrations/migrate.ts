import type { DatabaseSync } from 'node:sqlite'
import { start } from './001-start.ts'
import { events } from './002-events.ts'
import { devices } from './003-devices.ts'
import { tokens } from './004-tokens.ts'
import { comments } from './005-comments.ts'
import { moving } from './006-moving.ts'

/** In their order; a number that was released is never changed, only followed. */
const MIGRATIONS: readonly string[] = [start, events, devices, tokens, comments, moving]

/**
 * Brings a database to this version's tables. Does nothing when they are there; safe when several
 * processes start at once, for each looks again once it holds the lock.
 * @throws Error when a newer version of Shopbell has written the file
 */
export function migrate(database: DatabaseSync): void {
  if (versionOf(database) === MIGRATIONS.length) return
  database.exec('BEGIN IMMEDIATE')
  try {
    const version = versionOf(database)
    if (version > MIGRATIONS.length) {
      throw new Error(
        `the database was written by a newer version of Shopbell (its tables are version ${version}, this one knows up to ${MIGRATIONS.length})`,
      )
    }
    for (const migration of MIGRATIONS.slice(version)) database.exec(migration)
    database.exec(`PRAGMA user_version = ${MIGRATIONS.length}`)
    database.exec('COMMIT')
  } catch (error) {
    database.exec('ROLLBACK')
    throw error
  }
}

/**
 * Holds a connection that only reads to this version's tables.
 * @throws Error when the file is of another version, or no database of ours
 */
export function assertMigrated(database: DatabaseSync): void {
  const version = versionOf(database)
  if (version === MIGRATIONS.length) return
  throw new Error(
    `its tables are version ${version}, this version of Shopbell reads ${MIGRATIONS.length}${version < MIGRATIONS.length ? ': "shopbell serve" brings them up to date' : ''}`,
  )
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
}
