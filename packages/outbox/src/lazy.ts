import { fetchSending } from './fetch-sending.ts'
import { createOutbox } from './outbox.ts'
import type { Outbox, OutboxOptions } from './outbox.ts'

/**
 * Opens an outbox. Touches no storage and no network until it is asked to do something. The part
 * that sends is loaded when it is needed for the first time.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: OutboxOptions): Outbox {
  return createOutbox(options, fetchSending)
}
