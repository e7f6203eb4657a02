import type { Kind, RatedKind } from '@shopbell/core'
import type { Commented, CommentsFound } from './comments.ts'
import type {
  Cell,
  Count,
  FlagCell,
  Listed,
  ListedAnswer,
  OptionCell,
  PairCell,
  Sampled,
  Step,
  StepCell,
} from './store.ts'

/** A row as a database gives it: numbers as numbers, texts as texts. */
export type Row = Readonly<Record<string, unknown>>

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

export function sampled(row: Row): Sampled {
  const answers = JSON.parse(String(row['answers'])) as [string, string, unknown][]
  return {
    touchpoint: String(row['touchpoint']),
    hour: Number(row['hour']),
    ratings: answers.flatMap(([question, kind, point]) =>
      typeof point === 'number' ? [{ question, kind: kind as RatedKind, point }] : [],
    ),
    choices: answers.flatMap(([question, , options]) =>
      Array.isArray(options) ? [{ question, options: options as string[] }] : [],
    ),
  }
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

/** Puts together how far a store got, as `count` and `last`, and the responses that fit. */
export function commentsFound([
  reach = [],
  fitting = [],
]: readonly (readonly Row[])[]): CommentsFound {
  const last = reach[0]?.['last']
  return {
    comments: fitting.map(commented),
    looked: Number(reach[0]?.['count'] ?? 0),
    last: typeof last === 'string' ? last : null,
  }
}

function commented(row: Row): Commented {
  const answers = JSON.parse(String(row['answers'])) as [string, Kind, unknown][]
  return {
    id: String(row['id']),
    touchpoint: String(row['touchpoint']),
    hour: Number(row['hour']),
    locale: textOrNull(row['locale']),
    answers: answers.map(([question, kind, value]) => ({ question, kind, value })),
  }
}

/** A column that may be empty. */
export function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
