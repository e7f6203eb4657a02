import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configForm, configSchema } from '../config/config.ts'
import { CHANNELS } from '../vocabulary/words.ts'
import {
  confirmationForm,
  deviceSchema,
  heartbeatForm,
  outboxExportForm,
  pairingRequestForm,
} from './device.ts'
import { checked, type JsonSchema, type Schema } from './schema.ts'
import { batchForm, responseForm, wireSchema } from './wire.ts'

type Json = null | boolean | number | string | Json[] | { [name: string]: Json }

/** A config with every field there is. */
const CONFIG: Json = {
  $schema: 'config.schema.json',
  business: {
    id: 'a',
    name: 'A',
    locale: 'en',
    timeZone: 'UTC',
    demonstration: true,
    hours: { mon: ['09:00', '18:30'], fri: ['20:00', '02:00'], sun: ['00:00', '24:00'] },
    theme: {
      accent: '#0b6b53',
      radius: 8,
      font: '"Söhne Buch", Inter',
      size: 16,
      scheme: 'auto',
      position: 'top-end',
      offset: { x: 0, y: 80 },
    },
  },
  origins: ['https://a.example', 'http://localhost:3000'],
  traffic: Object.fromEntries(CHANNELS.map((channel, index) => [channel, index / 2])),
  touchpoints: [
    {
      id: 'berlin',
      name: 'Berlin 😀',
      channel: 'store',
      stage: 'lost',
      lens: 'service',
      location: 'berlin/1',
      owner: 'Ana',
      timeZone: 'Europe/Berlin',
      hours: {},
      prompt: 'all',
      inspected: '2026-11-02',
      address: 'Torstr. 1',
      note: 'Ring twice.',
      usual: 'register',
    },
    { id: 'hold', name: 'Hold', channel: 'phone', stage: 'pre-purchase', lens: 'service' },
  ],
  locations: { berlin: { name: 'Berlin', region: 'North' }, kiel: { name: 'Kiel' } },
  changes: [
    {
      id: 'till',
      what: 'A second till',
      at: '2026-10-01T09',
      where: { touchpoints: ['berlin'], locations: ['berlin'], channels: ['store'] },
      kind: 'staffing',
      cost: { amount: 1200.5, currency: 'EUR' },
    },
  ],
  exclusions: [
    {
      id: 'flood',
      where: { locations: ['berlin'] },
      from: '2026-10-01',
      to: '2026-10-03',
      reason: 'Closed by the flood',
      by: 'Ana',
    },
  ],
  inventory: { without: { parking: 'It stands in a pedestrian zone.' } },
  prompts: {
    all: {
      questions: [
        { id: 'nps', kind: 'nps', text: { en: 'Well?', de: 'Und?' } },
        {
          id: 'why',
          kind: 'choice',
          construct: 'why',
          lens: 'experience',
          multiple: false,
          optional: true,
          options: ['rude', { id: 'wifi', text: { en: 'No Wi-Fi', 'pt-BR': 'Sem Wi-Fi' } }],
          showIf: { question: 'nps', atLeast: 3, atMost: 8 },
          shuffle: true,
        },
        {
          id: 'more',
          kind: 'text',
          maxLength: 280,
          showIf: { question: 'why', includes: 'rude', answered: true },
        },
        { id: 'reach', kind: 'contact', text: 'May we?', fields: ['email', 'phone'] },
        {
          bank: 'good',
          id: 'liked',
          lens: 'service',
          showIf: { question: 'nps', atLeast: 9 },
          optional: true,
          shuffle: false,
        },
      ],
      layout: 'page',
      progress: true,
      back: false,
    },
  },
}

const RESPONSE: Json = {
  id: '0193b3a0-0000-7000-8000-000000000001',
  touchpoint: 'berlin',
  at: 1_763_765_990_000,
  seq: 17,
  mono: 61_000,
  touch: { x: 512, y: -1 },
  locale: 'pt-BR',
  answers: [
    { question: 'satisfaction', value: 4 },
    { question: 'reasons', value: ['quick-help'], order: ['messy', 'quick-help'] },
  ],
  ended: 'done',
  event: 'shown',
  fields: { order: 'A-1', total: 12.5, member: true },
}

const BATCH: Json = {
  business: 'acme',
  sentAt: 1_763_766_000_000,
  device: { id: 'd', boot: 'b', mono: 71_000 },
  responses: [RESPONSE, null, 7],
}

const PAIRING: Json = { business: 'acme', device: 'd' }
const CONFIRMATION: Json = { touchpoint: 'berlin', name: 'Berlin, exit', replaces: 'old' }
const HEARTBEAT: Json = {
  business: 'acme',
  boot: 'b',
  at: 1_763_766_000_000,
  mono: 71_000,
  state: {
    pending: 3,
    oldestUnsent: 1_763_765_990_000,
    lastDeliveredAt: null,
    quarantined: 0,
    storage: 'disk',
    persisted: true,
    installed: null,
    wakeLock: false,
    version: '1.2.3',
    usage: 20_000.5,
    quota: null,
    dataLossSuspected: false,
    nextSeq: 18,
  },
}
const EXPORT: Json = {
  protocol: 'shopbell/1',
  kind: 'outbox-export',
  exportedAt: 1_763_766_000_000,
  device: 'd',
  rows: [{ head: { business: 'acme', device: { id: 'd', boot: 'b' } }, body: RESPONSE }],
}

/** Values that lie on an edge of some form. */
const EDGES: readonly Json[] = [
  ['', ' ', '.a', 'a.b_c-d', 'en', 'pt-BR', 'x'.repeat(64), 'x'.repeat(65), '😀'.repeat(64)],
  [
    '😀'.repeat(65),
    'n'.repeat(100),
    '😀'.repeat(100),
    '😀'.repeat(101),
    'a\n',
    'a\u0000',
    '\ud800',
  ],
  ['t'.repeat(300), '😀'.repeat(300), 't'.repeat(301), 'u'.repeat(500), '😀'.repeat(500)],
  ['u'.repeat(501), '__proto__', 'constructor', 'toString', 'https://a.example/'],
  [
    'choice',
    'copy',
    '24:00',
    '23:59',
    '9:00',
    'store',
    'lost',
    'service',
    'skip',
    'page',
    'phone',
    'dismissed',
    '#ABCDEF',
    '0193B3A0-0000-7FFF-B000-00000000000A',
  ],
  [0, -0, 1, -1, -2, 10, 11, 2.5, 1e15, 1e16, 2 ** 53, Infinity, 8_640_000_000_000_000],
  [8_639_999_913_600_000, 1e-300],
  [null, true, false, [], {}, [[]], { id: 'a' }, { en: 'a' }, { id: 'a', text: 'b' }],
  [
    Array.from({ length: 20 }, (_, index) => `o${index}`),
    Array.from({ length: 21 }, (_, index) => `o${index}`),
    ['messy', 'messy'],
    ['phone'],
    ['email', 'email'],
    ['08:00', '20:00'],
    Array.from({ length: 501 }, () => ({ question: 'a', value: 1 })),
    Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`l-${index}`, 'x'])),
  ],
].flat(1)

const NAMES = ['id', 'kind', 'text', 'value', 'x', 'de', 'web', 'atMost', '', 'a b', '\u0007']
const OBJECT_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']

interface Mutation {
  readonly place: number
  readonly act: 'set' | 'delete' | 'add' | 'copy'
  readonly name: string
  readonly value: Json
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.nat(1_000_000),
  act: fc.constantFrom('set', 'delete', 'add', 'copy'),
  name: fc.oneof(fc.constantFrom(...NAMES, ...OBJECT_NAMES), fc.string({ maxLength: 70 })),
  value: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...EDGES) },
    { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<Json> },
  ),
})

/** Every place of a value that holds something: its container and the name there. */
function places(value: Json, found: [Json[] | Record<string, Json>, string][] = []): typeof found {
  if (typeof value !== 'object' || value === null) return found
  for (const name of Object.keys(value)) {
    const container = value as Record<string, Json>
    found.push([container, name])
    places(container[name] ?? null, found)
  }
  return found
}

/** Sets an own field even where assignment would set the prototype. */
function put(container: object, name: string, value: Json): void {
  Object.defineProperty(container, name, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  })
}

function mutate(value: Json, { place, act, name, value: put_ }: Mutation): Json {
  const all = places(value)
  if (all.length === 0) return put_
  const [container, at] = all.at(place % all.length)!
  const inside = (container as Record<string, Json>)[at]!
  if (act === 'set') put(container, at, structuredClone(put_))
  else if (act === 'copy' && Array.isArray(container)) container.push(structuredClone(inside))
  else if (
    act === 'add' &&
    typeof inside === 'object' &&
    inside !== null &&
    !Array.isArray(inside)
  ) {
    put(inside, name, structuredClone(put_))
  } else if (Array.isArray(container)) container.splice(Number(at), 1)
  else delete container[at]
  return value
}

function mutated(start: Json): fc.Arbitrary<Json> {
  return fc
    .array(mutation, { maxLength: 3 })
    .map((mutations) => mutations.reduce(mutate, structuredClone(start)))
}

const forms: readonly [string, Json, Schema<unknown>, object][] = [
  ['config', CONFIG, configForm, configSchema],
  ['batch', BATCH, batchForm, wireSchema.batch],
  ['response', RESPONSE, responseForm, wireSchema.response],
  ['request to be paired', PAIRING, pairingRequestForm, deviceSchema.pairing],
  ['confirmation', CONFIRMATION, confirmationForm, deviceSchema.confirmation],
  ['heartbeat', HEARTBEAT, heartbeatForm, deviceSchema.heartbeat],
  ['export', EXPORT, outboxExportForm, deviceSchema.outboxExport],
]

describe.each(forms)('the published schema of a %s', (_name, start, form, json) => {
  const accepts = new Ajv2020({ allowUnionTypes: true }).compile(json as JsonSchema)

  test('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(json))).toStrictEqual(json)
  })

  test('accepts exactly what the form check accepts', () => {
    expect(checked(form, start)).toStrictEqual({ ok: true, value: start })
    let accepted = 0
    fc.assert(
      fc.property(mutated(start), (value) => {
        const result = checked(form, value)
        if (result.ok) accepted++
        expect(result.ok).toBe(accepts(value))
      }),
      { numRuns: 2000 },
    )
    // Of both kinds there were many, so that the agreement says something.
    expect(accepted).toBeGreaterThan(200)
    expect(accepted).toBeLessThan(1800)
  })

  test('accepts exactly what the form check accepts, one edge at each place', () => {
    const count = places(start).length
    for (let place = 0; place < count; place++) {
      for (const value of EDGES) {
        for (const act of ['set', 'delete'] as const) {
          const tried = mutate(structuredClone(start), { place, act, name: '', value })
          const result = checked(form, tried)
          expect(result.ok).toBe(accepts(tried))
        }
      }
      for (const name of [...NAMES, ...OBJECT_NAMES]) {
        const tried = mutate(structuredClone(start), { place, act: 'add', name, value: 'x' })
        expect(checked(form, tried).ok).toBe(accepts(tried))
      }
    }
  })
})

test('the config schema says which draft it is written in, and what it is', () => {
  expect(configSchema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Shopbell config',
  })
})
