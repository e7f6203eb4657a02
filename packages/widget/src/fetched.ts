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
export const fetchAnswering: () => Promise<Answering> = insistent(() => import('./answering.ts'))

/** Rejects when it cannot be had, and may be asked again. */
export const fetchLater: () => Promise<Later> = insistent(() => import('./later.ts'))

/**
 * Once more, where a browser remembers that a module did not come; but not past the hashes of an
 * import map, which hold an address and not another fragment of it.
 */
function insistent<Module>(fetchIt: () => Promise<Module>): () => Promise<Module> {
  return retriable(() =>
    fetchIt().catch((error: unknown) => {
      const maps = document.querySelectorAll('script[type=importmap]')
      if ([...maps].some(({ textContent }) => textContent.includes('integrity'))) throw error
      return importAnew<Module>(error)
    }),
  )
}
