import { CONTACT_FIELDS, KINDS, LAYOUTS, PROTOCOL } from '@shopbell/core'
import { fields, list, TEXT, type Json } from './parts.ts'

const BOOLEAN: Json = { type: 'boolean' }

const SHOW_IF: Json = {
  ...fields(
    { question: TEXT },
    {
      atMost: { type: 'number' },
      atLeast: { type: 'number' },
      includes: TEXT,
      answered: BOOLEAN,
    },
  ),
  description: 'Ask only if that earlier question was answered so.',
}

const QUESTION = fields(
  { id: TEXT, kind: { enum: KINDS }, text: TEXT },
  {
    points: list(fields({ value: { type: 'integer' }, label: TEXT })),
    ends: { ...list(TEXT), minItems: 2, maxItems: 2 },
    options: list(fields({ value: TEXT, label: TEXT })),
    multiple: BOOLEAN,
    shuffle: { type: 'boolean', description: 'Shuffle the options, and send their order.' },
    maxLength: { type: 'integer', description: 'Of a text, in UTF-16 units' },
    fields: { ...list({ enum: CONTACT_FIELDS }), description: 'What a contact asks for' },
    showIf: SHOW_IF,
    optional: BOOLEAN,
  },
)

/** The prompt that is drawn. */
export const promptSchemas: Json = {
  Prompt: fields(
    {
      protocol: { const: PROTOCOL },
      business: fields({ id: TEXT, name: TEXT }),
      touchpoint: fields({ id: TEXT, name: TEXT }, { location: TEXT }),
      locale: TEXT,
      direction: { enum: ['ltr', 'rtl'] },
      locales: list(fields({ id: TEXT, name: TEXT })),
      theme: { type: 'object' },
      layout: { enum: LAYOUTS },
      progress: BOOLEAN,
      back: BOOLEAN,
      strings: { type: 'object', description: 'What buttons and messages say' },
      questions: list(QUESTION),
    },
    {
      tablet: {
        ...fields({
          languages: { ...list(TEXT), description: 'Those to offer, out of `locales`' },
          lowReach: BOOLEAN,
          voice: BOOLEAN,
          sounds: BOOLEAN,
          strings: { type: 'object', description: 'What only a tablet says' },
        }),
        description: 'Only when it was asked for a tablet',
      },
    },
  ),
}
