import type { Ending, VisitEvent } from '@shopbell/core'
import type { PromptView } from '@shopbell/core/prompt'
import type { JsonObject, Kept, Submission } from '@shopbell/outbox'
import { uuidV7 } from './uuid-v7.ts'
import type { Value } from './value.ts'

/** One answer as it is sent. */
export interface Answer {
  readonly question: string
  readonly value: Value
  /** Of a choice that was shuffled: its options as they were shown. */
  readonly order?: readonly string[]
}

/** What one person answers to one prompt, kept part by part under one id. */
export interface Response {
  /** A UUIDv7, made before anything is kept. */
  readonly id: string
  /** Keeps a part. @param end how the visit ended, with the last one */
  keep(answers: readonly Answer[], end: Ending | null): Promise<Kept>
  /** What would be kept if the visitor went now, to be kept by somebody else. */
  draft(answers: readonly Answer[]): Submission
  /**
   * Keeps, for response rates, that the prompt was shown or dismissed: the visit's id, touchpoint and
   * time, and nothing else. Each counts once, however often it is told.
   */
  count(event: VisitEvent): Promise<Kept>
}

/** Where a response is kept, and what goes with it. */
export interface ResponseOptions {
  readonly view: PromptView
  /** Keeps one submission: `outbox.add`. */
  readonly keep: (submission: Submission) => Promise<Kept>
  /** What goes on top of a batch besides the business. */
  readonly device?: { readonly id: string; readonly boot: string }
  /** The next number of the device's count, one for each submission. */
  readonly sequence?: () => number
  /** What the host knows of this visit. */
  readonly fields?: Readonly<Record<string, string | number | boolean>> | undefined
  readonly now?: () => number
  readonly newId?: (now: number) => string
}

/** Begins a response. */
export function openResponse(options: ResponseOptions): Response {
  const { view, keep, device, sequence, now = Date.now, newId = uuidV7 } = options
  // A copy, which later changes by the host do not reach, of what can be sent.
  const fields = options.fields && (JSON.parse(JSON.stringify(options.fields)) as JsonObject)
  const id = newId(now())
  const counted: { [event in VisitEvent]?: Promise<Kept> } = {}
  let parts = 0

  const row = (part: string, body: JsonObject): Submission => ({
    key: `${id}/${part}`,
    id,
    head: {
      business: view.business.id,
      ...(device && { device: { ...device } }),
    },
    body: { id, touchpoint: view.touchpoint.id, at: Math.floor(now()), ...body },
  })
  const answered = (
    part: string,
    answers: readonly Answer[],
    end: Ending | null,
    seq?: number,
  ): Submission =>
    row(part, {
      ...(seq != null && { seq }),
      locale: view.locale,
      answers,
      ...(end && { ended: end }),
      ...(!parts && fields && { fields }),
    })

  return {
    id,
    async keep(answers, end) {
      const kept = await keep(answered(`${parts}`, answers, end, sequence?.()))
      parts++
      return kept
    },
    // A key after the one that the same answers will have when they are sent.
    draft: (answers) => answered(`${parts}~`, answers, 'exit'),
    count: (event) => (counted[event] ??= keep(row(event, { answers: [], event }))),
  }
}
