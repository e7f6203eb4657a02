import { checkAnswer, checkOrder, type Problem } from '@shopbell/core/config'
import { decodeResponse, type Answer, type Batch, type Response } from '@shopbell/core/wire'
import { isRated, type VisitEvent } from '@shopbell/core'
import { localHour } from '@shopbell/core/time'
import type { Asked, Place, Served } from '../business/directory.ts'
import type { Entry, EventItem, Item, KeptAnswer } from '../store/store.ts'
import { momentOfAnswer } from './moment.ts'

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
 */
export function accept(served: Served, batch: Batch, value: unknown, received: number): Accepted {
  const decoded = decodeResponse(value)
  if (!decoded.ok) return reject('malformed', decoded.problems.map(sentence).join('; '))
  const response = decoded.value
  const place = served.places.get(response.touchpoint)
  if (place === undefined) {
    return reject('unknown-touchpoint', 'this business has no touchpoint of that id')
  }
  const at = momentOfAnswer(response.at, batch.sentAt, received)
  const when = { at, received, hour: localHour(place.timeZone, at) }
  if (response.event !== undefined) {
    return { ok: true, entry: eventOf(served, response, response.event, when) }
  }
  const answers = keptAnswers(place, response.answers)
  if (!answers.ok) return answers
  const found = { ...when, answers: answers.kept }
  return { ok: true, entry: itemOf(served, batch, response, found) }
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

/** Keeps nothing of who or on which device, whatever was sent. */
function eventOf(
  served: Served,
  { id, touchpoint }: Response,
  event: VisitEvent,
  when: Pick<EventItem, 'at' | 'received' | 'hour'>,
): EventItem {
  return { business: served.config.business.id, id, touchpoint, event, ...when }
}

function itemOf(
  served: Served,
  { device }: Batch,
  { id, touchpoint, at: clock, locale, ended, seq, fields }: Response,
  found: Pick<Item, 'at' | 'received' | 'hour' | 'answers'>,
): Item {
  return {
    business: served.config.business.id,
    id,
    touchpoint,
    clock,
    ...found,
    ...(locale === undefined ? {} : { locale }),
    ...(ended === undefined ? {} : { ended }),
    ...(device === undefined ? {} : { device: device.id, boot: device.boot }),
    ...(seq === undefined ? {} : { seq }),
    ...(fields === undefined ? {} : { fields }),
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

/** Says where and what is allowed, never what was sent: names of fields are the sender's too. */
function sentence({ path, allowed }: Problem): string {
  const place = path.startsWith('fields') ? 'fields' : path
  return place === '' ? `allowed is ${allowed}` : `${place}: allowed is ${allowed}`
}
