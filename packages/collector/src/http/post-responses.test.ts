import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, SHOP_WITH_HOLD } from '../testing/shop.ts'
import { SILENT } from '../logs/log.ts'
import { StoreUnavailable, type Store } from '../store/store.ts'
import { recount } from '../store/sqlite/recount.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

function visit(n: number, answers: unknown = [{ question: 'satisfaction', value: 4 }], over = {}) {
  return { id: idOf(n), touchpoint: 'exit', at: NOON - 1_000, answers, ...over }
}

function post(body: unknown, headers: Record<string, string> = JSON_TYPE): RequestInit {
  return { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

function reason(order: unknown): object {
  return { question: 'reasons', value: ['messy'], order }
}

const BATCH = { business: 'acme', responses: [visit(1)] }

test('an answer is stored, and a resend is a duplicate', async () => {
  const { send } = openShop()
  const first = await send([visit(1)])
  expect(first.status).toBe(200)
  expect(first.headers.get('content-type')).toBe('application/json')
  expect(first.headers.get('cache-control')).toBe('no-store')
  expect(await bodyOf(first)).toEqual({
    protocol: 'shopbell/1',
    results: [{ id: idOf(1), status: 'stored' }],
  })
  expect(await bodyOf(send([visit(1)]))).toEqual({
    protocol: 'shopbell/1',
    results: [{ id: idOf(1), status: 'duplicate' }],
  })
})

test.each([
  'text/plain',
  'text/plain;charset=UTF-8',
  'application/json',
  'Application/JSON; charset=utf-8',
])('a body of type %s is taken', async (type) => {
  const { ask } = openShop()
  expect((await ask('/v1/responses', post(BATCH, { 'content-type': type }))).status).toBe(200)
})

test('a batch without responses is answered without results', async () => {
  const { send } = openShop()
  expect(await bodyOf(send([]))).toEqual({ protocol: 'shopbell/1', results: [] })
})

test('every kind of answer is stored as it was sent', async () => {
  const { send, read } = openShop()
  const answers = [
    { question: 'satisfaction', value: 1 },
    { question: 'recommend', value: 0 },
    { question: 'reasons', value: ['slow', 'messy'] },
    { question: 'comment', value: 'Zeile 1\nZeile 2 🙂' },
    { question: 'contact', value: { phone: '+1 555', consent: true } },
  ]
  const whole = { seq: 7, locale: 'de-AT', ended: 'done', fields: { order: 'A-1' } }
  const device = { id: 'tablet-1', boot: 'b' }
  await send([visit(1, answers, whole)], { device, sentAt: NOON })
  const { responses } = await bodyOf(read('/v1/responses'))
  expect(responses).toMatchObject([
    { id: idOf(1), locale: 'de-AT', ended: 'done', device: 'tablet-1', fields: { order: 'A-1' } },
  ])
  const sent = new Map(answers.map(({ question, value }) => [question, value]))
  expect(responses[0].answers.map((each: { question: string }) => each.question).sort()).toEqual([
    'comment',
    'reasons',
    'recommend',
    'satisfaction',
  ])
  for (const { question, value } of responses[0].answers) expect(value).toEqual(sent.get(question))
})

test('an order is stored beside its answer', async () => {
  const { send, read } = openShop()
  const answers = [reason(['slow', 'messy', 'rude']), { question: 'satisfaction', value: 1 }]
  await send([visit(1, answers)])
  const { responses } = await bodyOf(read('/v1/responses'))
  expect(responses[0].answers).toEqual(answers)
})

test('an event is stored once under the id of its visit, and is no response', async () => {
  const { send, read, file } = openShop()
  const shown = visit(1, [], { event: 'shown' })
  const statuses = async (...responses: object[]) => {
    const { results } = await bodyOf(send(responses))
    return results.map(({ id, status }: { id: string; status: string }) => [id, status])
  }
  expect(await statuses(shown, visit(1))).toEqual([
    [idOf(1), 'stored'],
    [idOf(1), 'stored'],
  ])
  expect(await statuses(visit(2), visit(2, [], { event: 'shown' }))).toEqual([
    [idOf(2), 'stored'],
    [idOf(2), 'stored'],
  ])
  expect(await statuses(shown, visit(1), visit(1, [], { event: 'dismissed' }))).toEqual([
    [idOf(1), 'duplicate'],
    [idOf(1), 'duplicate'],
    [idOf(1), 'stored'],
  ])
  expect((await bodyOf(read('/v1/responses'))).responses).toHaveLength(2)
  expect(recount(file)).toEqual({ responses: 2, answers: 2, events: 3, differences: [] })
})

test('an event that is known at another touchpoint is a conflict', async () => {
  const { send } = openShop()
  await send([visit(1, [], { event: 'shown' })])
  const elsewhere = visit(1, [], { event: 'shown', touchpoint: 'checkout' })
  expect((await bodyOf(send([elsewhere]))).results).toMatchObject([
    { id: idOf(1), status: 'rejected', code: 'conflict' },
  ])
})

test('of an event nothing is kept that tells who it was', async () => {
  const { send, store, file } = openShop()
  const secret = 'who-it-was'
  const told = { event: 'shown', locale: 'de', seq: 3, fields: { name: secret } }
  await send([visit(1, [], told)], { device: { id: secret, boot: secret } })
  await store.close()
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare('SELECT * FROM event').all()
  database.close()
  expect(rows).toEqual([
    {
      business: 'acme',
      response: idOf(1),
      event: 'shown',
      touchpoint: 'exit',
      at: NOON - 1_000,
      received: NOON,
      hour: expect.any(Number) as unknown,
      uncertain: 0,
    },
  ])
})

test('the hour is that of the touchpoint, with the sender’s clock corrected', async () => {
  const { send, read } = openShop()
  const fast = 3 * 3_600_000
  const sentAt = NOON + fast
  await send([visit(1, undefined, { at: sentAt - 60_000 })], { sentAt })
  await send([visit(2, undefined, { at: NOON, touchpoint: 'berlin' })])
  const { responses } = await bodyOf(read('/v1/responses'))
  expect(responses).toMatchObject([
    { id: idOf(2), hour: '2026-11-22T13', at: NOON },
    { id: idOf(1), hour: '2026-11-22T06', at: NOON - 60_000 },
  ])
})

test.each([
  ['malformed', 'no object at all', null, ''],
  ['malformed', 'no UUIDv7', visit(1, undefined, { id: 'x' }), 'x'],
  ['malformed', 'an id that is too long to echo', { id: 'x'.repeat(65) }, ''],
  ['malformed', 'nothing answered', visit(1, []), idOf(1)],
  ['malformed', 'no list of answers', visit(1, 'x'), idOf(1)],
  [
    'malformed',
    'a field that is too long',
    visit(1, undefined, { fields: { a: 'x'.repeat(501) } }),
  ],
  ['unknown-touchpoint', 'no such place', visit(1, undefined, { touchpoint: 'nowhere' })],
  ['unknown-question', 'not asked here', visit(1, [{ question: 'solved', value: 1 }])],
  ['unknown-question', 'a name of JavaScript', visit(1, [{ question: 'constructor', value: 1 }])],
  ['out-of-range', 'off the scale', visit(1, [{ question: 'satisfaction', value: 5 }])],
  ['out-of-range', 'between points', visit(1, [{ question: 'satisfaction', value: 2.5 }])],
  ['wrong-kind', 'a number as text', visit(1, [{ question: 'satisfaction', value: '4' }])],
  ['unknown-option', 'no such reason', visit(1, [{ question: 'reasons', value: ['nice'] }])],
  ['empty', 'an empty comment', visit(1, [{ question: 'comment', value: ' ' }])],
  ['too-long', 'a long comment', visit(1, [{ question: 'comment', value: 'x'.repeat(4001) }])],
  ['malformed', 'an event with answers', visit(1, undefined, { event: 'shown' })],
  ['malformed', 'an event that ended', visit(1, [], { event: 'dismissed', ended: 'exit' })],
  ['malformed', 'no such event', visit(1, [], { event: 'seen' })],
  [
    'unknown-touchpoint',
    'an event nowhere',
    visit(1, [], { event: 'shown', touchpoint: 'nowhere' }),
  ],
  ['malformed', 'an order with a double', visit(1, [reason(['messy', 'messy'])])],
  ['malformed', 'an order that is none', visit(1, [reason('messy')])],
  [
    'malformed',
    'an order of 21',
    visit(1, [reason(Array.from({ length: 21 }, (_, n) => `o${n}`))]),
  ],
  ['unknown-option', 'an order of unknown options', visit(1, [reason(['messy', 'nice'])])],
  ['wrong-order', 'an order without what was taken', visit(1, [reason(['rude', 'slow'])])],
  [
    'wrong-kind',
    'an order of a scale',
    visit(1, [{ question: 'satisfaction', value: 4, order: ['messy'] }]),
  ],
  ['wrong-kind', 'no consent', visit(1, [{ question: 'contact', value: { email: 'a@b.c' } }])],
])('%s: %s is rejected and its neighbours are stored', async (code, _why, bad, id = idOf(1)) => {
  const { send, file } = openShop()
  const { results } = await bodyOf(send([visit(2), bad, visit(3)]))
  expect(results).toEqual([
    { id: idOf(2), status: 'stored' },
    { id, status: 'rejected', code, message: expect.stringMatching(/.+/) as unknown },
    { id: idOf(3), status: 'stored' },
  ])
  expect(recount(file)).toMatchObject({ responses: 2, answers: 2 })
})

test('what comes from where nobody asks is rejected, answers and events alike', async () => {
  const { send, file } = openShop({ businesses: [SHOP_WITH_HOLD] })
  const there = { touchpoint: 'hold' }
  const { results } = await bodyOf(
    send([visit(1, undefined, there), visit(2, [], { ...there, event: 'shown' }), visit(3)]),
  )
  expect(results).toMatchObject([
    { code: 'not-asked' },
    { code: 'not-asked' },
    { status: 'stored' },
  ])
  expect(recount(file)).toMatchObject({ responses: 1 })
})

test('one answer that does not fit rejects the whole response', async () => {
  const { send, file } = openShop()
  await send([
    visit(1, [
      { question: 'satisfaction', value: 4 },
      { question: 'recommend', value: 11 },
    ]),
  ])
  expect(recount(file).answers).toBe(0)
})

test('an id that is a response at another touchpoint is rejected as a conflict', async () => {
  const { send } = openShop()
  await send([visit(1)])
  const { results } = await bodyOf(send([visit(1, undefined, { touchpoint: 'checkout' })]))
  expect(results).toMatchObject([{ id: idOf(1), status: 'rejected', code: 'conflict' }])
})

test('two parts of one response in one batch are both stored, in order', async () => {
  const { send } = openShop()
  const comment = [{ question: 'comment', value: 'ok' }]
  const { results } = await bodyOf(send([visit(1), visit(1, comment), visit(1), visit(2)]))
  expect(results.map(({ status }: { status: string }) => status)).toEqual([
    'stored',
    'stored',
    'duplicate',
    'stored',
  ])
})

test.each([
  ['no JSON', '{"business":', ['']],
  ['no object', '[]', ['']],
  ['an empty body', '', ['']],
  ['no business and no responses', '{}', ['business', 'responses']],
  ['a clock that is none', { ...BATCH, sentAt: -1 }, ['sentAt']],
  ['a device without a name', { ...BATCH, device: {} }, ['device.id', 'device.boot']],
  [
    'more responses than allowed, and a clock that is none',
    { business: 'acme', sentAt: -1, responses: Array.from({ length: 501 }, () => 0) },
    ['responses', 'sentAt'],
  ],
])('400: %s', async (_name, body, paths) => {
  const { ask } = openShop()
  const response = await ask(
    '/v1/responses',
    post(body, { ...JSON_TYPE, origin: 'https://a.example' }),
  )
  expect(response.status).toBe(400)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
  const problem = await bodyOf(response)
  expect(problem).toMatchObject({
    type: 'urn:shopbell:problem:not-a-batch',
    title: expect.any(String) as unknown,
    status: 400,
    code: 'not-a-batch',
  })
  // It may well be a JSON object with these two in it.
  expect(problem.detail).not.toMatch(/"business"|"responses"/)
  expect(problem.problems.map(({ path }: { path: string }) => path)).toEqual(paths)
})

test('nothing of what was sent is repeated but an id', async () => {
  const { ask, send } = openShop()
  const evil = '<script>evil</script>'
  const bodies = [
    send([
      visit(1, [{ question: 'satisfaction', value: evil }]),
      visit(2, [{ question: evil, value: 1 }]),
      visit(3, undefined, { touchpoint: evil, ended: evil, fields: { [`${evil}\n`]: evil } }),
    ]),
    ask('/v1/responses', post({ business: evil, responses: evil, sentAt: evil })),
    ask('/v1/responses', post({ business: 'evil', responses: [] })),
  ]
  for (const response of await Promise.all(bodies))
    expect(await response.text()).not.toMatch(/evil/)
})

test.each([
  [undefined],
  ['text/html'],
  ['application/x-www-form-urlencoded'],
  ['application/jsonx'],
])('415: a body of type %s', async (type) => {
  const { ask } = openShop()
  const body = new TextEncoder().encode(JSON.stringify(BATCH))
  const headers = type === undefined ? {} : { 'content-type': type }
  const response = await ask('/v1/responses', { method: 'POST', headers, body })
  expect(response.status).toBe(415)
  expect(await bodyOf(response)).toMatchObject({ code: 'wrong-type', status: 415 })
})

test('413: a body that declares to be too large is not read', async () => {
  const { ask } = openShop()
  const body = new ReadableStream({
    pull() {
      throw new Error('it was read')
    },
  })
  const headers = { ...JSON_TYPE, 'content-length': String(256 * 1024 + 1) }
  const init = { method: 'POST', headers, body, duplex: 'half' } as RequestInit
  const response = await ask('/v1/responses', init)
  expect(response.status).toBe(413)
  expect(await bodyOf(response)).toMatchObject({ code: 'too-large' })
})

test('413: a body that declares nothing is read no further than the limit', async () => {
  const { ask } = openShop()
  let read = 0
  const body = new ReadableStream({
    pull(controller) {
      read += 65_536
      controller.enqueue(new Uint8Array(65_536))
    },
  })
  const init = { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' } as RequestInit
  expect((await ask('/v1/responses', init)).status).toBe(413)
  expect(read).toBeLessThan(1_000_000)
})

test('413: a batch of more than 500 responses, and of 500 none', async () => {
  const { send } = openShop()
  const visits = Array.from({ length: 501 }, (_, n) => visit(n + 1))
  const response = await send(visits)
  expect(response.status).toBe(413)
  expect(await bodyOf(response)).toMatchObject({
    code: 'too-many',
    detail: expect.stringMatching(/at most 500 responses/) as unknown,
  })
  expect((await send(visits.slice(1))).status).toBe(200)
})

test('a body of exactly 256 KiB is read', async () => {
  const { ask } = openShop()
  const text = JSON.stringify(BATCH).padEnd(256 * 1024)
  expect((await ask('/v1/responses', post(text))).status).toBe(200)
  expect((await ask('/v1/responses', post(`${text} `))).status).toBe(413)
})

test('400: a body that breaks off', async () => {
  const { ask } = openShop()
  const body = new ReadableStream({
    pull(controller) {
      controller.error(new Error('gone'))
    },
  })
  const init = { method: 'POST', headers: JSON_TYPE, body, duplex: 'half' } as RequestInit
  expect(await bodyOf(ask('/v1/responses', init))).toMatchObject({ code: 'broken-body' })
})

test('403: a business that is not served', async () => {
  const { ask } = openShop()
  const response = await ask('/v1/responses', post({ ...BATCH, business: 'nobody' }))
  expect(response.status).toBe(403)
  expect(await bodyOf(response)).toMatchObject({
    code: 'unknown-business',
    detail: expect.stringContaining('no business') as unknown,
  })
})

test('503: what is not durable is stored nowhere, and may be sent again later', async () => {
  const broken: Partial<Store> = {
    put: () => Promise.reject(new StoreUnavailable('disk full')),
    close: () => Promise.resolve(),
  }
  const { ask } = openShop({ store: broken as Store })
  const response = await ask(
    '/v1/responses',
    post(BATCH, { ...JSON_TYPE, origin: 'https://a.example' }),
  )
  expect(response.status).toBe(503)
  expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
  const problem = await bodyOf(response)
  expect(problem).toMatchObject({ code: 'unavailable', status: 503 })
  expect(JSON.stringify(problem)).not.toContain('disk')
})

test('500: a mistake of ours says nothing of itself to a client', async () => {
  const broken: Partial<Store> = {
    put: () => Promise.reject(new Error('a secret of the code')),
    close: () => Promise.resolve(),
  }
  const errors: unknown[] = []
  const { send } = openShop({
    store: broken as Store,
    log: { ...SILENT, mistake: (error) => errors.push(error) },
  })
  const response = await send([visit(1)])
  expect(response.status).toBe(500)
  expect(await response.text()).not.toContain('secret')
  expect(String(errors[0])).toContain('secret')
})

const PICKY = config({ ...SHOP, origins: ['https://shop.example'] })

test.each([
  ['an origin of its list', PICKY, 'https://shop.example', 200],
  ['the collector’s own pages', PICKY, 'http://shop.test', 200],
  ['the same behind TLS', PICKY, 'https://shop.test', 200],
  ['no page at all', PICKY, undefined, 200],
  ['another origin', PICKY, 'https://evil.example', 403],
  ['another port of the collector’s own', PICKY, 'http://shop.test:99', 403],
  ['the same on another port', PICKY, 'https://shop.example:444', 403],
  ['a page without an origin', PICKY, 'null', 403],
  ['anybody, where there is no list', SHOP, 'https://any.example', 200],
])('origins: %s', async (_name, business, origin, status) => {
  const { ask, file } = openShop({ businesses: [business] })
  const headers = origin === undefined ? JSON_TYPE : { ...JSON_TYPE, origin }
  const response = await ask('/v1/responses', post(BATCH, headers))
  expect(response.status).toBe(status)
  expect(response.headers.get('vary')).toBe('Origin')
  // A refusal can be read by the page it is for, so that its developer learns the reason.
  expect(response.headers.get('access-control-allow-origin')).toBe(origin ?? null)
  expect(response.headers.get('timing-allow-origin')).toBe(origin ?? null)
  expect(recount(file).responses).toBe(status === 200 ? 1 : 0)
  if (status === 403) expect(await bodyOf(response)).toMatchObject({ code: 'forbidden-origin' })
})

test.each(['https://shop.example', 'https://evil.example'])(
  'a preflight from %s',
  async (origin) => {
    const { ask } = openShop({ businesses: [PICKY] })
    const headers = { origin, 'access-control-request-method': 'POST' }
    const response = await ask('/v1/responses', { method: 'OPTIONS', headers })
    expect(response.status).toBe(204)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('access-control-allow-methods')).toBe('POST')
    expect(response.headers.get('access-control-allow-headers')).toBe(
      'Authorization, Content-Type, Shopbell-Clock',
    )
  },
)

test('answers of several businesses stay apart', async () => {
  const other = config({ ...SHOP, business: { ...SHOP.business, id: 'other' } })
  const { ask, read } = openShop({ businesses: [SHOP, other] })
  await ask('/v1/responses', post(BATCH))
  await ask('/v1/responses', post({ ...BATCH, business: 'other' }))
  expect((await bodyOf(read('/v1/responses?business=other'))).responses).toHaveLength(1)
  expect((await read('/v1/responses')).status).toBe(400)
})

test('a touchpoint of another business is unknown here, and its neighbours are stored', async () => {
  const other = config({
    ...SHOP,
    business: { ...SHOP.business, id: 'other' },
    touchpoints: SHOP.touchpoints.map((each) =>
      Object.assign({}, each, { id: `their-${each.id}` }),
    ),
  })
  const { send, store } = openShop({ businesses: [SHOP, other] })
  const { results } = await bodyOf(
    send([visit(1), visit(2, undefined, { touchpoint: 'their-exit' }), visit(3)]),
  )
  expect(results).toMatchObject([
    { id: idOf(1), status: 'stored' },
    { id: idOf(2), status: 'rejected', code: 'unknown-touchpoint' },
    { id: idOf(3), status: 'stored' },
  ])
  expect(await store.recent({ business: 'other', limit: 9 })).toEqual([])
})
