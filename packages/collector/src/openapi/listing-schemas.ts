import { fields, list, orNull, TEXT, type Json } from './parts.ts'

const ANSWER = fields(
  { question: TEXT, value: {} },
  { order: { ...list(TEXT), description: 'The options as they were shown, where that was said.' } },
)

/** What lists responses. */
export const listingSchemas: Json = {
  Listing: fields({
    business: TEXT,
    cursor: { type: 'integer' },
    responses: list(
      fields({
        cursor: { type: 'integer' },
        id: TEXT,
        touchpoint: TEXT,
        at: { type: 'integer', description: 'Epoch ms' },
        received: { type: 'integer', description: 'Epoch ms' },
        hour: { type: 'string', description: "The touchpoint's local hour" },
        locale: orNull('string'),
        ended: orNull('string'),
        device: orNull('string'),
        uncertain: { type: 'boolean', description: 'Nobody knows when it was; at is a guess' },
        flags: { ...list(TEXT), description: 'Rules that flagged it' },
        fields: orNull('object'),
        answers: list(ANSWER),
      }),
    ),
  }),
}
