// What a tap needs, fetched once the prompt can be seen: the response that it belongs to, the outbox
// that keeps it, and what is remembered of it between pages.
export { deliverPending, note } from './ask/remembering.ts'
export { rememberDraft } from './host/drafts.ts'
export { promptOutbox } from './host/prompt-outbox.ts'
export { openResponse } from './visit/response.ts'
