import { createKeeper } from '@shopbell/outbox/parts'
import { fetchLater } from '../fetched.ts'
import { outboxFor, type PageOutbox } from './outboxes.ts'

/** The page's one outbox to a collector. What sends comes with the rest that a prompt needs later. */
export function promptOutbox(collector: string): PageOutbox {
  return outboxFor(collector, (options) => createKeeper(options, fetchLater))
}
