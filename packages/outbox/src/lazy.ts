import { importAnew } from './import-anew.ts'
import { createOutbox } from './outbox.ts'
import type { Sending } from './keeper.ts'
import type { Outbox, OutboxOptions } from './outbox.ts'
import type { Sender } from './sending/sender.ts'

/**
 * Opens an outbox. Touches no storage and no network until it is asked to do something. The part
 * that sends is loaded when it is needed for the first time.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: OutboxOptions): Outbox {
  return createOutbox(options, fetchSending)
}

/** Fetches the part that sends; rejects when it does not come, and may be asked again. */
const fetchSending = (): Promise<Sending<Sender>> =>
  import('./sending/sender.ts').catch(importAnew<Sending<Sender>>)
