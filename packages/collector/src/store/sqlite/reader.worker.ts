import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

// Runs from source and from dist alike, so it imports nothing of ours.

interface Statement {
  readonly sql: string
  readonly params: readonly SQLInputValue[]
}

const { file } = workerData as { file: string }
const database = new DatabaseSync(file, { readOnly: true })
database.exec('PRAGMA busy_timeout = 5000')
const prepared = new Map<string, StatementSync>()

parentPort!.on('message', ({ id, statements }: { id: number; statements: Statement[] }) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort!.postMessage({ id, ...answerTo(statements) })
})

function answerTo(statements: readonly Statement[]): { rows: unknown[] } | { error: string } {
  try {
    return { rows: readAll(statements) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** All in one transaction, so that they see the same moment. */
function readAll(statements: readonly Statement[]): unknown[] {
  database.exec('BEGIN')
  try {
    return statements.map(({ sql, params }) => statement(sql).all(...params))
  } finally {
    database.exec('COMMIT')
  }
}

function statement(sql: string): StatementSync {
  let known = prepared.get(sql)
  if (known === undefined) {
    known = database.prepare(sql)
    prepared.set(sql, known)
  }
  return known
}
