import { PROTOCOL } from '@shopbell/core'
import { wireSchema } from '@shopbell/core/wire'
import { fields, list, ref, TEXT, type Json } from './parts.ts'

const BATCH = wireSchema.batch as { readonly properties: Json }

/** What is sent, and what became of it. */
export const wireSchemas: Json = {
  Batch: {
    ...BATCH,
    properties: {
      ...BATCH.properties,
      responses: { type: 'array', maxItems: 500, items: ref('Response') },
    },
  },
  Response: {
    ...wireSchema.response,
    description:
      'Has an answer, or says how it ended, or is an event and has neither. Has one answer a question. An order holds options of its question, those that were taken among them.',
  },
  Acknowledgement: fields({
    protocol: { const: PROTOCOL },
    results: list(
      fields(
        { id: TEXT, status: { enum: ['stored', 'duplicate', 'rejected'] } },
        { code: TEXT, message: TEXT },
      ),
    ),
  }),
  Problem: fields(
    { type: TEXT, title: TEXT, status: { type: 'integer' }, detail: TEXT, code: TEXT },
    {
      problems: list({ type: 'object', properties: { path: TEXT, allowed: TEXT } }),
    },
  ),
}
