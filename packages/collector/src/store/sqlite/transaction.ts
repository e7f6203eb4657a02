import { closeSync, openSync, utimesSync } from 'node:fs'
import type { DatabaseSync } from 'node:sqlite'
import { ledger } from '../ledger/ledger.ts'
import { rollupSums } from '../ledger/rollup-sums.ts'
import type { Entry, Outcome } from '../store.ts'
import { deviceWrites, type DeviceWrites } from './device-writes.ts'
import { eraser, type Eraser } from './erasure.ts'
import { rollupWriter } from './rollup-writer.ts'
import { sqliteRows } from './rows.ts'

/** One transaction's work, between its BEGIN and its COMMIT. */
export interface Transaction {
  /** Takes the write lock. @throws Error when another process keeps it too long */
  begin(): void
  /** Keeps what is new of one entry. */
  apply(entry: Entry): Outcome
  readonly devices: DeviceWrites
  readonly eraser: Eraser
  /** Proves that the file can be written. */
  beat(): void
  /** Writes the rollups and makes everything durable. */
  commit(): void
  /** As if nothing had happened. */
  rollBack(): void
}

/** Prepares every statement once. */
export function transaction(database: DatabaseSync): Transaction {
  const rows = sqliteRows(database)
  const sums = rollupSums()
  const rules = ledger(rows, sums)
  const erase = eraser(database, sums)
  const writeRollups = rollupWriter(database)
  const begin = database.prepare('BEGIN IMMEDIATE')
  const commit = database.prepare('COMMIT')
  const beat = database.prepare(
    'INSERT INTO pulse (id, beats) VALUES (1, 1) ON CONFLICT DO UPDATE SET beats = beats + 1',
  )
  const { file } = database.prepare('PRAGMA database_list').get() as { readonly file: string }
  return {
    devices: deviceWrites(database),
    eraser: {
      ...erase,
      forget(business, response) {
        rows.forgetting(business)
        return erase.forget(business, response)
      },
    },
    begin() {
      begin.run()
    },
    apply: (entry) => rules.apply(entry),
    beat() {
      beat.run()
    },
    commit() {
      writeRollups(sums)
      rows.write()
      commit.run()
      // A database in memory has no file.
      if (file !== '') expectWritable(`${file}-wal`)
      sums.forget()
      rows.forget()
    },
    rollBack() {
      sums.forget()
      rows.forget()
      try {
        database.exec('ROLLBACK')
      } catch {
        // SQLite has rolled back by itself, as it does when the disk is full.
      }
    },
  }
}

/**
 * Asked to flush in the moment in which it turns read-only after an error, ext4 may say that it has
 * and have lost it. What was committed then is told to nobody; its senders send it again.
 * @param log what commits are written to; the database itself is not opened, since closing it would
 * let go of SQLite's locks
 * @throws Error when nobody may write to it any more
 */
function expectWritable(log: string): void {
  const now = Date.now() / 1000
  // A change of times makes the file system look at its journal; opening says what it found.
  utimesSync(log, now, now)
  closeSync(openSync(log, 'r+'))
}
