import type { Outbox } from '@shopbell/outbox'
import { createOutbox } from '@shopbell/outbox/parts'
import { fetchLater } from '../fetched.ts'
import { outboxFor } from './outboxes.ts'

/** The page's one outbox to a collector. What sends comes with the rest that a prompt needs later. */
export function promptOutbox(collector: string): Outbox {
  return outboxFor(collector, (options) => createOutbox(options, fetchLater))
}
