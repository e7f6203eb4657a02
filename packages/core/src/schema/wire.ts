import { ENDINGS, VISIT_EVENTS, type Ending, type VisitEvent } from '../vocabulary/words.ts'
import {
  anything,
  isLong,
  isObject,
  list,
  object,
  oneOf,
  checked,
  shown,
  table,
  text,
  whole,
  type Checked,
  type Schema,
} from './schema.ts'

/** At most this many responses in one request. */
export const MAX_RESPONSES = 500
/** A `choice` offers at most this many options. */
export const MAX_OPTIONS = 20
/** At most this many bytes in one request. */
export const MAX_BYTES: number = 256 * 1024

/** The sender's clock can be anything from 1970 on that a Date can hold in every time zone. */
const MAX_TIME = 8_640_000_000_000_000 - 86_400_000

/** The tablet a batch comes from, and its start since when `seq` counts. */
export interface Device {
  readonly id: string
  readonly boot: string
  /**
   * Milliseconds since that boot when it sent, by a clock that only runs forward; whole. Only when
   * that boot still runs: what an earlier one left carries none.
   */
  readonly mono?: number
}

/** Where a tablet was touched: whole CSS pixels from the left and the top of the screen. */
export interface Touch {
  readonly x: number
  readonly y: number
}

/** What one request carries; the responses are looked at one by one, so that one bad one harms no other. */
export interface Batch {
  readonly business: string
  /** The sender's clock when it sent, epoch ms: tells how far that clock is off. */
  readonly sentAt?: number
  readonly device?: Device
  readonly responses: readonly unknown[]
}

/** One value given to one question. Whether it fits is for the question to say: see `checkAnswer`. */
export interface Answer {
  readonly question: string
  readonly value: unknown
  /**
   * Of a `choice` whose options were shuffled: their ids as they were shown, first to last. Whether
   * it fits is for the question to say: see `checkOrder`.
   */
  readonly order?: readonly string[]
}

/**
 * One person's visit to one prompt, or a later part of it under the same id; or, with `event`, that
 * its prompt was shown or dismissed, under that id too.
 */
export interface Response {
  /** UUIDv7, made before the first write. */
  readonly id: string
  readonly touchpoint: string
  /** The sender's clock when it was answered, or when the event was, epoch ms. */
  readonly at: number
  /** Counts up from 0 since the device's boot; a gap proves a loss. */
  readonly seq?: number
  /** Milliseconds since the device's boot at `at`, by a clock that only runs forward; whole. */
  readonly mono?: number
  /** Of the tap that answered first: touches of nobody repeat themselves. */
  readonly touch?: Touch
  readonly locale?: string
  /** Empty beside an `event`. May be empty when `ended` is there: a follow-up that was skipped. */
  readonly answers: readonly Answer[]
  readonly ended?: Ending
  /**
   * Instead of answers: counts towards response rates, and makes no response. `shown` is told when
   * the prompt can first be seen; `dismissed` when somebody closes it before any answer (once
   * something is answered, that is `ended: 'exit'`). Each counts once a visit.
   */
  readonly event?: VisitEvent
  /** What the host page knows of the visit, such as an order number. */
  readonly fields?: Readonly<Record<string, string | number | boolean>>
}

/** What became of one response. */
export interface Result {
  readonly id: string
  readonly status: 'stored' | 'duplicate' | 'rejected'
  /** Why it was rejected, for programs. */
  readonly code?: string
  /** The same for people. */
  readonly message?: string
}

/** Names of questions, touchpoints, prompts, options: short, and safe in an address. */
export const ID: RegExp = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
/** A text with the form of `ID`. */
export const id: Schema<string> = text('1 to 64 of A-Z a-z 0-9 . _ -, not starting with a sign', {
  min: 1,
  max: 64,
  pattern: ID,
})
/** A BCP 47 language tag, by its form. */
export const LOCALE: RegExp = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/

const UUID_V7 =
  /^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}$/

/** A moment. */
export const time: Schema<number> = whole('epoch milliseconds', 0, MAX_TIME)

/** An id that a device made. */
export const short: Schema<string> = text('1 to 64 characters', { min: 1, max: 64 })

const mono = whole('whole milliseconds from 0', 0, Number.MAX_SAFE_INTEGER)

const device: Schema<Device> = object({ id: short, boot: short }, { mono }, { strict: false })

const pixel = whole('a whole number from -100000 to 100000', -100_000, 100_000)

/** The form of a request's body. */
export const batchForm: Schema<Batch> = object(
  { business: id, responses: list(anything, { max: MAX_RESPONSES }) },
  { sentAt: time, device },
  { strict: false },
)

const fieldValue: Schema<string | number | boolean> = {
  json: { type: ['string', 'number', 'boolean'], maxLength: 500 },
  check(value, path, problems) {
    const fits = typeof value === 'string' ? isLong(value, 0, 500) : typeof value === 'boolean'
    if (fits || (typeof value === 'number' && Number.isFinite(value))) return
    problems.push({
      path,
      found: shown(value),
      allowed: 'a number, true, false, or at most 500 characters',
    })
  },
}

const answer: Schema<Answer> = object(
  { question: id, value: anything },
  { order: list(id, { min: 1, max: MAX_OPTIONS, unique: true }) },
  { strict: false },
)

/** The form of one response. */
export const responseForm: Schema<Response> = object(
  {
    id: text('a UUIDv7', { min: 36, max: 36, pattern: UUID_V7 }),
    touchpoint: id,
    at: time,
    answers: list(answer, { max: 50 }),
  },
  {
    seq: whole('a whole number from 0', 0, Number.MAX_SAFE_INTEGER),
    mono,
    touch: object({ x: pixel, y: pixel }, {}, { strict: false }),
    locale: text('a language tag such as en or pt-BR', { min: 2, max: 35, pattern: LOCALE }),
    ended: oneOf(ENDINGS),
    event: oneOf(VISIT_EVENTS),
    fields: table(/^[^\p{Cc}]{1,64}$/u, fieldValue, {
      what: 'names of 1 to 64 characters',
      max: 20,
    }),
  },
  { strict: false },
)

/**
 * The wire as JSON Schema (2020-12), for senders in other languages. Beyond it a response has an
 * answer, or says how it `ended`, or is an `event` and has neither; and it has one answer a question.
 */
export const wireSchema: Readonly<Record<'batch' | 'response', object>> = {
  batch: batchForm.json,
  response: responseForm.json,
}

/**
 * Checks a request's body; its responses are still to be checked, each by `decodeResponse`.
 * @returns the batch, or everything that is wrong with it; fields that are not known are passed
 * over; it never throws
 * @example decodeBatch({ business: 'acme', responses: 7 }) // { ok: false, problems: [{ path: 'responses', found: '7', allowed: 'a list of 0 to 500' }] }
 */
export function decodeBatch(body: unknown): Checked<Batch> {
  return checked(batchForm, body)
}

/**
 * Checks the form of one response. Its answers are checked against their questions by `checkAnswer`.
 * @returns the response, or everything that is wrong with it; fields that are not known are passed
 * over; it never throws
 * @example decodeResponse({ id: 'a1' }).problems[0] // { path: 'id', found: '"a1"', allowed: 'a UUIDv7' }
 */
export function decodeResponse(value: unknown): Checked<Response> {
  const result = checked(responseForm, value)
  if (!result.ok) return result
  const { answers, ended, event } = result.value
  const allowed = (what: string): Checked<Response> => ({
    ok: false,
    problems: [{ path: 'answers', found: `a list of ${answers.length}`, allowed: what }],
  })
  if (event !== undefined) {
    if (answers.length > 0) return allowed('none beside an event')
    if (ended === undefined) return result
    const problem = { path: 'ended', found: shown(ended), allowed: 'nothing beside an event' }
    return { ok: false, problems: [problem] }
  }
  if (answers.length === 0 && ended === undefined) {
    return allowed('an answer, or how it ended, or an event')
  }
  if (new Set(answers.map(({ question }) => question)).size < answers.length) {
    return allowed('one answer a question')
  }
  return result
}

/**
 * The id to echo for whatever was sent: its own when it has one of at most 64 units, else empty.
 * @example echoedId({ id: 'a1', answers: 'none' }) // 'a1'
 */
export function echoedId(value: unknown): string {
  return isObject(value) && typeof value['id'] === 'string' && value['id'].length <= 64
    ? value['id']
    : ''
}
