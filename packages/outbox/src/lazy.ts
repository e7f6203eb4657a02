import { createOutbox } from './outbox.ts'
import type { Outbox, OutboxOptions, Sending } from './outbox.ts'

/**
 * Opens an outbox. Touches no storage and no network until it is asked to do something. The part
 * that sends is loaded when it is needed for the first time.
 * @throws TypeError when the URL or the name is missing
 */
export function openOutbox(options: OutboxOptions): Outbox {
  return createOutbox(options, fetchSending)
}

/** Fetches the part that sends; rejects when it does not come, and may be asked again. */
export const fetchSending = (): Promise<Sending> =>
  import('./sending/sender.ts').catch((error: unknown) => {
    // Firefox, and Chrome of before 2026, remember as long as the page lives that a module did not
    // come. But they say which, and under another fragment it is one they have not asked for yet.
    // Where none is named, this fails as well.
    const address = String(/https?:[^\s)]+/.exec(String(error)))
    return import(/* webpackIgnore: true */ /* @vite-ignore */ `${address}#${Date.now()}`)
  })

// tsc hands the address of such an import to a function of this name, and would bring along its own,
// which turns `.ts` into `.js`. This address has nothing to turn.
// oxlint-disable-next-line no-unused-vars, no-underscore-dangle
const __rewriteRelativeImportExtension = (address: string): string => address
