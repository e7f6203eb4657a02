import { CHANNELS, LENSES, STAGES } from '@shopbell/core'
import { COUNT, fields, list, orNull, ref, TEXT, type Json } from './parts.ts'

/** An estimate with fields of its own. */
function estimateWith(own: Json): Json {
  return { allOf: [ref('Estimate'), fields(own)] }
}

const PARTICIPATION: Json = {
  shown: {
    ...orNull('integer'),
    description:
      'Visits whose prompt was shown, as far as senders say so. Null, like the next two, where questions, constructs or lenses are asked for: a visit sees a prompt and not one question of it.',
  },
  dismissed: { ...orNull('integer'), description: 'Visits that were closed unanswered.' },
  answered: { ...orNull('integer'), description: 'Responses with at least one answer.' },
  responseRate: {
    ...ref('Estimate'),
    description:
      'Of the visits that were shown, the share that answered, whenever they did. Answers whose showing nobody told are not in it; its value is null where nothing was shown.',
  },
}

const WITHOUT_FLAGGED: Json = {
  flagged: {
    ...orNull('integer'),
    description: 'Responses that a rule flagged; null where questions are told apart.',
  },
  estimates: {
    type: 'object',
    additionalProperties: ref('Headline'),
    description: 'Scores of all answers that no rule flagged.',
  },
  distorted: {
    ...list(TEXT),
    description: 'Constructs whose score differs from that by more than half its interval.',
  },
}

/** The report and what it is made of. */
export const reportSchemas: Json = {
  Estimate: {
    ...fields({
      value: orNull('number'),
      low: orNull('number'),
      high: orNull('number'),
      n: COUNT,
      level: { type: 'number' },
    }),
    description: 'A score with its interval; `value` is null without answers.',
  },
  Frame: fields({
    business: TEXT,
    name: TEXT,
    timeZone: TEXT,
    demonstration: { type: 'boolean' },
    touchpoints: list(
      fields({
        id: TEXT,
        name: TEXT,
        channel: { enum: CHANNELS },
        stage: { enum: STAGES },
        lens: { enum: LENSES },
        location: orNull('string'),
      }),
    ),
    locations: list(fields({ id: TEXT, name: TEXT, region: orNull('string') })),
  }),
  Headline: estimateWith({ metric: { enum: ['share', 'mean', 'nps', 'net'] } }),
  Gap: estimateWith({ basis: { enum: ['paired', 'unpaired'] }, pairs: COUNT, excluded: COUNT }),
  Joint: fields({
    construct: { const: 'satisfaction' },
    metric: { const: 'index' },
    channels: list(fields({ channel: { enum: CHANNELS }, estimate: ref('Estimate') })),
    equal: ref('Estimate'),
    volume: ref('Estimate'),
    traffic: {
      anyOf: [
        estimateWith({ covers: { type: 'number', minimum: 0, maximum: 1 } }),
        { type: 'null' },
      ],
    },
  }),
  Group: fields({
    key: {
      type: 'object',
      additionalProperties: { type: ['string', 'integer', 'null'] },
    },
    responses: COUNT,
    ...PARTICIPATION,
    estimates: { type: 'object', additionalProperties: ref('Headline') },
    scorecards: { type: 'object' },
    reasons: {
      type: 'object',
      additionalProperties: { type: 'object', additionalProperties: { type: 'integer' } },
    },
    quality: { anyOf: [fields(WITHOUT_FLAGGED), { type: 'null' }] },
  }),
  Report: fields({
    business: TEXT,
    name: TEXT,
    demonstration: { type: 'boolean' },
    from: orNull('string'),
    to: orNull('string'),
    ...PARTICIPATION,
    groups: list(ref('Group')),
    joint: ref('Joint'),
    service: ref('Estimate'),
    experience: ref('Estimate'),
    gap: ref('Gap'),
    quality: ref('Quality'),
  }),
  Quality: {
    ...fields({
      ...WITHOUT_FLAGGED,
      rules: { type: 'object', additionalProperties: { type: 'integer' } },
      excluded: orNull('integer'),
      uncertain: COUNT,
      service: ref('Estimate'),
      experience: ref('Estimate'),
    }),
    description:
      'What rules flagged and how the scores are without it; and how many times are uncertain.',
  },
}
