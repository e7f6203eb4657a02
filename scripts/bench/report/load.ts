import { connect } from '../../../packages/collector/src/store/sqlite/connect.ts'
import { transaction } from '../../../packages/collector/src/store/sqlite/transaction.ts'
import { responses } from './chain.ts'

/** So many responses share a transaction: then a cell is written once, not once an answer. */
const PART = 100_000

/**
 * Puts responses into a new SQLite file, by the store's own rules and statements. Nothing waits for
 * the disk, for nobody is told that it is durable: a file that was broken off is thrown away.
 */
export function load(file: string, count: number): void {
  const database = connect(file)
  try {
    database.exec('PRAGMA synchronous = OFF')
    // Of 512 MB.
    database.exec('PRAGMA cache_size = -512000')
    const writes = transaction(database)
    for (const items of responses(count, PART)) {
      writes.begin()
      for (const item of items) writes.apply(item)
      writes.commit()
    }
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
  } finally {
    database.close()
  }
}
