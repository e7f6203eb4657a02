import type { RatedKind } from '@shopbell/core'
import type {
  Cell,
  Listed,
  OptionCell,
  PairCell,
  RecentQuery,
  RollupQuery,
  Count,
  FlagCell,
  ListedAnswer,
  Step,
  StepCell,
} from '../store.ts'
import type { Read, Row } from './reader.ts'

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
  return [
    ...ROLLUPS.map((sql) => ({ sql, params })),
    { sql: sumOf('visit_cell', []), params: unsure },
  ]
}

/** Every day that the asked hours touch. */
function unsureDays({ grain, from, to }: RollupQuery): { from: number; to: number } {
  const size = grain === 'hour' ? 24 : 1
  return {
    from: from === undefined ? Number.MIN_SAFE_INTEGER : Math.floor(from / size),
    to: to === undefined ? Number.MAX_SAFE_INTEGER : Math.ceil(to / size),
  }
}

const ROLLUPS = [
  sumOf('cell', ['question', 'kind', 'point']),
  sumOf('option_cell', ['question', 'option']),
  sumOf('visit_cell', []),
  sumOf('pair_cell', [
    'service_question',
    'experience_question',
    'service_kind',
    'experience_kind',
    'service_point',
    'experience_point',
  ]),
  sumOf('step_cell', ['step']),
  sumOf('flag_cell', ['rule']),
  sumOf('flagged_cell', ['question', 'kind', 'point']),
]

function sumOf(table: string, columns: readonly string[]): string {
  const kept = ['touchpoint', ...columns]
  return `SELECT CASE WHEN ?1 THEN bucket ELSE 0 END AS place, ${kept.join(', ')}, sum(count) AS count
    FROM ${table}
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
       AND (?5 OR kind <> 'contact')) AS answers
  FROM response
  WHERE business = ?1 AND arrival > ?2 AND arrival < ?3
  ORDER BY arrival DESC LIMIT ?4`

function count(row: Row): Count {
  return {
    touchpoint: String(row['touchpoint']),
    bucket: Number(row['place']),
    count: Number(row['count']),
  }
}

export function cell(row: Row): Cell {
  return {
    ...count(row),
    question: String(row['question']),
    kind: row['kind'] as RatedKind,
    point: Number(row['point']),
  }
}

export function optionCell(row: Row): OptionCell {
  return { ...count(row), question: String(row['question']), option: String(row['option']) }
}

export const visitCell: (row: Row) => Count = count

export function pairCell(row: Row): PairCell {
  return {
    ...count(row),
    service: String(row['service_question']),
    experience: String(row['experience_question']),
    serviceKind: row['service_kind'] as RatedKind,
    experienceKind: row['experience_kind'] as RatedKind,
    servicePoint: Number(row['service_point']),
    experiencePoint: Number(row['experience_point']),
  }
}

export function stepCell(row: Row): StepCell {
  return { ...count(row), step: row['step'] as Step }
}

export function flagCell(row: Row): FlagCell {
  return { ...count(row), rule: String(row['rule']) }
}

export function listed(row: Row): Listed {
  const answers = JSON.parse(String(row['answers'])) as [string, unknown, string[] | null][]
  return {
    cursor: Number(row['arrival']),
    id: String(row['id']),
    touchpoint: String(row['touchpoint']),
    at: Number(row['at']),
    received: Number(row['received']),
    hour: Number(row['hour']),
    locale: textOrNull(row['locale']),
    ended: textOrNull(row['ended']),
    device: textOrNull(row['device']),
    uncertain: row['uncertain'] === 1,
    flags: JSON.parse(String(row['flags'])) as string[],
    fields: JSON.parse(textOrNull(row['fields']) ?? 'null') as Listed['fields'],
    answers: answers.map(([question, value, order]): ListedAnswer =>
      order === null ? { question, value } : { question, value, order },
    ),
  }
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
