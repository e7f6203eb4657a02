import { openOutbox, type Outbox } from '@shopbell/outbox'

const outboxes = new Map<string, Outbox>()

/** The page's one outbox to a collector; it also sends what an earlier visit could not. */
export function outboxFor(collector: string): Outbox {
  const url = new URL('/v1/responses', collector).href
  let outbox = outboxes.get(url)
  if (outbox === undefined) outboxes.set(url, (outbox = openOutbox({ url })))
  return outbox
}
