import { checkAnswer, checkOrder, isMeasured, type Problem } from '@shopbell/core/config'
import {
  decodeResponse,
  type Answer,
  type Batch,
  type Device,
  type Response,
} from '@shopbell/core/wire'
import { isRated, type VisitEvent } from '@shopbell/core'
import { localHour } from '@shopbell/core/time'
import type { Asked, Place, Served } from '../business/directory.ts'
import type { Entry, EventItem, Item, KeptAnswer } from '../store/store.ts'
import type { Moment } from '../devices/boot-clock.ts'
import { flagsOf } from './device-intake.ts'
import { momentOfAnswer } from './moment.ts'
import { keptFields } from './kept-fields.ts'

/** Why a response is not taken: a code for programs, a sentence for people. */
export interface Rejection {
  readonly code: string
  readonly message: string
}

/** A response that may be kept, or why not. */
export type Accepted = { readonly ok: true; readonly entry: Entry } | Refused

interface Refused {
  readonly ok: false
  readonly rejection: Rejection
}

/**
 * Decodes one response and checks it against what its touchpoint asks. One answer that does not fit
 * rejects its whole response, so that the sender keeps all of it in quarantine.
 * @param value as it was sent
 * @param received our clock, epoch ms
 * @param momentOf when it was; by the sender's clock at sending unless somebody knows better
 */
export function accept(
  served: Served,
  batch: Batch,
  value: unknown,
  received: number,
  momentOf: (response: Response) => Moment = ({ at }) => ({
    at: momentOfAnswer(at, batch.sentAt, received),
    uncertain: false,
  }),
): Accepted {
  const decoded = decodeResponse(value)
  if (!decoded.ok) return reject('malformed', sentences(decoded.problems))
  const response = decoded.value
  const place = served.places.get(response.touchpoint)
  if (place === undefined) {
    return reject('unknown-touchpoint', 'this business has no touchpoint of that id')
  }
  if (!isMeasured(place.touchpoint)) {
    return reject('not-asked', 'this business asks nothing at that touchpoint')
  }
  const isEvent = response.event !== undefined
  const answers = isEvent ? NO_ANSWERS : keptAnswers(place, response.answers)
  if (!answers.ok) return answers
  const { at, uncertain } = momentOf(response)
  const when = {
    at,
    received,
    hour: localHour(place.timeZone, at),
    ...(uncertain ? { uncertain } : {}),
    ...(batch.device === undefined ? {} : numbered(batch.device, response)),
  }
  if (isEvent) return { ok: true, entry: eventOf(served, response, response.event, when) }
  const flags = batch.device === undefined ? [] : flagsOf(served, place, { at, uncertain })
  const found = { ...when, answers: answers.kept, ...(flags.length === 0 ? {} : { flags }) }
  return { ok: true, entry: itemOf(served, response, found) }
}

const NO_ANSWERS: Kept = { ok: true, kept: [] }

/** Who counted it, and as which. */
function numbered({ id, boot }: Device, { seq }: Response): Pick<Item, 'device' | 'boot' | 'seq'> {
  return { device: id, boot, ...(seq === undefined ? {} : { seq }) }
}

type Kept = { readonly ok: true; readonly kept: readonly KeptAnswer[] } | Refused

function keptAnswers(place: Place, sent: readonly Answer[]): Kept {
  const answers: KeptAnswer[] = []
  for (const answer of sent) {
    const asked = place.questions.get(answer.question)
    if (asked === undefined) {
      const known = [...place.questions.keys()].join(', ')
      return reject('unknown-question', `this touchpoint asks: ${known}`)
    }
    const { value, order } = answer
    const refusal =
      checkAnswer(asked.question, value) ??
      (order === undefined ? null : checkOrder(asked.question, value, order))
    if (refusal !== null) return reject(refusal.code, `${asked.question.id}: ${refusal.message}`)
    answers.push(kept(asked, answer))
  }
  return { ok: true, kept: answers }
}

/** Nothing of who is in it, whatever was sent. */
function eventOf(
  served: Served,
  { id, touchpoint }: Response,
  event: VisitEvent,
  when: Omit<EventItem, 'business' | 'id' | 'touchpoint' | 'event'>,
): EventItem {
  return { business: served.config.business.id, id, touchpoint, event, ...when }
}

function itemOf(
  served: Served,
  { id, touchpoint, at: clock, locale, ended, touch, fields }: Response,
  found: Omit<Item, 'business' | 'id' | 'touchpoint' | 'clock'>,
): Item {
  return {
    business: served.config.business.id,
    id,
    touchpoint,
    clock,
    ...found,
    ...(locale === undefined ? {} : { locale }),
    ...(ended === undefined ? {} : { ended }),
    ...(touch === undefined ? {} : { touch: { x: touch.x, y: touch.y } }),
    ...(fields === undefined ? {} : { fields: keptFields(fields) }),
  }
}

function kept(
  { question: { kind }, construct, lens }: Asked,
  { question, value, order }: Answer,
): KeptAnswer {
  if (!isRated(kind)) return { question, kind, value, ...(order === undefined ? {} : { order }) }
  const point = { question, kind, point: value as number }
  return construct === 'satisfaction' ? { ...point, lens } : point
}

function reject(code: string, message: string): Refused {
  return { ok: false, rejection: { code, message } }
}

/** The first few: an answer must not be many times what was asked. */
function sentences(problems: readonly Problem[]): string {
  const said = problems.slice(0, 5).map(sentence)
  return [...said, ...(problems.length > 5 ? [`and ${problems.length - 5} more`] : [])].join('; ')
}

/** Says where and what is allowed, never what was sent: names of fields are the sender's too. */
function sentence({ path, allowed }: Problem): string {
  const place = path.startsWith('fields') ? 'fields' : path
  return place === '' ? `allowed is ${allowed}` : `${place}: allowed is ${allowed}`
}
