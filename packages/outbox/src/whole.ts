import { createOutbox } from './outbox.ts'
import type { Outbox, OutboxOptions } from './outbox.ts'
import { createSender } from './sending/sender.ts'

/**
 * Opens an outbox that has its sending part with it, for a page that must work with the files it
 * has. Touches no storage and no network until it is asked to do something.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: OutboxOptions): Outbox {
  return createOutbox(options, () => Promise.resolve({ createSender }))
}
