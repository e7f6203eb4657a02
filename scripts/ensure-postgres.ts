import { findPostgres } from '../packages/collector/src/testing/find-postgres.ts'
import { canUseApt, installFromDebian } from './run/debian.ts'

/**
 * Sees to it that a PostgreSQL is there for the tests of its store: the one installed, else
 * Debian's when this is root on Debian. Elsewhere those tests are skipped, and say so.
 */
export function ensurePostgres(): void {
  if (findPostgres() === undefined && canUseApt()) installFromDebian(['postgresql'])
  if (findPostgres() === undefined) {
    console.log('PostgreSQL: not here; the tests of its store are skipped.')
  }
}

if (import.meta.main) ensurePostgres()
