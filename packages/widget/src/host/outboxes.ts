import { openOutbox, type Outbox } from '@shopbell/outbox'
import { adoptDraft } from './drafts.ts'

const outboxes = new Map<string, Outbox>()

/** The page's one outbox to a collector; it also keeps and sends what an earlier visit could not. */
export function outboxFor(collector: string): Outbox {
  const url = new URL('/v1/responses', collector).href
  let outbox = outboxes.get(url)
  if (outbox === undefined) {
    const opened = openOutbox({ url })
    outboxes.set(url, (outbox = opened))
    adoptDraft(collector, (draft) => void opened.add(draft))
  }
  return outbox
}
