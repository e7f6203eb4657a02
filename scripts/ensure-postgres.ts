import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findPostgres } from '../packages/collector/src/testing/find-postgres.ts'

/**
 * Sees to it that a PostgreSQL is there for the tests of its store: the one installed, else
 * Debian's when this is root on Debian. Elsewhere those tests are skipped, and say so.
 */
export function ensurePostgres(): void {
  if (findPostgres() === undefined && canUseApt()) {
    apt('update')
    // The server alone: no cluster of Debian's is made or started.
    apt('install', '-y', '--no-install-recommends', 'postgresql')
  }
  if (findPostgres() === undefined) {
    console.log('PostgreSQL: not here; the tests of its store are skipped.')
  }
}

function canUseApt(): boolean {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
  )
}

function apt(...args: readonly string[]): void {
  const all = ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args]
  console.log(`$ apt-get ${all.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', all, { stdio: ['ignore', 'ignore', 'inherit'], env })
}

if (import.meta.main) ensurePostgres()
