import { ROLLUP_TABLES, type RollupName, type RollupTable } from '../rollup-tables.ts'
import type { RecentQuery, RollupQuery, Rollups, SampleQuery } from '../store.ts'
import { unsureDays } from '../unsure-days.ts'
import type { Read } from './reader.ts'

/** The statement of each rollup that a query wants: one row a bucket, as `Reader.addUp` takes it. */
export function rollupReads(query: RollupQuery): ReadonlyMap<keyof Rollups, Read> {
  const days = unsureDays(query)
  const wanted = new Set(query.only ?? ROLLUPS)
  return new Map(
    ROLLUPS.filter((rollup) => wanted.has(rollup)).map((rollup) => [
      rollup,
      rollup === 'unsure'
        ? sumRead(ROLLUP_TABLES.visits, { ...query, ...days, grain: 'unsure' })
        : sumRead(ROLLUP_TABLES[rollup], query),
    ]),
  )
}

const ROLLUPS = [...(Object.keys(ROLLUP_TABLES) as RollupName[]), 'unsure' as const]

type Summed = Omit<RollupQuery, 'grain'> & { readonly grain: RollupQuery['grain'] | 'unsure' }

function sumRead(table: RollupTable, query: Summed): Read {
  const { business, grain, from, to, touchpoints, questions, few = false } = query
  const asks = table.place.includes('question')
  const params = [
    business,
    grain,
    from ?? Number.MIN_SAFE_INTEGER,
    to ?? Number.MAX_SAFE_INTEGER,
    touchpoints === undefined ? null : JSON.stringify(touchpoints),
    ...(asks ? [questions === undefined ? null : JSON.stringify(questions)] : []),
  ]
  return { sql: sumOf(table, `${few ? SOUGHT : PASSED_BY} AND ${asks ? ASKED : 'true'}`), params }
}

/** The key is searched for each touchpoint, or each row is looked at: the plus keeps it from the first. */
const SOUGHT = 'touchpoint IN (SELECT value FROM json_each(?5))'
const PASSED_BY = '(?5 IS NULL OR +touchpoint IN (SELECT value FROM json_each(?5)))'
const ASKED = '(?6 IS NULL OR question IN (SELECT value FROM json_each(?6)))'

/**
 * Goes from bucket to bucket by the key and gives all counts of one in one text: to sort rows for
 * adding them up, or to hand out each, took three times as long.
 */
function sumOf({ name, place: kept }: RollupTable, where: string): string {
  return `WITH RECURSIVE filled(bucket) AS (
      SELECT min(bucket) FROM ${name} WHERE business = ?1 AND grain = ?2 AND bucket >= ?3
      UNION ALL
      SELECT (SELECT min(bucket) FROM ${name}
        WHERE business = ?1 AND grain = ?2 AND bucket > filled.bucket)
      FROM filled WHERE filled.bucket < ?4
    )
    SELECT bucket,
      (SELECT group_concat(concat_ws(' ', ${kept.join(', ')}) || '=' || count)
       FROM ${name}
       WHERE business = ?1 AND grain = ?2 AND bucket = filled.bucket AND ${where}) AS counts
    FROM filled WHERE bucket < ?4`
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
