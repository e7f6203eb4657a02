import { CHANNELS, LENSES, STAGES } from '@shopbell/core'
import { COUNT, fields, list, orNull, ref, TEXT, type Json } from './parts.ts'

const BOOLEAN: Json = { type: 'boolean' }

/** What the figures of every page are of. */
const SCOPE: Json = {
  business: TEXT,
  name: TEXT,
  demonstration: BOOLEAN,
  from: orNull('string'),
  to: orNull('string'),
  minimum: COUNT,
}

const USUAL: Json = {
  id: TEXT,
  name: TEXT,
  channel: { enum: CHANNELS },
  stage: { enum: STAGES },
  look: TEXT,
}

const ENTRY: Json = fields({
  id: TEXT,
  name: TEXT,
  channel: { enum: CHANNELS },
  stage: { enum: STAGES },
  lens: { enum: LENSES },
  location: {
    anyOf: [fields({ id: TEXT, name: TEXT, region: orNull('string') }), { type: 'null' }],
  },
  owner: orNull('string'),
  inspected: orNull('string'),
  inspectedDays: orNull('integer'),
  address: orNull('string'),
  note: orNull('string'),
  usual: { anyOf: [fields(USUAL), { type: 'null' }] },
  state: { enum: ['scored', 'too-few', 'unrated', 'no-answers', 'not-asked'] },
  responses: COUNT,
  score: ref('Estimate'),
})

/** The same score in three ways. */
function threeWays(name: Json, score: string): Json {
  return list(
    fields({
      ...name,
      everything: ref(score),
      counted: ref(score),
      unflagged: ref(score),
      movedByExclusions: BOOLEAN,
      movedByFlags: BOOLEAN,
    }),
  )
}

const PART: Json = { type: 'array', items: TEXT }

/** The pages of words, touchpoints and data quality. */
export const registerSchemas: Json = {
  Comments: fields({
    ...SCOPE,
    comments: list(
      fields({
        text: TEXT,
        day: TEXT,
        touchpoint: TEXT,
        locale: orNull('string'),
        score: { enum: ['low', 'middle', 'high', null] },
        reasons: list(TEXT),
      }),
    ),
    looked: COUNT,
    found: COUNT,
    excluded: COUNT,
    next: orNull('string'),
    tooFew: BOOLEAN,
    masked: BOOLEAN,
    languages: list(
      fields({
        locale: TEXT,
        comments: COUNT,
        terms: list(fields({ term: TEXT, comments: COUNT, low: COUNT })),
      }),
    ),
    reasons: list(fields({ id: TEXT, text: TEXT })),
  }),
  Touchpoints: fields({
    ...SCOPE,
    touchpoints: list(ENTRY),
    unlisted: list(fields(USUAL)),
    without: list(fields({ ...USUAL, why: TEXT })),
    coverage: fields({
      listed: COUNT,
      asked: COUNT,
      scored: COUNT,
      owned: COUNT,
      inspected: COUNT,
      inspectedWithin: COUNT,
      usualSettled: COUNT,
      usual: COUNT,
    }),
  }),
  DataQuality: fields({
    ...SCOPE,
    responses: COUNT,
    excluded: COUNT,
    flagged: COUNT,
    uncertain: COUNT,
    rules: list(fields({ rule: TEXT, says: TEXT, responses: COUNT })),
    scores: threeWays({ lens: { enum: LENSES } }, 'Estimate'),
    constructs: threeWays({ construct: TEXT, lens: { enum: LENSES } }, 'Headline'),
    exclusions: list(
      fields({
        id: TEXT,
        where: {
          type: 'object',
          properties: { touchpoints: PART, locations: PART, channels: PART },
        },
        from: TEXT,
        to: TEXT,
        reason: TEXT,
        by: TEXT,
        responses: COUNT,
      }),
    ),
    rates: list(
      fields({
        touchpoint: TEXT,
        name: TEXT,
        shown: COUNT,
        dismissed: COUNT,
        answered: COUNT,
        rate: ref('Estimate'),
      }),
    ),
  }),
}
