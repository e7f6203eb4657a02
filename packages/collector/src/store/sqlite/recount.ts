import { DatabaseSync } from 'node:sqlite'
import { assertMigrated } from './migrations/migrate.ts'

/** One rollup row that does not say what the raw rows say. */
export interface Difference {
  readonly table: string
  /** The row's key, as `column=value` in the table's order. */
  readonly key: string
  /** What the rollup says; 0 when it has no such row. */
  readonly rollup: number
  /** What the raw rows add up to. */
  readonly raw: number
}

/** What a recount found. */
export interface Recount {
  readonly responses: number
  readonly answers: number
  readonly events: number
  readonly differences: readonly Difference[]
}

/**
 * Counts all raw rows again and compares every rollup with them, as of one moment. The collector
 * may be running.
 * @throws Error when the file is no Shopbell database, or of another version's tables
 */
export function recount(file: string): Recount {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    database.exec('PRAGMA busy_timeout = 5000')
    database.exec('BEGIN')
    assertMigrated(database)
    return {
      responses: countOf(database, 'response'),
      answers: countOf(database, 'answer'),
      events: countOf(database, 'event'),
      differences: ROLLUPS.flatMap((rollup) => differences(database, rollup)),
    }
  } finally {
    database.close()
  }
}

interface Rollup {
  readonly table: string
  readonly key: readonly string[]
  /** Raw rows: their key without grain and bucket, `hour` and `uncertain`. */
  readonly raw: string
  /** Whether what is uncertain counts once more, by days of its own. */
  readonly tellsUnsure?: boolean
}

function firstOf(lens: 'service' | 'experience'): string {
  return `SELECT min(question) FROM answer WHERE business = r.business AND response = r.id
    AND lens = '${lens}' AND point IS NOT NULL`
}

const ANSWERED = 'EXISTS (SELECT 1 FROM answer WHERE business = r.business AND response = r.id)'

const FLAGGED = 'EXISTS (SELECT 1 FROM flag WHERE business = r.business AND response = r.id)'

const ROLLUPS: readonly Rollup[] = [
  {
    table: 'visit_cell',
    key: ['touchpoint'],
    raw: 'SELECT business, hour, uncertain, touchpoint FROM response',
    tellsUnsure: true,
  },
  {
    table: 'cell',
    key: ['touchpoint', 'question', 'kind', 'point'],
    raw: `SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, a.kind, a.point
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response
      WHERE a.point IS NOT NULL`,
  },
  {
    table: 'option_cell',
    key: ['touchpoint', 'question', 'option'],
    raw: `SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, '' AS option
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response
      WHERE a.point IS NULL
      UNION ALL
      SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, o.value AS option
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response,
        json_each(a.value) o
      WHERE a.point IS NULL AND json_type(a.value) = 'array'`,
  },
  {
    table: 'pair_cell',
    key: [
      'touchpoint',
      'service_question',
      'experience_question',
      'service_kind',
      'experience_kind',
      'service_point',
      'experience_point',
    ],
    // One pair a response: the first question of each lens, by id.
    raw: `SELECT r.business, r.hour, r.uncertain, r.touchpoint, s.question AS service_question,
        e.question AS experience_question, s.kind AS service_kind, e.kind AS experience_kind,
        s.point AS service_point, e.point AS experience_point
      FROM response r
      JOIN answer s ON s.business = r.business AND s.response = r.id
        AND s.question = (${firstOf('service')})
      JOIN answer e ON e.business = r.business AND e.response = r.id
        AND e.question = (${firstOf('experience')})`,
  },
  {
    table: 'step_cell',
    key: ['touchpoint', 'step'],
    raw: `SELECT business, hour, uncertain, touchpoint, event AS step FROM event
      UNION ALL
      SELECT business, hour, uncertain, touchpoint, 'answered' AS step FROM response r WHERE ${ANSWERED}
      UNION ALL
      SELECT e.business, e.hour, e.uncertain, e.touchpoint, 'shown-answered' AS step
      FROM event e JOIN response r
        ON r.business = e.business AND r.id = e.response AND r.touchpoint = e.touchpoint
      WHERE e.event = 'shown' AND ${ANSWERED}`,
  },
  {
    table: 'flag_cell',
    key: ['touchpoint', 'rule'],
    raw: `SELECT r.business, r.hour, r.uncertain, r.touchpoint, f.rule
      FROM flag f JOIN response r ON r.business = f.business AND r.id = f.response
      UNION ALL
      SELECT r.business, r.hour, r.uncertain, r.touchpoint, '' AS rule
      FROM response r WHERE ${FLAGGED}`,
  },
  {
    table: 'flagged_cell',
    key: ['touchpoint', 'question', 'kind', 'point'],
    raw: `SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, a.kind, a.point
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response
      WHERE a.point IS NOT NULL AND ${FLAGGED}`,
  },
]

/** SQLite divides towards zero; days before 1970 are rounded down like all others. */
const DAY = '(hour - ((hour % 24) + 24) % 24) / 24'

function differences(
  database: DatabaseSync,
  { table, key, raw, tellsUnsure = false }: Rollup,
): readonly Difference[] {
  const columns = ['business', 'grain', 'bucket', ...key]
  const same = columns.map((column) => `rollup.${column} = counted.${column}`).join(' AND ')
  const either = columns.map(
    (column) => `coalesce(rollup.${column}, counted.${column}) AS ${column}`,
  )
  const rows = database
    .prepare(
      `WITH raw AS (${raw}),
      counted AS (
        SELECT business, 'hour' AS grain, hour AS bucket, ${key.join(', ')}, count(*) AS count
        FROM raw WHERE uncertain = 0 GROUP BY business, grain, bucket, ${key.join(', ')}
        UNION ALL
        SELECT business, 'day' AS grain, ${DAY} AS bucket, ${key.join(', ')}, count(*) AS count
        FROM raw GROUP BY business, grain, bucket, ${key.join(', ')}
        UNION ALL
        SELECT business, 'unsure' AS grain, ${DAY} AS bucket, ${key.join(', ')}, count(*) AS count
        FROM raw WHERE uncertain = 1 AND ${tellsUnsure ? 1 : 0}
        GROUP BY business, grain, bucket, ${key.join(', ')}
      )
      SELECT ${either.join(', ')}, coalesce(rollup.count, 0) AS kept,
        coalesce(counted.count, 0) AS counted
      FROM ${table} rollup FULL JOIN counted ON ${same}
      WHERE coalesce(rollup.count, 0) <> coalesce(counted.count, 0)`,
    )
    .all()
  return rows.map((row) => ({
    table,
    key: columns.map((column) => `${column}=${String(row[column])}`).join(' '),
    rollup: Number(row['kept']),
    raw: Number(row['counted']),
  }))
}

function countOf(database: DatabaseSync, table: 'response' | 'answer' | 'event'): number {
  return Number(database.prepare(`SELECT count(*) AS count FROM ${table}`).get()?.['count'])
}
