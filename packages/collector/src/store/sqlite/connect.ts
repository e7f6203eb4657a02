import { DatabaseSync } from 'node:sqlite'
import { migrate } from './migrations/migrate.ts'

/** How long a transaction waits for another process to finish its own, in ms. */
const PATIENCE = 5_000

/**
 * Opens the connection that writes: WAL, and FULL, which measured 4 % slower than NORMAL under
 * group commit and is the one that loses nothing when the power fails.
 * @throws Error when the file cannot be opened, is no database, or is newer than this version
 */
export function connect(file: string): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
    enterWal(database)
    database.exec('PRAGMA synchronous = FULL')
    // What is deleted is overwritten, so that nobody finds it in the file.
    database.exec('PRAGMA secure_delete = ON')
    migrate(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** SQLite does not always wait when two connections change a new file to WAL at once, so we do. */
function enterWal(database: DatabaseSync): void {
  for (let tries = 0; ; tries++) {
    try {
      database.exec('PRAGMA journal_mode = WAL')
      return
    } catch (error) {
      if (tries === 100 || !String(error).includes('locked')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20)
    }
  }
}
