import type { PromptView } from '@shopbell/core/prompt'
import { openOutbox } from '@shopbell/outbox'
import { insist } from '../checked-mount.ts'
import { fetchPrompt, type PromptAddress } from '../host/fetch-prompt.ts'
import { rememberDraft } from '../host/drafts.ts'
import { outboxFor } from '../host/outboxes.ts'
import type { Fields } from '../show.ts'
import { startVisit } from '../visit/start-visit.ts'
import type { Visit } from '../visit/visit.ts'

export type { PromptView, QuestionView } from '@shopbell/core/prompt'
export type { Progress, Screen } from '../visit/screen.ts'
export type { Problem, ProblemCode } from '../visit/problems.ts'
export type { Answers, Contact, Value } from '../visit/value.ts'
export type { Visit, VisitState } from '../visit/visit.ts'

/** Which prompt, in which language. */
export interface HeadlessOptions extends PromptAddress {
  /** What to ask, when the page has it already; else the collector is asked. */
  readonly prompt?: PromptView | Promise<PromptView>
  /** What the page knows of this visit, such as an order number. Nothing that names a person. */
  readonly fields?: Fields
}

/** A prompt without a face: what to draw, and the visit that keeps what is answered. */
export interface HeadlessPrompt {
  /** Every word and every question, in one language. */
  readonly view: PromptView
  /** Where the visit stands, and what a shopper can do. */
  readonly visit: Visit
}

/**
 * A prompt for people who draw their own. Draw `visit.state`, call `tap`, `choose`, `write`, `fill`,
 * `send`, `skip`, `back` and `leave`, and draw again when `visit.watch` says so. A tap is kept on this device before the
 * screen moves on, and sent when the network allows, as with the drawn prompt.
 * @throws TypeError (rejects) when business, touchpoint or collector is missing or a field is no field
 * @throws Error (rejects) with the collector's own reason when it has no such prompt
 */
export async function createPrompt(options: HeadlessOptions): Promise<HeadlessPrompt> {
  insist('createPrompt', options)
  const outbox = outboxFor(options.collector, openOutbox)
  const view = await (options.prompt ?? fetchPrompt(options))
  const { fields } = options
  const visit = startVisit({
    view,
    fields,
    keep: (submission) => outbox.add(submission),
    remember: rememberDraft(options.collector),
  })
  outbox.start()
  return { view, visit }
}
