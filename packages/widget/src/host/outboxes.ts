import type { Outbox, OutboxOptions } from '@shopbell/outbox'
import { adoptDraft } from './drafts.ts'

/** What of an outbox everybody on a page shares. */
export type PageOutbox = Pick<Outbox, 'add' | 'on' | 'start'>

const outboxes = new Map<string, PageOutbox>()

/**
 * The page's one outbox to a collector; it also keeps and sends what an earlier visit could not.
 * @param open opens it when the page has none yet
 */
export function outboxFor(
  collector: string,
  open: (options: OutboxOptions) => PageOutbox,
): PageOutbox {
  const url = new URL('/v1/responses', collector).href
  let outbox = outboxes.get(url)
  if (!outbox) {
    const opened = open({ url })
    outboxes.set(url, (outbox = opened))
    adoptDraft(collector, (draft) => void opened.add(draft))
  }
  return outbox
}
