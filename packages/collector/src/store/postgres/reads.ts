import { ROLLUP_TABLES, type RollupTable } from '../rollup-tables.ts'
import type { Listed, RecentQuery, RollupQuery, Rollups, Sampled, SampleQuery } from '../store.ts'
import {
  cell,
  flagCell,
  listed,
  optionCell,
  pairCell,
  sampled,
  stepCell,
  visitCell,
  type Row,
} from '../stored-rows.ts'
import { unsureDays } from '../unsure-days.ts'
import type { Session } from './database.ts'

/** @param session one that sees one moment */
export async function readRollups(session: Session, query: RollupQuery): Promise<Rollups> {
  const { business, touchpoints, apart, as, only, questions } = query
  const days = unsureDays(query)
  async function read<Own>(
    rollup: keyof Rollups,
    table: RollupTable,
    made: (row: Row) => Own,
  ): Promise<readonly Own[]> {
    if (only?.includes(rollup) === false) return []
    const { from, to } = rollup === 'unsure' ? days : query
    const rows = await session.query(sumOf(table), [
      business,
      rollup === 'unsure' ? rollup : query.grain,
      from ?? Number.MIN_SAFE_INTEGER,
      to ?? Number.MAX_SAFE_INTEGER,
      touchpoints === undefined ? null : JSON.stringify(touchpoints),
      apart ? 1 : 0,
      as === undefined ? null : JSON.stringify(Object.fromEntries(as)),
      ...(asksQuestion(table) ? [questions === undefined ? null : JSON.stringify(questions)] : []),
    ])
    return rows.map(made)
  }
  const [cells, options, visits, pairs, steps, flags, flagged, unsure] = await Promise.all([
    read('cells', ROLLUP_TABLES.cells, cell),
    read('options', ROLLUP_TABLES.options, optionCell),
    read('visits', ROLLUP_TABLES.visits, visitCell),
    read('pairs', ROLLUP_TABLES.pairs, pairCell),
    read('steps', ROLLUP_TABLES.steps, stepCell),
    read('flags', ROLLUP_TABLES.flags, flagCell),
    read('flagged', ROLLUP_TABLES.flagged, cell),
    read('unsure', ROLLUP_TABLES.visits, visitCell),
  ])
  return { cells, options, visits, pairs, steps, flags, flagged, unsure }
}

function asksQuestion({ place }: RollupTable): boolean {
  return place.includes('question')
}

function sumOf(table: RollupTable): string {
  const { name } = table
  const [, ...place] = table.place
  const kept = ['touchpoint', ...place].join(', ')
  const columns = [...place, 'count']
  const own = asksQuestion(table) ? ASKED : 'true'
  return `SELECT bucket * $6::bigint AS place, ${kept}, sum(count)::bigint AS count
    FROM (
      SELECT bucket, coalesce(alike.value COLLATE "C", touchpoint) AS touchpoint,
        ${columns.join(', ')}
      FROM ${name}
      LEFT JOIN json_each_text($7::json) alike ON alike.key = touchpoint
      WHERE business = $1 AND grain = $2 AND bucket >= $3 AND bucket < $4
        AND ($5::json IS NULL OR touchpoint IN (SELECT json_array_elements_text($5::json)))
        AND ${own}
    ) counted
    GROUP BY place, ${kept}
    HAVING sum(count) > 0
    ORDER BY place, ${kept}`
}

const ASKED = '($8::json IS NULL OR question IN (SELECT json_array_elements_text($8::json)))'

/** Contacts stay where they are unless asked for. */
export async function readRecent(
  session: Session,
  { business, after, before, limit, contacts }: RecentQuery,
): Promise<readonly Listed[]> {
  const rows = await session.query(RECENT, [
    business,
    after ?? 0,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
    contacts === true ? 1 : 0,
  ])
  return rows.map(listed)
}

const FLAGS = `SELECT json_agg(rule ORDER BY rule) FROM flag
  WHERE flag.business = $1 AND flag.response = newest.id`

const ANSWERS = `SELECT json_agg(
    json_build_array(question, coalesce(to_json(point), value::json), option_order::json)
    ORDER BY question)
  FROM answer
  WHERE answer.business = $1 AND answer.response = newest.id
    AND ($5::int = 1 OR kind <> 'contact') AND (value IS NULL OR value <> 'null')`

const RECENT = `SELECT newest.*, coalesce((${FLAGS})::text, '[]') AS flags,
    coalesce((${ANSWERS})::text, '[]') AS answers
  FROM (
    SELECT arrival, id, touchpoint, at, received, hour, locale, ended, device, fields, uncertain
    FROM response
    WHERE business = $1 AND arrival > $2 AND arrival < $3
    ORDER BY arrival DESC LIMIT $4
  ) newest
  ORDER BY arrival DESC`

/** The newest responses whole, as far as they can be counted. */
export async function readSample(
  session: Session,
  { business, touchpoints, from, to, limit }: SampleQuery,
): Promise<readonly Sampled[]> {
  const rows = await session.query(SAMPLE, [
    business,
    JSON.stringify(touchpoints),
    from ?? Number.MIN_SAFE_INTEGER,
    to ?? Number.MAX_SAFE_INTEGER,
    limit,
  ])
  return rows.map(sampled)
}

const COUNTED = `SELECT json_agg(
    json_build_array(question, kind, coalesce(to_json(point), value::json)) ORDER BY question)
  FROM answer
  WHERE answer.business = $1 AND answer.response = newest.id
    AND (point IS NOT NULL OR kind = 'choice')`

const SAMPLE = `SELECT touchpoint, hour, coalesce((${COUNTED})::text, '[]') AS answers
  FROM (
    SELECT arrival, id, touchpoint, hour
    FROM response
    WHERE business = $1 AND touchpoint IN (SELECT json_array_elements_text($2::json))
      AND hour >= $3 AND hour < $4
    ORDER BY arrival DESC LIMIT $5
  ) newest
  ORDER BY arrival DESC`
