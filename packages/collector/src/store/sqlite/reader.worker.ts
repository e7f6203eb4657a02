import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'

// Runs from source and from dist alike, so it imports nothing of ours.

interface Statement {
  readonly sql: string
  readonly params: readonly SQLInputValue[]
}

interface Adding {
  readonly apart: boolean
  readonly as: ReadonlyMap<string, string>
}

interface Request {
  readonly id: number
  readonly statements: readonly Statement[]
  readonly adding?: Adding
}

const { file } = workerData as { file: string }
const database = new DatabaseSync(file, { readOnly: true })
database.exec('PRAGMA busy_timeout = 5000')
// Of 32 MB: rollups of some months stay in memory from one report to the next.
database.exec('PRAGMA cache_size = -32000')
const prepared = new Map<string, StatementSync>()

parentPort!.on('message', ({ id, statements, adding }: Request) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort!.postMessage({ id, ...answerTo(statements, adding) })
})

function answerTo(
  statements: readonly Statement[],
  adding: Adding | undefined,
): { found: unknown[] } | { error: string } {
  try {
    return { found: atOnce(() => statements.map((each) => answer(each, adding))) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

/** All in one transaction, so that they see the same moment. */
function atOnce<T>(work: () => T): T {
  database.exec('BEGIN')
  try {
    return work()
  } finally {
    database.exec('COMMIT')
  }
}

function answer({ sql, params }: Statement, adding: Adding | undefined): unknown {
  const rows = statement(sql)
  if (adding === undefined) return rows.all(...params)
  return addedUp(rows.iterate(...params) as Iterable<Bucket>, adding)
}

interface Bucket {
  readonly bucket: number
  /** `PLACE=COUNT,PLACE=COUNT…`; nothing where no row of the bucket is wanted. */
  readonly counts: string | null
}

/** Buckets in their order, as `Sums`; in one pass, since there may be a million counts. */
function addedUp(buckets: Iterable<Bucket>, { apart, as }: Adding): unknown {
  const places: string[] = []
  /** Where each place is added up, under its own name and under that of another. */
  const known = new Map<string, number>()
  const sums: number[] = []
  const counts: number[] = []

  function placeOf(name: string): number {
    const space = name.indexOf(' ')
    const first = space < 0 ? name : name.slice(0, space)
    const under = (as.get(first) ?? first) + name.slice(first.length)
    let place = known.get(under)
    if (place === undefined) {
      place = places.push(under) - 1
      sums.push(0)
      known.set(under, place)
    }
    known.set(name, place)
    return place
  }

  function flush(bucket: number): void {
    for (const [place, sum] of sums.entries()) {
      if (sum > 0) counts.push(bucket, place, sum)
      sums[place] = 0
    }
  }

  for (const { bucket, counts: text } of buckets) {
    if (text === null) continue
    for (let start = 0; start < text.length;) {
      const middle = text.indexOf('=', start)
      const comma = text.indexOf(',', middle)
      const end = comma < 0 ? text.length : comma
      const name = text.slice(start, middle)
      const place = known.get(name) ?? placeOf(name)
      sums[place]! += Number(text.slice(middle + 1, end))
      start = end + 1
    }
    if (apart) flush(bucket)
  }
  if (!apart) flush(0)
  return { places, counts: Float64Array.from(counts) }
}

function statement(sql: string): StatementSync {
  let known = prepared.get(sql)
  if (known === undefined) {
    known = database.prepare(sql)
    prepared.set(sql, known)
  }
  return known
}
