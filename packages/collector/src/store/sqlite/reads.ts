import { ROLLUP_TABLES, type RollupTable } from '../rollup-tables.ts'
import type { RecentQuery, RollupQuery, SampleQuery } from '../store.ts'
import { unsureDays } from '../unsure-days.ts'
import type { Read } from './reader.ts'

/** The statements that answer a rollup query: cells, options, visits, pairs, steps, flags, flagged cells, unsure visits. */
export function rollupReads(query: RollupQuery): readonly Read[] {
  const { business, grain, from, to, touchpoints, apart } = query
  const params = [
    apart ? 1 : 0,
    business,
    grain,
    from ?? Number.MIN_SAFE_INTEGER,
    to ?? Number.MAX_SAFE_INTEGER,
    touchpoints === undefined ? null : JSON.stringify(touchpoints),
  ]
  const days = unsureDays(query)
  const unsure = [params[0]!, business, 'unsure', days.from, days.to, params[5]!]
  return [...ROLLUPS.map((sql) => ({ sql, params })), { sql: sumOf(visits), params: unsure }]
}

const { cells, options, visits, pairs, steps, flags, flagged } = ROLLUP_TABLES

const ROLLUPS = [cells, options, visits, pairs, steps, flags, flagged].map(sumOf)

function sumOf({ name, place: kept }: RollupTable): string {
  return `SELECT CASE WHEN ?1 THEN bucket ELSE 0 END AS place, ${kept.join(', ')}, sum(count) AS count
    FROM ${name}
    WHERE business = ?2 AND grain = ?3 AND bucket >= ?4 AND bucket < ?5
      AND (?6 IS NULL OR touchpoint IN (SELECT value FROM json_each(?6)))
    GROUP BY place, ${kept.join(', ')}
    HAVING sum(count) > 0`
}

/** The statement that lists the newest responses. Contacts stay where they are unless asked for. */
export function recentRead({ business, after, before, limit, contacts }: RecentQuery): Read {
  const until = before ?? Number.MAX_SAFE_INTEGER
  return { sql: RECENT, params: [business, after ?? 0, until, limit, contacts === true ? 1 : 0] }
}

const RECENT = `SELECT arrival, id, touchpoint, at, received, hour, locale, ended, device, fields,
    uncertain,
    (SELECT json_group_array(rule) FROM flag
     WHERE flag.business = response.business AND flag.response = response.id) AS flags,
    (SELECT json_group_array(
       json_array(question, coalesce(point, json(value)), json(option_order)))
     FROM answer
     WHERE answer.business = response.business AND answer.response = response.id
       AND (?5 OR kind <> 'contact')
       AND (value IS NULL OR value <> 'null')) AS answers
  FROM response
  WHERE business = ?1 AND arrival > ?2 AND arrival < ?3
  ORDER BY arrival DESC LIMIT ?4`

/** The statement that reads the newest responses whole, as far as they can be counted. */
export function sampleRead({ business, touchpoints, from, to, limit }: SampleQuery): Read {
  const params = [
    business,
    JSON.stringify(touchpoints),
    from ?? Number.MIN_SAFE_INTEGER,
    to ?? Number.MAX_SAFE_INTEGER,
    limit,
  ]
  return { sql: SAMPLE, params }
}

const SAMPLE = `SELECT touchpoint, hour,
    (SELECT json_group_array(json_array(question, kind, coalesce(point, json(value))))
     FROM answer
     WHERE answer.business = response.business AND answer.response = response.id
       AND (point IS NOT NULL OR kind = 'choice')) AS answers
  FROM response
  WHERE business = ?1 AND touchpoint IN (SELECT value FROM json_each(?2))
    AND hour >= ?3 AND hour < ?4
  ORDER BY arrival DESC LIMIT ?5`
