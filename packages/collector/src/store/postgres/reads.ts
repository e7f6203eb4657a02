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
} from '../stored-rows.ts'
import { unsureDays } from '../unsure-days.ts'
import type { Session, Value } from './database.ts'

/** @param session one that sees one moment */
export async function readRollups(session: Session, query: RollupQuery): Promise<Rollups> {
  const { business, grain, from, to, touchpoints, apart } = query
  const bound = (since: number | undefined, until: number | undefined): Value[] => [
    since ?? Number.MIN_SAFE_INTEGER,
    until ?? Number.MAX_SAFE_INTEGER,
    touchpoints === undefined ? null : JSON.stringify(touchpoints),
    apart ? 1 : 0,
  ]
  const read = (text: string) => session.query(text, [business, grain, ...bound(from, to)])
  const days = unsureDays(query)
  const [cells, options, visits, pairs, steps, flags, flagged, unsure] = await Promise.all([
    read(SUMS.cells),
    read(SUMS.options),
    read(SUMS.visits),
    read(SUMS.pairs),
    read(SUMS.steps),
    read(SUMS.flags),
    read(SUMS.flagged),
    session.query(SUMS.visits, [business, 'unsure', ...bound(days.from, days.to)]),
  ])
  return {
    cells: cells.map(cell),
    options: options.map(optionCell),
    visits: visits.map(visitCell),
    pairs: pairs.map(pairCell),
    steps: steps.map(stepCell),
    flags: flags.map(flagCell),
    flagged: flagged.map(cell),
    unsure: unsure.map(visitCell),
  }
}

const SUMS = {
  cells: sumOf(ROLLUP_TABLES.cells),
  options: sumOf(ROLLUP_TABLES.options),
  visits: sumOf(ROLLUP_TABLES.visits),
  pairs: sumOf(ROLLUP_TABLES.pairs),
  steps: sumOf(ROLLUP_TABLES.steps),
  flags: sumOf(ROLLUP_TABLES.flags),
  flagged: sumOf(ROLLUP_TABLES.flagged),
}

function sumOf({ name, place }: RollupTable): string {
  const kept = place.join(', ')
  return `SELECT bucket * $6::bigint AS place, ${kept}, sum(count)::bigint AS count
    FROM ${name}
    WHERE business = $1 AND grain = $2 AND bucket >= $3 AND bucket < $4
      AND ($5::json IS NULL OR touchpoint IN (SELECT json_array_elements_text($5::json)))
    GROUP BY place, ${kept}
    HAVING sum(count) > 0
    ORDER BY place, ${kept}`
}

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
