import { DatabaseSync } from 'node:sqlite'
import { UNFINISHED_MOVE } from '../copying/table-access.ts'
import { migrate } from './migrations/migrate.ts'

/** How long a transaction waits for another process to finish its own, in ms. */
const PATIENCE = 5_000

/**
 * Opens the connection that writes: WAL, and FULL, which measured 4 % slower than NORMAL under
 * group commit and is the one that loses nothing when the power fails.
 * @param isMoveAllowed also one into which a move is not finished
 * @throws Error when the file cannot be opened, is no database, is newer than this version, or a
 * move into it is not finished
 */
export function connect(
  file: string,
  { isMoveAllowed = false }: { isMoveAllowed?: boolean } = {},
): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}`)
    enterWal(database)
    database.exec('PRAGMA synchronous = FULL')
    // A process that was killed between writing a commit and flushing it leaves one that is seen and
    // may still be lost: it is flushed before anything that is in it is called a duplicate.
    database.exec('PRAGMA wal_checkpoint')
    // What is deleted is overwritten, so that nobody finds it in the file.
    database.exec('PRAGMA secure_delete = ON')
    migrate(database)
    if (!isMoveAllowed && database.prepare('SELECT 1 FROM moving').get() !== undefined) {
      throw new Error(UNFINISHED_MOVE)
    }
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
