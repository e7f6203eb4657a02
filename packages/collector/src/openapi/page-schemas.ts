import { CHANNELS, LENSES, RATED_KINDS } from '@shopbell/core'
import { COUNT, fields, list, orNull, ref, TEXT, type Json } from './parts.ts'

const NUMBER: Json = { type: 'number' }
const YES_OR_NO: Json = { type: 'boolean' }
const ESTIMATE = ref('Estimate')
const ESTIMATE_OR_NULL: Json = { anyOf: [ESTIMATE, { type: 'null' }] }
const FLAG: Json = { enum: ['above', 'below', null] }
const LENS: Json = { enum: LENSES }

const SCOPE: Json = {
  business: TEXT,
  name: TEXT,
  demonstration: YES_OR_NO,
  from: orNull('string'),
  to: orNull('string'),
  minimum: {
    ...COUNT,
    description: 'Below so many answers nothing is shown of a place or a group.',
  },
}

const SAMPLE: Json = {
  ...fields({ responses: COUNT, limit: COUNT, whole: YES_OR_NO }),
  description:
    'How many whole responses were looked at, the newest, where counts alone do not tell; and whether those are all.',
}

const PERIOD = fields({ from: TEXT, to: TEXT, share: ESTIMATE })
const PART = fields({ weight: NUMBER, share: ESTIMATE })

const CHANGE = fields({
  id: TEXT,
  what: TEXT,
  at: TEXT,
  cost: { anyOf: [fields({ amount: NUMBER, currency: TEXT }), { type: 'null' }] },
  days: COUNT,
  before: ESTIMATE,
  after: ESTIMATE,
  difference: ESTIMATE,
  elsewhere: ESTIMATE_OR_NULL,
  beyond: ESTIMATE_OR_NULL,
  verdict: { enum: ['better', 'worse', 'not-sure', 'too-few'] },
  together: list(TEXT),
})

const LENS_TREND = fields({
  lens: LENS,
  points: list(PERIOD),
  whole: ESTIMATE,
  changes: list(CHANGE),
  periods: {
    anyOf: [
      fields({
        before: PERIOD,
        after: PERIOD,
        change: ESTIMATE,
        rate: ESTIMATE,
        mix: orNull('number'),
        channels: list(fields({ channel: { enum: CHANNELS }, before: PART, after: PART })),
        leftOut: list({ enum: CHANNELS }),
      }),
      { type: 'null' },
    ],
  },
  watch: fields({
    state: { enum: ['learning', 'quiet', 'fall', 'rise'] },
    days: COUNT,
    perYear: NUMBER,
    fall: orNull('number'),
    rise: orNull('number'),
    alarms: list(fields({ day: TEXT, direction: { enum: ['fall', 'rise'] } })),
  }),
})

const PLACE: Json = { location: TEXT, name: TEXT, region: orNull('string') }

/** The bodies of the pages of results. */
export const pageSchemas: Json = {
  TrendReport: fields({
    ...SCOPE,
    construct: TEXT,
    every: { enum: ['day', 'week', 'month'] },
    lenses: list(LENS_TREND),
  }),
  DriversReport: fields({
    ...SCOPE,
    sample: SAMPLE,
    drivers: list(
      fields({
        prompt: TEXT,
        touchpoints: list(TEXT),
        lens: LENS,
        n: COUNT,
        r2: orNull('number'),
        method: { enum: ['lmg', 'johnson'] },
        drivers: list(
          fields({
            construct: TEXT,
            text: TEXT,
            importance: ESTIMATE,
            direction: { enum: ['with', 'against', null] },
            share: ESTIMATE,
          }),
        ),
      }),
    ),
    reasons: list(
      fields({
        question: TEXT,
        text: TEXT,
        side: { enum: ['problems', 'praise', 'happened', 'left'] },
        n: COUNT,
        options: list(
          fields({
            id: TEXT,
            text: TEXT,
            mentions: ESTIMATE,
            lift: ESTIMATE_OR_NULL,
            sure: YES_OR_NO,
          }),
        ),
      }),
    ),
  }),
  LoyaltyReport: fields({
    ...SCOPE,
    sample: SAMPLE,
    items: list(fields({ construct: TEXT, text: TEXT, index: ESTIMATE, share: ESTIMATE })),
    together: ESTIMATE_OR_NULL,
    alpha: orNull('number'),
    steps: list(fields({ point: { type: 'integer' }, loyalty: ESTIMATE, gain: ESTIMATE_OR_NULL })),
    kind: { enum: [...RATED_KINDS, null] },
    enough: fields({
      state: { enum: ['levels-off', 'still-rising', 'not-sure', 'not-asked'] },
      point: orNull('integer'),
      margin: NUMBER,
      there: ESTIMATE_OR_NULL,
    }),
  }),
  StoresReport: fields({
    ...SCOPE,
    construct: TEXT,
    lens: LENS,
    whole: ESTIMATE,
    collective: orNull('number'),
    spread: orNull('number'),
    margin: NUMBER,
    stores: list(
      fields({
        ...PLACE,
        share: ESTIMATE,
        drawn: ESTIMATE,
        credibility: NUMBER,
        q: orNull('number'),
        flag: FLAG,
      }),
    ),
    tooFew: list(fields(PLACE)),
    hours: list(
      fields({
        weekday: { type: 'integer', minimum: 1, maximum: 7 },
        hour: { type: 'integer', minimum: 0, maximum: 23 },
        n: COUNT,
        share: ESTIMATE_OR_NULL,
        flag: FLAG,
      }),
    ),
    flagged: { ...COUNT, description: 'Responses that a rule flagged: in none of the above.' },
    uncertain: COUNT,
  }),
}
