import { CHANNELS, PROTOCOL } from '@shopbell/core'
import { wireSchema } from '@shopbell/core/wire'
import { DIMENSIONS } from '../report/dimensions.ts'

type Json = Readonly<Record<string, unknown>>

const PROBLEM: Json = {
  description: 'What went wrong, as RFC 9457 has it.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
}

/** The same problem answer under each of these statuses. */
function problems(...statuses: readonly number[]): Json {
  return Object.fromEntries(statuses.map((status) => [String(status), PROBLEM]))
}

function answer(description: string, schema: Json, type = 'application/json'): Json {
  return { description, content: { [type]: { schema } } }
}

function query(name: string, description: string, schema: Json = { type: 'string' }): Json {
  return { name, in: 'query', description, schema }
}

function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

const BUSINESS = query('business', 'May be left out where one business is served.')
const PLAIN = { type: 'string' }
const READERS = [{ token: [] }, { session: [] }]
const PREFLIGHT: Json = {
  summary: 'CORS preflight',
  responses: { 204: { description: 'The headers say which pages may send.' } },
}
const BATCH = {
  ...(wireSchema.batch as { properties: Json }),
  properties: {
    ...(wireSchema.batch as { properties: Json }).properties,
    responses: { type: 'array', maxItems: 500, items: ref('Response') },
  },
}

/** Everything the collector serves but files, as OpenAPI 3.1. A test holds its paths to the routes. */
export const openapi: Json = {
  openapi: '3.1.0',
  info: {
    title: 'Shopbell collector',
    version: '1',
    description: `Takes answers once and scores them. The protocol is ${PROTOCOL}.`,
    license: { name: 'MIT', identifier: 'MIT' },
  },
  paths: {
    '/v1/responses': {
      post: {
        summary: 'Send answers',
        description:
          'Acknowledges each response by its id, after it is durable. Sending again is always safe: what is there is a duplicate, and counts once.',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: ref('Batch') },
            'text/plain': { schema: { type: 'string', description: 'The same JSON, as text.' } },
          },
        },
        responses: {
          200: answer('What became of each, in the order sent', ref('Acknowledgement')),
          ...problems(400, 403, 413, 415, 503),
        },
      },
      options: PREFLIGHT,
      get: {
        summary: 'List the newest responses, newest first; contacts are never part of it',
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
        ],
        responses: {
          200: answer('The responses and the cursor to go on from', ref('Listing')),
          ...problems(400, 401, 403, 503),
        },
      },
    },
    '/v1/prompts/{touchpoint}': {
      get: {
        summary: 'The prompt to draw, in the best language there is',
        parameters: [
          { name: 'touchpoint', in: 'path', required: true, schema: PLAIN },
          BUSINESS,
          query('locale', "A language tag; the business's own when left out"),
        ],
        responses: {
          200: answer('The prompt, with theme and texts', { type: 'object' }),
          304: { description: 'Not changed since the ETag that was sent' },
          ...problems(403, 404),
        },
      },
      options: PREFLIGHT,
    },
    '/v1/report': {
      get: {
        summary: 'Service, experience and the gap, jointly and severally',
        security: READERS,
        parameters: [
          BUSINESS,
          query('from', 'Local ISO date, or date and hour; inclusive'),
          query('to', 'The same; exclusive'),
          query('by', `Dimensions with commas between: ${DIMENSIONS.join(', ')}`),
          ...DIMENSIONS.map((dimension) =>
            query(`where.${dimension}`, 'Only these values; several with commas, or repeated'),
          ),
        ],
        responses: {
          200: answer('The scores, each with its n and interval', ref('Report')),
          ...problems(400, 401, 403, 503),
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
                  { type: 'object', properties: { code: PLAIN }, required: ['code'] },
                  { type: 'object', properties: { token: PLAIN }, required: ['token'] },
                ],
              },
            },
          },
        },
        responses: {
          204: { description: 'Signed in for twelve hours, by cookie' },
          ...problems(400, 401, 403, 413, 415),
        },
      },
      delete: {
        summary: 'Sign it out',
        responses: { 204: { description: 'The cookie is gone' } },
      },
    },
    '/healthz': {
      get: {
        summary: 'Whether the process is up',
        responses: { 200: answer('It is', PLAIN, 'text/plain') },
      },
    },
    '/readyz': {
      get: {
        summary: 'Whether the store can be written',
        responses: { 200: answer('It can', PLAIN, 'text/plain'), ...problems(503) },
      },
    },
    '/metrics': {
      get: {
        summary: 'Counters for Prometheus',
        responses: { 200: answer('Prometheus text', PLAIN, 'text/plain') },
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
  },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', in: 'cookie', name: 'shopbell_session' },
    },
    schemas: {
      Batch: BATCH,
      Response: wireSchema.response,
      Acknowledgement: {
        type: 'object',
        required: ['protocol', 'results'],
        properties: {
          protocol: { const: PROTOCOL },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['id', 'status'],
              properties: {
                id: PLAIN,
                status: { enum: ['stored', 'duplicate', 'rejected'] },
                code: PLAIN,
                message: PLAIN,
              },
            },
          },
        },
      },
      Problem: {
        type: 'object',
        required: ['type', 'title', 'status', 'detail', 'code'],
        properties: {
          type: PLAIN,
          title: PLAIN,
          status: { type: 'integer' },
          detail: PLAIN,
          code: PLAIN,
          problems: {
            type: 'array',
            items: { type: 'object', properties: { path: PLAIN, allowed: PLAIN } },
          },
        },
      },
      Estimate: {
        type: 'object',
        description: 'A score with its interval; `value` is null without answers.',
        required: ['value', 'low', 'high', 'n', 'level'],
        properties: {
          value: { type: ['number', 'null'] },
          low: { type: ['number', 'null'] },
          high: { type: ['number', 'null'] },
          n: { type: 'integer', minimum: 0 },
          level: { type: 'number' },
        },
      },
      Headline: {
        allOf: [
          ref('Estimate'),
          {
            type: 'object',
            required: ['metric'],
            properties: { metric: { enum: ['share', 'mean', 'nps', 'net'] } },
          },
        ],
      },
      Gap: {
        allOf: [
          ref('Estimate'),
          {
            type: 'object',
            required: ['basis', 'pairs', 'excluded'],
            properties: {
              basis: { enum: ['paired', 'unpaired'] },
              pairs: { type: 'integer' },
              excluded: { type: 'integer' },
            },
          },
        ],
      },
      Joint: {
        type: 'object',
        required: ['construct', 'metric', 'channels', 'equal', 'volume', 'traffic'],
        properties: {
          construct: { const: 'satisfaction' },
          metric: { const: 'index' },
          channels: {
            type: 'array',
            items: {
              type: 'object',
              required: ['channel', 'estimate'],
              properties: { channel: { enum: CHANNELS }, estimate: ref('Estimate') },
            },
          },
          equal: ref('Estimate'),
          volume: ref('Estimate'),
          traffic: {
            anyOf: [
              {
                allOf: [
                  ref('Estimate'),
                  {
                    type: 'object',
                    required: ['covers'],
                    properties: { covers: { type: 'number', minimum: 0, maximum: 1 } },
                  },
                ],
              },
              { type: 'null' },
            ],
          },
        },
      },
      Report: {
        type: 'object',
        required: [
          'business',
          'name',
          'from',
          'to',
          'groups',
          'joint',
          'service',
          'experience',
          'gap',
        ],
        properties: {
          business: PLAIN,
          name: PLAIN,
          from: { type: ['string', 'null'] },
          to: { type: ['string', 'null'] },
          groups: {
            type: 'array',
            items: {
              type: 'object',
              required: ['key', 'responses', 'estimates', 'scorecards', 'reasons'],
              properties: {
                key: {
                  type: 'object',
                  additionalProperties: { type: ['string', 'integer', 'null'] },
                },
                responses: { type: 'integer', minimum: 0 },
                estimates: { type: 'object', additionalProperties: ref('Headline') },
                scorecards: { type: 'object' },
                reasons: {
                  type: 'object',
                  additionalProperties: {
                    type: 'object',
                    additionalProperties: { type: 'integer' },
                  },
                },
              },
            },
          },
          joint: ref('Joint'),
          service: ref('Estimate'),
          experience: ref('Estimate'),
          gap: ref('Gap'),
        },
      },
      Listing: {
        type: 'object',
        required: ['business', 'cursor', 'responses'],
        properties: {
          business: PLAIN,
          cursor: { type: 'integer' },
          responses: {
            type: 'array',
            items: {
              type: 'object',
              required: ['cursor', 'id', 'touchpoint', 'at', 'received', 'hour', 'answers'],
              properties: {
                cursor: { type: 'integer' },
                id: PLAIN,
                touchpoint: PLAIN,
                at: { type: 'integer', description: 'Epoch ms' },
                received: { type: 'integer', description: 'Epoch ms' },
                hour: { type: 'string', description: "The touchpoint's local hour" },
                locale: { type: ['string', 'null'] },
                ended: { type: ['string', 'null'] },
                device: { type: ['string', 'null'] },
                fields: { type: ['object', 'null'] },
                answers: {
                  type: 'array',
                  items: { type: 'object', properties: { question: PLAIN, value: {} } },
                },
              },
            },
          },
        },
      },
    },
  },
}
