import { LENSES } from '@shopbell/core'
import { DIMENSIONS, OF_TOUCHPOINT } from '../report/dimensions.ts'
import { answer, problems, query, ref, TEXT, type Json } from './parts.ts'

const BUSINESS = query('business', 'May be left out where one business is served.')
const READERS = [{ token: [] }, { session: [] }]
const PREFLIGHT: Json = {
  summary: 'CORS preflight',
  responses: { 204: { description: 'The headers say which pages may send.' } },
}

const ID: Json = { name: 'id', in: 'path', required: true, schema: TEXT }

const WORDS: Json = { name: 'words', in: 'path', required: true, schema: TEXT }

/** Of pages that can be cut by time and touchpoint. */
const PLACES: readonly Json[] = [
  BUSINESS,
  query('from', 'Local ISO date, or date and hour; inclusive'),
  query('to', 'The same; exclusive'),
  ...OF_TOUCHPOINT.map((dimension) =>
    query(`where.${dimension}`, 'Only these values; several with commas, or repeated'),
  ),
]
const TIME = [
  query('from', 'Local ISO date, or date and hour; inclusive'),
  query('to', 'The same; exclusive'),
]
const WHERE = DIMENSIONS.map((dimension) =>
  query(`where.${dimension}`, 'Only these values; several with commas, or repeated'),
)

function body(schema: string): Json {
  return { required: true, content: { 'application/json': { schema: ref(schema) } } }
}

/** A page of results: a report of its own form, with the days and filters that every report has. */
function page(
  summary: string,
  { schema, own = [] }: { readonly schema: string; readonly own?: readonly Json[] },
): Json {
  return {
    get: {
      summary,
      security: READERS,
      parameters: [BUSINESS, ...TIME, ...own, ...WHERE],
      responses: { 200: answer('The page', ref(schema)), ...problems(400, 401, 403, 429, 503) },
    },
  }
}

/** Every address that is served but files. */
export const paths: Json = {
  '/v1/responses': {
    post: {
      summary: 'Send answers and events',
      description:
        'Acknowledges each response by its id, after it is durable. Sending again is always safe: what is there is a duplicate, and counts once. An event (a prompt was shown, or dismissed) is counted for response rates under the id of its visit, before or after its answers; it makes no response, and nothing is kept of its locale, device, seq and fields.',
      requestBody: {
        required: true,
        content: {
          'application/json': { schema: ref('Batch') },
          'text/plain': { schema: { type: 'string', description: 'The same JSON, as text.' } },
        },
      },
      parameters: [
        {
          name: 'Shopbell-Clock',
          in: 'header',
          description:
            'Of a device: the boot that sends and the milliseconds since it, such as "b7 300000"; with sentAt it tells how the clocks of that boot run.',
          schema: TEXT,
        },
      ],
      security: [{}, { device: [] }, { token: [] }],
      responses: {
        200: answer('What became of each, in the order sent', ref('Acknowledgement')),
        ...problems(400, 401, 403, 413, 415, 429, 503),
      },
    },
    options: PREFLIGHT,
    get: {
      summary: 'List the newest responses, newest first; without contacts unless asked for',
      security: READERS,
      parameters: [
        BUSINESS,
        query('after', 'Only what arrived after this cursor', { type: 'integer' }),
        query('before', 'Only what arrived before this cursor', { type: 'integer' }),
        query('limit', 'At most so many', {
          type: 'integer',
          minimum: 1,
          maximum: 500,
          default: 50,
        }),
        query('contacts', 'true lists contacts too: only with the token itself, else 403', {
          type: 'boolean',
          default: false,
        }),
      ],
      responses: {
        200: answer('The responses and the cursor to go on from', ref('Listing')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
  },
  '/v1/prompts/{touchpoint}': {
    get: {
      summary: 'The prompt to draw, in the best language there is',
      parameters: [
        { name: 'touchpoint', in: 'path', required: true, schema: TEXT },
        BUSINESS,
        query('locale', "A language tag; the business's own when left out"),
        query('tablet', 'true adds what only a tablet needs, as `tablet`', {
          type: 'boolean',
          default: false,
        }),
      ],
      responses: {
        200: answer('The prompt, with theme and texts', ref('Prompt')),
        304: { description: 'Not changed since the ETag that was sent' },
        ...problems(403, 404, 429),
      },
    },
    options: PREFLIGHT,
  },
  '/v1/business': {
    get: {
      summary: 'Its name, its clock, and what its results can be filtered by',
      security: READERS,
      parameters: [BUSINESS],
      responses: {
        200: answer('What stands around every page of results', ref('Frame')),
        ...problems(400, 401, 403),
      },
    },
  },
  '/v1/report': {
    get: {
      summary: 'Service, experience and the gap, jointly and severally',
      security: READERS,
      parameters: [
        BUSINESS,
        ...TIME,
        query('by', `Dimensions with commas between: ${DIMENSIONS.join(', ')}`),
        ...WHERE,
      ],
      responses: {
        200: answer('The scores, each with its n and interval', ref('Report')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
  },
  '/v1/report/touchpoints': {
    get: {
      summary: 'The inventory of touchpoints: owner, last inspected, score, and what is not listed',
      security: READERS,
      parameters: PLACES,
      responses: {
        200: answer('Every touchpoint, in the order of a customer’s way', ref('Touchpoints')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
  },
  '/v1/report/quality': {
    get: {
      summary: 'What was flagged or left out, by which rule or by whom, and what that does',
      security: READERS,
      parameters: PLACES,
      responses: {
        200: answer('The scores with and without, the ledger, response rates', ref('DataQuality')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
  },
  '/v1/comments': {
    get: {
      summary: 'What people wrote, searched, the newest first; contacts never',
      description:
        'Looks at no more than 5,000 comments at once, and says with `next` where to go on. Of fewer than five that fit, none is shown. Addresses and numbers in the texts are masked.',
      security: READERS,
      parameters: [
        ...PLACES,
        query('q', 'All of these words are in it, in any case'),
        query('score', 'Of visits with this score', { enum: ['low', 'middle', 'high'] }),
        query('reason', 'Of visits that gave this reason'),
        query('locale', 'Asked in this language'),
        query('before', 'The `next` of an earlier answer'),
        query('limit', 'At most so many', {
          type: 'integer',
          minimum: 1,
          maximum: 200,
          default: 50,
        }),
        query('masked', 'false: as it was written, only with the token itself, else 403', {
          type: 'boolean',
          default: true,
        }),
      ],
      responses: {
        200: answer('The comments, and common terms by language', ref('Comments')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
  },
  '/v1/report/today': page('Solved, friction, experience, service, the gap, and what to fix next', {
    schema: 'TodayReport',
  }),
  '/v1/report/journey': page('Stages by channels, and what nobody measures', {
    schema: 'JourneyReport',
    own: [query('cell', 'STAGE.CHANNEL opens one, such as purchase.web')],
  }),
  '/v1/report/channels': page('Every channel alone, and all together by three weights', {
    schema: 'ChannelsReport',
  }),
  '/v1/report/trend': page('How the share of good answers went, and what went along with changes', {
    schema: 'TrendReport',
    own: [
      query('construct', 'What was asked; satisfaction unless said.'),
      query('every', 'How long each point is; week unless said.', {
        enum: ['day', 'week', 'month'],
      }),
    ],
  }),
  '/v1/report/drivers': page('What is associated with the score, and what people name', {
    schema: 'DriversReport',
  }),
  '/v1/report/loyalty': page('Loyalty against the score, and where more stops paying', {
    schema: 'LoyaltyReport',
  }),
  '/v1/report/stores': page('Places drawn together by how few answers they have, and hours', {
    schema: 'StoresReport',
    own: [
      query('construct', 'What was asked; satisfaction unless said.'),
      query('lens', 'Which of the two; experience unless said.', { enum: LENSES }),
    ],
  }),
  '/v1/pairings': {
    post: {
      summary: 'A tablet asks to be paired, and gets three words to show',
      requestBody: body('PairingRequest'),
      responses: {
        201: answer('The words, good for fifteen minutes, and a secret', ref('Pairing')),
        ...problems(400, 403, 413, 415, 429, 503),
      },
    },
  },
  '/v1/pairings/{words}': {
    get: {
      summary: 'Whether the words were confirmed; then the token, for who has the secret',
      security: [{ pairing: [] }],
      parameters: [WORDS],
      responses: {
        200: answer('How far it is', ref('PairingStatus')),
        ...problems(401, 404, 429, 503),
      },
    },
  },
  '/v1/pairings/{words}/confirmation': {
    post: {
      summary: 'Say where the tablet stands that shows these words',
      security: READERS,
      parameters: [WORDS],
      requestBody: body('Confirmation'),
      responses: {
        200: answer('The device, paired', ref('Confirmed')),
        ...problems(400, 401, 403, 404, 409, 410, 413, 415, 429, 503),
      },
    },
  },
  '/v1/devices': {
    get: {
      summary: 'Every tablet: how it is, which answers of it are missing, how its clock runs',
      security: READERS,
      parameters: [BUSINESS],
      responses: {
        200: answer('By touchpoint and name', ref('DeviceList')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
  },
  '/v1/devices/{id}/heartbeat': {
    post: {
      summary: 'A tablet says that it is there, and how',
      security: [{ device: [] }],
      parameters: [ID],
      requestBody: body('Heartbeat'),
      responses: {
        200: answer('The time, and when its place is open', ref('HeartbeatReply')),
        ...problems(400, 401, 403, 413, 415, 429, 503),
      },
    },
  },
  '/v1/devices/{id}/status': {
    post: {
      summary: 'Take a tablet out of use: retired may still deliver what it keeps, revoked may not',
      security: READERS,
      parameters: [BUSINESS, ID],
      requestBody: body('DeviceStatusWish'),
      responses: {
        200: answer('It is so', ref('DeviceStatusSet')),
        ...problems(400, 401, 403, 404, 413, 415, 429, 503),
      },
    },
  },
  '/v1/tokens': {
    get: {
      summary: 'The tokens of a business: what they allow, when they were last used',
      security: READERS,
      parameters: [BUSINESS],
      responses: {
        200: answer('The oldest first, revoked ones too', ref('TokenList')),
        ...problems(400, 401, 403, 429, 503),
      },
    },
    post: {
      summary: 'Make a token; only with a token that may manage, not by cookie',
      security: [{ token: [] }],
      parameters: [BUSINESS],
      requestBody: body('TokenWish'),
      responses: {
        201: answer('The token: it is told only now', ref('MadeToken')),
        ...problems(400, 401, 403, 413, 415, 429, 503),
      },
    },
  },
  '/v1/tokens/{id}': {
    delete: {
      summary: 'Revoke a token, and every session that was made with it',
      security: READERS,
      parameters: [BUSINESS, ID],
      responses: {
        204: { description: 'It is revoked' },
        ...problems(400, 401, 403, 404, 429, 503),
      },
    },
  },
  '/v1/session': {
    post: {
      summary: 'Sign a browser in',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: {
              oneOf: [
                { type: 'object', properties: { code: TEXT }, required: ['code'] },
                { type: 'object', properties: { token: TEXT }, required: ['token'] },
              ],
            },
          },
        },
      },
      responses: {
        204: { description: 'Signed in for twelve hours, by cookie' },
        ...problems(400, 401, 403, 413, 415, 429),
      },
    },
    delete: {
      summary: 'Sign it out',
      responses: { 204: { description: 'The cookie is gone' }, ...problems(403, 429) },
    },
  },
  '/healthz': {
    get: {
      summary: 'Whether the process is up',
      responses: { 200: answer('It is', TEXT, 'text/plain') },
    },
  },
  '/readyz': {
    get: {
      summary: 'Whether the store can be written',
      responses: { 200: answer('It can', TEXT, 'text/plain'), ...problems(503) },
    },
  },
  '/metrics': {
    get: {
      summary: 'Counters for Prometheus',
      responses: { 200: answer('Prometheus text', TEXT, 'text/plain') },
    },
  },
  '/openapi.json': {
    get: {
      summary: 'This page',
      responses: { 200: answer('OpenAPI 3.1', { type: 'object' }) },
    },
  },
  '/config.schema.json': {
    get: {
      summary: 'The JSON Schema of a config',
      responses: { 200: answer('JSON Schema 2020-12', { type: 'object' }) },
    },
  },
  '/': {
    get: {
      summary: 'Leads to the dashboard',
      responses: { 302: { description: 'To /dashboard/' } },
    },
  },
}
