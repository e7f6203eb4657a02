import { importAnew } from '@shopbell/outbox/parts'
import type * as answering from './answering.ts'
import type * as later from './later.ts'
import { retriable } from './retriable.ts'

// The files that are fetched once a prompt can be seen. Nobody else imports them, so that a page has
// each of them once.

/** What a tap needs. */
export type Answering = typeof answering

/** What comes after the first tap. */
export type Later = typeof later

/** Rejects when it cannot be had, and may be asked again. */
export const fetchAnswering: () => Promise<Answering> = retriable(() =>
  import('./answering.ts').catch((error: unknown) => importAnew<Answering>(error)),
)

/** Rejects when it cannot be had, and may be asked again. */
export const fetchLater: () => Promise<Later> = retriable(() =>
  import('./later.ts').catch((error: unknown) => importAnew<Later>(error)),
)
