import { parseHour } from '@shopbell/core/time'
import { isFields, type Fields } from './fields.ts'

/** One answer of a visit; the value fits the kind, when the kind is known. */
export interface GivenAnswer {
  readonly question: string
  readonly kind?: string
  readonly value: unknown
}

/** One response as the collector lists it; late parts add answers to it. */
export interface Visit {
  readonly id: string
  readonly touchpoint: string
  /** The touchpoint's name; its id when the collector does not say. */
  readonly name: string
  readonly channel?: string
  /** When it was answered, epoch ms. */
  readonly at: number
  /** When it arrived, epoch ms: an answer given offline arrives later. */
  readonly received: number
  /** The hour on the touchpoint's wall, as core counts them; `null` when the collector does not say. */
  readonly hour: number | null
  readonly answers: readonly GivenAnswer[]
}

/** The newest visits, and where to go on from. */
export interface Visits {
  readonly visits: readonly Visit[]
  /** Goes back as `after`; `null` when there is none yet. */
  readonly cursor: string | null
}

/**
 * Reads what `GET /v1/responses` answered. An entry without an id is left out.
 * @returns `null` when it is no list at all
 */
export function readVisits(body: unknown): Visits | null {
  if (!isFields(body) || !Array.isArray(body['responses'])) return null
  const { responses, cursor } = body
  return {
    visits: responses.filter(isFields).flatMap(readVisit),
    cursor: typeof cursor === 'string' || typeof cursor === 'number' ? String(cursor) : null,
  }
}

function readVisit(row: Fields): readonly Visit[] {
  const { id, touchpoint, name, channel, at, received, hour, answers } = row
  if (typeof id !== 'string') return []
  const place = typeof touchpoint === 'string' ? touchpoint : ''
  const moment = momentOf(at) ?? momentOf(received) ?? 0
  return [
    {
      id,
      touchpoint: place,
      name: typeof name === 'string' ? name : place,
      ...(typeof channel === 'string' ? { channel } : {}),
      at: moment,
      received: momentOf(received) ?? moment,
      hour: typeof hour === 'string' ? parseHour(hour) : null,
      answers: Array.isArray(answers) ? answers.filter(isFields).flatMap(readAnswer) : [],
    },
  ]
}

function readAnswer(row: Fields): readonly GivenAnswer[] {
  const { question, kind, value } = row
  if (typeof question !== 'string') return []
  return [{ question, ...(typeof kind === 'string' ? { kind } : {}), value }]
}

/** Epoch ms, given as such or as an ISO date. */
function momentOf(value: unknown): number | null {
  const moment = typeof value === 'string' ? Date.parse(value) : value
  return typeof moment === 'number' && Number.isFinite(moment) ? moment : null
}
