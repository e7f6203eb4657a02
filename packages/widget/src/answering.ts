// What a tap needs, fetched once the prompt can be seen: the visit that it belongs to, and the
// outbox that keeps it.
export { outboxFor } from './host/outboxes.ts'
export { startVisit } from './visit/visit.ts'
