import { CHANNELS, LENSES, STAGES } from '@shopbell/core'
import { COUNT, fields, list, orNull, ref, TEXT, type Json } from './parts.ts'

const NUMBER: Json = { type: 'number' }
const BOOLEAN: Json = { type: 'boolean' }
const STAGE: Json = { enum: STAGES }
const CHANNEL: Json = { enum: CHANNELS }

function nullable(schema: Json): Json {
  return { anyOf: [schema, { type: 'null' }] }
}

/** What every page's figures are of. */
const SCOPE: Json = {
  business: TEXT,
  name: TEXT,
  demonstration: BOOLEAN,
  from: orNull('string'),
  to: orNull('string'),
  minimum: COUNT,
}

const CELL_STATE: Json = {
  enum: ['absent', 'unasked', 'silent', 'unrated', 'few', 'below', 'above', 'within'],
}

const COVERAGE: Json = { listed: COUNT, asked: COUNT, answered: COUNT }

const REASON: Json = {
  question: TEXT,
  option: TEXT,
  text: orNull('string'),
  share: ref('Estimate'),
}

const CHANGE: Json = fields({
  before: ref('Estimate'),
  difference: ref('Estimate'),
  verdict: { enum: ['up', 'down', 'noise', 'too-few'] },
})

/** The bodies of today, journey and channels. */
export const overviewSchemas: Json = {
  TodayFigure: fields({
    estimate: ref('Estimate'),
    dispersion: { type: 'number', minimum: 1 },
    positive: ref('Estimate'),
    isMajority: orNull('boolean'),
    change: nullable(CHANGE),
  }),
  Fix: {
    oneOf: [
      fields({
        kind: { const: 'below' },
        stage: STAGE,
        channel: CHANNEL,
        score: ref('Estimate'),
        whole: NUMBER,
        short: NUMBER,
        reason: nullable(fields(REASON)),
      }),
      fields({
        kind: { const: 'unasked' },
        stage: STAGE,
        channel: { enum: [...CHANNELS, null] },
        touchpoints: list(fields({ id: TEXT, name: TEXT })),
        traffic: orNull('number'),
      }),
      fields({ kind: { const: 'unsure' }, stage: STAGE, channel: CHANNEL, score: ref('Estimate') }),
    ],
    description: 'A thing to fix, by the rule in the README.',
  },
  TodayReport: fields({
    ...SCOPE,
    before: nullable(fields({ from: TEXT, to: TEXT })),
    solved: ref('TodayFigure'),
    friction: ref('TodayFigure'),
    experience: ref('TodayFigure'),
    service: ref('TodayFigure'),
    gap: fields({
      estimate: ref('Estimate'),
      basis: { enum: ['paired', 'unpaired'] },
      pairs: COUNT,
      excluded: COUNT,
      change: nullable(CHANGE),
    }),
    coverage: fields(COVERAGE),
    rows: list(ref('StageRow')),
    fix: { ...list(ref('Fix')), maxItems: 3 },
  }),
  StageRow: {
    ...fields({
      stage: STAGE,
      ...COVERAGE,
      score: ref('Estimate'),
      state: CELL_STATE,
      expectation: fields({
        net: ref('Estimate'),
        worse: ref('Estimate'),
        as: ref('Estimate'),
        better: ref('Estimate'),
      }),
    }),
    description: 'One stage in all its channels.',
  },
  JourneyReport: fields({
    ...SCOPE,
    stages: list(STAGE),
    channels: list(CHANNEL),
    whole: ref('Estimate'),
    level: NUMBER,
    cells: list(
      fields({
        stage: STAGE,
        channel: CHANNEL,
        ...COVERAGE,
        score: ref('Estimate'),
        state: CELL_STATE,
      }),
    ),
    rows: list(ref('StageRow')),
    coverage: fields(COVERAGE),
    unmeasured: list(
      fields({
        id: TEXT,
        name: TEXT,
        stage: STAGE,
        channel: CHANNEL,
        because: { enum: ['unasked', 'silent'] },
      }),
    ),
    opened: nullable(
      fields({
        stage: STAGE,
        channel: CHANNEL,
        touchpoints: list(
          fields({
            id: TEXT,
            name: TEXT,
            lens: { enum: LENSES },
            location: orNull('string'),
            owner: orNull('string'),
            isAsked: BOOLEAN,
            score: ref('Estimate'),
            solved: ref('Estimate'),
          }),
        ),
        trend: list(fields({ from: TEXT, score: ref('Estimate') })),
        reasons: list(fields(REASON)),
      }),
    ),
  }),
  ChannelsReport: fields({
    ...SCOPE,
    level: NUMBER,
    channels: list(
      fields({
        channel: CHANNEL,
        traffic: orNull('number'),
        score: ref('Estimate'),
        happy: ref('Estimate'),
      }),
    ),
    together: fields({
      equal: ref('Estimate'),
      traffic: nullable({ allOf: [ref('Estimate'), fields({ covers: NUMBER })] }),
      volume: ref('Estimate'),
      bounds: nullable(fields({ low: NUMBER, high: NUMBER })),
      spread: orNull('number'),
      dependsOnWeights: BOOLEAN,
      effective: orNull('number'),
    }),
    consistency: fields({
      channels: COUNT,
      tau: orNull('number'),
      iSquare: orNull('number'),
      q: orNull('number'),
      p: orNull('number'),
    }),
    worst: { enum: [...CHANNELS, null] },
    parity: fields({
      online: ref('Estimate'),
      offline: ref('Estimate'),
      difference: ref('Estimate'),
    }),
  }),
}
