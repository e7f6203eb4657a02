import { importAnew } from '@shopbell/outbox/parts'
import type * as answering from './answering.ts'
import type * as later from './later.ts'

// The files that are fetched once a prompt can be seen. Nobody else imports them, so that a page has
// each of them once.

/** What a tap needs. */
export type Answering = typeof answering

/** What comes after the first tap. */
export type Later = typeof later

/** Rejects when it cannot be had, and may be asked again. */
export const fetchAnswering: () => Promise<Answering> = once(() => import('./answering.ts'))

/** Rejects when it cannot be had, and may be asked again. */
export const fetchLater: () => Promise<Later> = once(() => import('./later.ts'))

function once<Module>(fetch: () => Promise<Module>): () => Promise<Module> {
  let fetched: Promise<Module> | undefined
  return () =>
    (fetched ??= fetch()
      .catch((error: unknown) => importAnew<Module>(error))
      .catch((error: unknown) => {
        fetched = undefined
        throw error
      }))
}
