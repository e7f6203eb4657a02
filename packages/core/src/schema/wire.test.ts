import { describe, expect, test } from 'vitest'
import { decodeBatch, decodeResponse, echoedId, MAX_BYTES, MAX_RESPONSES } from './wire.ts'

const RESPONSE = {
  id: '0193b3a0-0000-7000-8000-000000000001',
  touchpoint: 'oak-st-exit',
  at: 1_763_765_990_000,
  seq: 17,
  locale: 'en',
  answers: [
    { question: 'satisfaction', value: 4 },
    { question: 'reasons', value: ['quick-help'], order: ['messy', 'quick-help'] },
  ],
  ended: 'done',
  mono: 65_000,
  touch: { x: 400, y: 300 },
  fields: { order: 'A-1' },
}
const BATCH = {
  business: 'acme',
  sentAt: 1_763_766_000_000,
  device: { id: 'tablet-1', boot: 'b7', mono: 75_000 },
  responses: [RESPONSE],
}

test('the limits of a request are 500 responses and 256 KiB', () => {
  expect([MAX_RESPONSES, MAX_BYTES]).toStrictEqual([500, 262_144])
})

test('the batch and the response of the design page are right', () => {
  expect(decodeBatch(BATCH)).toStrictEqual({ ok: true, value: BATCH })
  expect(decodeResponse(RESPONSE)).toStrictEqual({ ok: true, value: RESPONSE })
})

test('fields that are not known are passed over, for messages grow by adding', () => {
  expect(decodeBatch({ ...BATCH, since: 2 })).toMatchObject({ ok: true })
  expect(decodeResponse({ ...RESPONSE, since: 2 })).toMatchObject({ ok: true })
})

test('a batch does not look into its responses: one bad one harms no other', () => {
  expect(decodeBatch({ business: 'acme', responses: [null, 7, {}] })).toMatchObject({ ok: true })
})

test('a response without answers says how it ended', () => {
  expect(decodeResponse({ ...RESPONSE, answers: [] })).toMatchObject({ ok: true })
  const { ended: _, ...open } = RESPONSE
  expect(decodeResponse({ ...open, answers: [] })).toStrictEqual({
    ok: false,
    problems: [
      {
        path: 'answers',
        found: 'a list of 0',
        allowed: 'an answer, or how it ended, or an event',
      },
    ],
  })
})

describe('an event', () => {
  const { ended, answers, ...visit } = RESPONSE

  test.each(['shown', 'dismissed'])('says that a visit was %s, and no more', (event) => {
    const value = { ...visit, event, answers: [] }
    expect(decodeResponse(value)).toStrictEqual({ ok: true, value })
  })

  test('has no answers beside it', () => {
    expect(decodeResponse({ ...visit, event: 'shown', answers })).toStrictEqual({
      ok: false,
      problems: [{ path: 'answers', found: 'a list of 2', allowed: 'none beside an event' }],
    })
  })

  test('has no ending beside it', () => {
    expect(decodeResponse({ ...visit, event: 'dismissed', ended, answers: [] })).toStrictEqual({
      ok: false,
      problems: [{ path: 'ended', found: '"done"', allowed: 'nothing beside an event' }],
    })
  })
})

describe('every mistake says where it is, what was found, and what is allowed', () => {
  const answer = (...answers: unknown[]): object => ({ ...RESPONSE, answers })
  const mistakes: readonly [
    name: string,
    value: unknown,
    path: string,
    found: string,
    allowed: RegExp,
  ][] = [
    ['nothing', undefined, '', 'nothing', /an object/],
    [
      'an id of version 4',
      { ...RESPONSE, id: '0193b3a0-0000-4000-8000-000000000001' },
      'id',
      '"0193b3a0-0000-4000-8000-000000000001"',
      /a UUIDv7/,
    ],
    [
      'an id with a line',
      { ...RESPONSE, id: `${RESPONSE.id}\n` },
      'id',
      `"${RESPONSE.id}\\n"`,
      /a UUIDv7/,
    ],
    ['no touchpoint', { ...RESPONSE, touchpoint: undefined }, 'touchpoint', 'nothing', /1 to 64/],
    ['a time in words', { ...RESPONSE, at: '2026' }, 'at', '"2026"', /epoch milliseconds/],
    ['a time before 1970', { ...RESPONSE, at: -1 }, 'at', '-1', /epoch milliseconds/],
    ['half a millisecond', { ...RESPONSE, at: 0.5 }, 'at', '0.5', /epoch milliseconds/],
    [
      'a time without a local day',
      { ...RESPONSE, at: 8.64e15 },
      'at',
      '8640000000000000',
      /epoch milliseconds/,
    ],
    ['a negative seq', { ...RESPONSE, seq: -1 }, 'seq', '-1', /a whole number from 0/],
    [
      'half a millisecond since the boot',
      { ...RESPONSE, mono: 0.5 },
      'mono',
      '0.5',
      /whole millis/,
    ],
    ['a touch on a line', { ...RESPONSE, touch: { x: 1 } }, 'touch.y', 'nothing', /a whole number/],
    ['no such ending', { ...RESPONSE, ended: 'bored' }, 'ended', '"bored"', /one of done, skip/],
    ['a locale in words', { ...RESPONSE, locale: 'en_US' }, 'locale', '"en_US"', /a language tag/],
    [
      'answers that are no list',
      { ...RESPONSE, answers: {} },
      'answers',
      'an object',
      /a list of 0 to 50/,
    ],
    [
      'an answer without a value',
      answer({ question: 'a' }),
      'answers[0].value',
      'nothing',
      /a value/,
    ],
    [
      'an answer without a question',
      answer({ value: 1 }),
      'answers[0].question',
      'nothing',
      /1 to 64/,
    ],
    [
      'two answers to one question',
      answer({ question: 'a', value: 1 }, { question: 'a', value: 2 }),
      'answers',
      'a list of 2',
      /one answer a question/,
    ],
    [
      'an order in words',
      answer({ question: 'a', value: ['x'], order: 'x,y' }),
      'answers[0].order',
      '"x,y"',
      /a list of 1 to 20, each once/,
    ],
    [
      'an order of more than can be shown',
      answer({ question: 'a', value: ['x'], order: Array.from({ length: 21 }, (_, i) => `o${i}`) }),
      'answers[0].order',
      'a list of 21',
      /a list of 1 to 20, each once/,
    ],
    [
      'an order with a double',
      answer({ question: 'a', value: ['x'], order: ['x', 'y', 'x'] }),
      'answers[0].order',
      'a list of 3',
      /a list of 1 to 20, each once/,
    ],
    [
      'an order of no ids',
      answer({ question: 'a', value: ['x'], order: ['x', 7] }),
      'answers[0].order[1]',
      '7',
      /1 to 64/,
    ],
    ['no such event', { ...RESPONSE, event: 'seen' }, 'event', '"seen"', /one of shown, dismissed/],
    [
      'a field of fields',
      { ...RESPONSE, fields: { a: {} } },
      'fields.a',
      'an object',
      /a number, true, false/,
    ],
    [
      'a long field',
      { ...RESPONSE, fields: { a: 'x'.repeat(501) } },
      'fields.a',
      `"${'x'.repeat(56)}…`,
      /at most 500/,
    ],
    [
      'an endless number',
      { ...RESPONSE, fields: { a: Infinity } },
      'fields.a',
      'Infinity',
      /a number/,
    ],
    [
      'a field with no name',
      { ...RESPONSE, fields: { '': 1 } },
      'fields.',
      '""',
      /names of 1 to 64/,
    ],
    [
      'too many fields',
      {
        ...RESPONSE,
        fields: Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`${i}`, {}])),
      },
      'fields',
      '10000 entries',
      /0 to 20 entries/,
    ],
  ]
  test.each(mistakes)('%s', (_name, value, path, found, allowed) => {
    const result = decodeResponse(value)
    const problems = result.ok ? [] : result.problems
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path, found })
    expect(problems.at(0)!.allowed).toMatch(allowed)
  })

  test('a batch of too many', () => {
    expect(
      decodeBatch({ business: 'a', responses: Array.from({ length: 501 }, () => null) }),
    ).toStrictEqual({
      ok: false,
      problems: [{ path: 'responses', found: 'a list of 501', allowed: 'a list of 0 to 500' }],
    })
  })
})

describe('names that every object has', () => {
  test('are ids and fields like any other, and change no prototype', () => {
    const text = JSON.stringify(RESPONSE)
      .replace('"reasons"', '"constructor"')
      .replace('"oak-st-exit"', '"toString"')
      .replace('"order":"A-1"', '"__proto__":"A-1"')
    const result = decodeResponse(JSON.parse(text))
    expect(result.ok).toBe(true)
    if (!result.ok) return
    expect(Object.keys(result.value.fields!)).toStrictEqual(['__proto__'])
    expect(result.value.fields).not.toHaveProperty('order')
  })

  test('do not stand in for a field that is missing', () => {
    const inherited = Object.create(RESPONSE) as unknown
    expect(decodeResponse(inherited).ok).toBe(false)
    expect(decodeResponse(JSON.parse(`{"__proto__":${JSON.stringify(RESPONSE)}}`)).ok).toBe(false)
  })
})

describe('the id to echo', () => {
  test.each([
    [{ id: 'a' }, 'a'],
    [{ id: 'x'.repeat(64) }, 'x'.repeat(64)],
    [{ id: 'x'.repeat(65) }, ''],
    [{ id: 7 }, ''],
    [{}, ''],
    [null, ''],
    ['id', ''],
    [['id'], ''],
  ])('of %j is %j', (value, id) => {
    expect(echoedId(value)).toBe(id)
  })
})
