// What a tap needs, fetched once the prompt can be seen: the response that it belongs to, and the
// outbox that keeps it.
export { rememberDraft } from './host/drafts.ts'
export { outboxFor } from './host/outboxes.ts'
export { openResponse } from './visit/response.ts'
