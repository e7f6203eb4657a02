import { DatabaseSync } from 'node:sqlite'
import { withClient } from '../../packages/collector/src/store/postgres/connection.ts'
import { recountPostgres } from '../../packages/collector/src/store/postgres/recount.ts'
import type { Recount } from '../../packages/collector/src/store/recount.ts'
import { recount } from '../../packages/collector/src/store/sqlite/recount.ts'

/** What is in a database after an attack; ids in lower case. */
export interface Kept {
  readonly responses: ReadonlySet<string>
  /** Of visits of which anything is there: a response, or only an event. */
  readonly visits: ReadonlySet<string>
  /** What they said to the question `satisfaction`, by response. */
  readonly points: ReadonlyMap<string, number>
  readonly differences: Recount['differences']
  readonly bytes: number
}

const RESPONSES = `SELECT id FROM response WHERE business = 'acme'`
const EVENTS = `SELECT response AS id FROM event WHERE business = 'acme'`
const POINTS = `SELECT response AS id, point FROM answer
  WHERE business = 'acme' AND question = 'satisfaction' AND point IS NOT NULL`

/** Reads a SQLite file that nobody writes to any more. */
export function keptInFile(file: string): Kept {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return {
      ...keptOf((sql) => database.prepare(sql).all()),
      differences: recount(file).differences,
      bytes: Number(
        database
          .prepare('SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size')
          .get()!['n'],
      ),
    }
  } finally {
    database.close()
  }
}

/** Reads a PostgreSQL database. */
export async function keptInPostgres(url: string): Promise<Kept> {
  const { differences } = await recountPostgres(url)
  return withClient(url, async (client) => {
    const found = new Map<string, readonly Found[]>()
    for (const sql of [RESPONSES, EVENTS, POINTS]) {
      found.set(sql, (await client.query<Found>(sql)).rows)
    }
    const size = await client.query<{ n: number }>(
      'SELECT pg_database_size(current_database()) AS n',
    )
    return { ...keptOf((sql) => found.get(sql)!), differences, bytes: size.rows[0]!.n }
  })
}

type Found = Readonly<Record<string, unknown>>

function keptOf(all: (sql: string) => readonly Found[]): Omit<Kept, 'differences' | 'bytes'> {
  const idOf = ({ id }: Found): string => String(id).toLowerCase()
  const responses = new Set(all(RESPONSES).map(idOf))
  return {
    responses,
    visits: new Set([...responses, ...all(EVENTS).map(idOf)]),
    points: new Map(all(POINTS).map((row) => [idOf(row), Number(row['point'])])),
  }
}
