import { ROLLUP_TABLES, type RollupName, type RollupTable } from './rollup-tables.ts'
import type { Row } from './stored-rows.ts'

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

/** What databases say differently. */
export interface Dialect {
  /** Answers `a` and their options `o.value`, of a choice: what follows FROM … JOIN. */
  readonly eachOption: string
  /** Whether `a.value` is a list of options. */
  readonly isList: string
}

function firstOf(lens: 'service' | 'experience'): string {
  return `SELECT min(question) FROM answer WHERE business = r.business AND response = r.id
    AND lens = '${lens}' AND point IS NOT NULL`
}

const ANSWERED = 'EXISTS (SELECT 1 FROM answer WHERE business = r.business AND response = r.id)'

const FLAGGED = 'EXISTS (SELECT 1 FROM flag WHERE business = r.business AND response = r.id)'

/** The raw rows behind each rollup: their key without grain and bucket, `hour` and `uncertain`. */
function rawRows({ eachOption, isList }: Dialect): Readonly<Record<RollupName, string>> {
  return {
    visits: 'SELECT business, hour, uncertain, touchpoint FROM response',
    cells: `SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, a.kind, a.point
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response
      WHERE a.point IS NOT NULL`,
    options: `SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, '' AS option
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response
      WHERE a.point IS NULL
      UNION ALL
      SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, o.value AS option
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response,
        ${eachOption}
      WHERE a.point IS NULL AND ${isList}`,
    // One pair a response: the first question of each lens, by id.
    pairs: `SELECT r.business, r.hour, r.uncertain, r.touchpoint, s.question AS service_question,
        e.question AS experience_question, s.kind AS service_kind, e.kind AS experience_kind,
        s.point AS service_point, e.point AS experience_point
      FROM response r
      JOIN answer s ON s.business = r.business AND s.response = r.id
        AND s.question = (${firstOf('service')})
      JOIN answer e ON e.business = r.business AND e.response = r.id
        AND e.question = (${firstOf('experience')})`,
    steps: `SELECT business, hour, uncertain, touchpoint, event AS step FROM event
      UNION ALL
      SELECT business, hour, uncertain, touchpoint, 'answered' AS step FROM response r WHERE ${ANSWERED}
      UNION ALL
      SELECT e.business, e.hour, e.uncertain, e.touchpoint, 'shown-answered' AS step
      FROM event e JOIN response r
        ON r.business = e.business AND r.id = e.response AND r.touchpoint = e.touchpoint
      WHERE e.event = 'shown' AND ${ANSWERED}`,
    flags: `SELECT r.business, r.hour, r.uncertain, r.touchpoint, f.rule
      FROM flag f JOIN response r ON r.business = f.business AND r.id = f.response
      UNION ALL
      SELECT r.business, r.hour, r.uncertain, r.touchpoint, '' AS rule
      FROM response r WHERE ${FLAGGED}`,
    flagged: `SELECT a.business, r.hour, r.uncertain, r.touchpoint, a.question, a.kind, a.point
      FROM answer a JOIN response r ON r.business = a.business AND r.id = a.response
      WHERE a.point IS NOT NULL AND ${FLAGGED}`,
  }
}

/** Whole numbers are divided towards zero; days before 1970 are rounded down like all others. */
const DAY = '(hour - ((hour % 24) + 24) % 24) / 24'

/** What compares one rollup with its raw rows. */
export interface Comparison {
  readonly table: string
  /** Asks for every row that differs; of one business where it has a parameter. */
  readonly sql: string
  readonly difference: (row: Row) => Difference
}

/**
 * The statements that count every rollup again and compare.
 * @param business a parameter of the statement, so that it asks for one business only; all when not given
 */
export function comparisons(dialect: Dialect, business?: string): readonly Comparison[] {
  const raw = rawRows(dialect)
  const names = Object.keys(ROLLUP_TABLES) as RollupName[]
  return names.map((name) => comparison(ROLLUP_TABLES[name], raw[name], business))
}

function comparison(
  { name, place, tellsUnsure }: RollupTable,
  raw: string,
  business: string | undefined,
): Comparison {
  const columns = ['business', 'grain', 'bucket', ...place]
  const same = columns.map((column) => `rollup.${column} = counted.${column}`).join(' AND ')
  const either = columns.map(
    (column) => `coalesce(rollup.${column}, counted.${column}) AS ${column}`,
  )
  const group = `business, bucket, ${place.join(', ')}`
  const counted = (grain: string, bucket: string, where: string): string =>
    `SELECT business, '${grain}' AS grain, ${bucket} AS bucket, ${place.join(', ')},
       count(*) AS count
     FROM raw WHERE ${where} GROUP BY ${group}`
  const own = business === undefined ? '1 = 1' : `business = ${business}`
  return {
    table: name,
    sql: `WITH raw AS (SELECT * FROM (${raw}) every WHERE ${own}),
      counted AS (
        ${counted('hour', 'hour', 'uncertain = 0')}
        UNION ALL
        ${counted('day', DAY, '1 = 1')}
        UNION ALL
        ${counted('unsure', DAY, `uncertain = 1 AND 1 = ${tellsUnsure ? 1 : 0}`)}
      ),
      rollup AS (SELECT * FROM ${name} WHERE ${own})
      SELECT ${either.join(', ')}, coalesce(rollup.count, 0) AS kept,
        coalesce(counted.count, 0) AS counted
      FROM rollup FULL JOIN counted ON ${same}
      WHERE coalesce(rollup.count, 0) <> coalesce(counted.count, 0)`,
    difference: (row) => ({
      table: name,
      key: columns.map((column) => `${column}=${String(row[column])}`).join(' '),
      rollup: Number(row['kept']),
      raw: Number(row['counted']),
    }),
  }
}
