import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { StoreUnavailable, type Store } from '../store/store.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf, NOON, openShop, TOKEN } from '../testing/shop.ts'
import { tablet } from '../testing/tablet.ts'
import { LOG_LEVELS, type LogLevel, pinoLog } from './pino-log.ts'

function logged(level: LogLevel = 'debug') {
  const lines: string[] = []
  const log = pinoLog(
    level,
    (line) => lines.push(line),
    () => NOON,
  )
  return {
    log,
    lines,
    told: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

const VISIT = {
  id: idOf(1),
  touchpoint: 'exit',
  at: NOON,
  answers: [{ question: 'comment', value: 'what-somebody-wrote' }],
  fields: { order: 'what-somebody-bought' },
}

test('a request is one line of JSON: route, status, time, and the id that its answer has too', async () => {
  const { log, told } = logged()
  const { ask } = openShop({ log })
  const answered = await ask('/v1/prompts/exit?locale=de')
  const id = answered.headers.get('x-request-id')
  expect(id).toMatch(/^[\da-f-]{36}$/)
  expect(told()).toEqual([
    {
      level: 'debug',
      time: '2026-11-22T12:00:00.000Z',
      id,
      method: 'GET',
      route: '/v1/prompts/:touchpoint',
      status: 200,
      ms: expect.any(Number) as number,
      msg: 'request',
    },
  ])
})

test('a refused request tells why', async () => {
  const { log, told } = logged('info')
  const { ask, send } = openShop({ log })
  await ask('/v1/report')
  await ask('/v1/prompts/nowhere')
  await send([VISIT])
  expect(told()).toMatchObject([
    { level: 'info', status: 401, code: 'unauthorized', route: '/v1/report' },
    { level: 'info', status: 404, code: 'unknown-touchpoint' },
  ])
})

test('the id of a proxy before us is kept, unless it is more than a word', async () => {
  const { ask } = openShop()
  const idFor = async (id: string) =>
    (await ask('/healthz', { headers: { 'x-request-id': id } })).headers.get('x-request-id')
  expect(await idFor('edge-7f3a.91')).toBe('edge-7f3a.91')
  for (const id of ['short', 'x'.repeat(65), 'a b c d e f', '"},{"level":"error"']) {
    expect(await idFor(id)).toMatch(/^[\da-f-]{36}$/)
  }
})

test('a mistake of ours is told with the request in which it happened; its sender learns only that', async () => {
  const { log, told } = logged('error')
  const broken: Partial<Store> = {
    recent: () => Promise.reject(new TypeError('no such thing')),
    close: () => Promise.resolve(),
  }
  const { ask } = openShop({ log, store: broken as Store })
  const answered = await ask('/v1/responses', { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(answered.status).toBe(500)
  expect(await answered.text()).not.toContain('no such thing')
  expect(told()).toMatchObject([
    {
      level: 'error',
      id: answered.headers.get('x-request-id'),
      err: { type: 'TypeError', message: 'no such thing', stack: expect.stringContaining(' at ') },
    },
  ])
})

test('who floods us does not fill the disk: what is not told is counted', async () => {
  const { log, told } = logged('info')
  const { ask } = openShop({ log })
  for (let n = 0; n < 250; n++) await ask('/v1/report')
  expect(told()).toHaveLength(200)
  log.event('still here')
  expect(told()).toHaveLength(201)
})

describe('nothing secret is told', () => {
  const SECRETS = [
    TOKEN,
    'what-somebody-wrote',
    'what-somebody-bought',
    'ana@b.example',
    'a-cookie-of-somebody',
    'a-wrong-token',
    'a-wrong-code',
    'a-word-in-a-query',
    'the-password',
    '203.0.113.77',
    'Agent/7',
  ]

  test.each(LOG_LEVELS)(
    'at level %s: not in a line, not in an answer to somebody else',
    async (level) => {
      const { log, lines } = logged(level)
      const shop = openShop({ log })
      const answers: string[] = []
      const ask = async (path: string, init: RequestInit = {}): Promise<void> => {
        const headers = {
          'user-agent': 'Agent/7',
          'x-forwarded-for': '203.0.113.77',
          cookie: '__Host-shopbell_session=a-cookie-of-somebody',
          ...(init.headers as Record<string, string> | undefined),
        }
        const answered = await shop.ask(path, { ...init, headers })
        answers.push(await answered.text(), JSON.stringify([...answered.headers]))
      }
      const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
        ask(path, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        })
      const kiosk = tablet(shop)
      await kiosk.pair()
      await post('/v1/responses', {
        business: 'acme',
        responses: [VISIT, { ...VISIT, at: 'ana@b.example' }],
      })
      await post('/v1/responses', '{"what-somebody-wrote"')
      await post('/v1/responses', { business: 'a-word-in-a-query', responses: [VISIT] })
      await post('/v1/session', { token: 'a-wrong-token' })
      await post('/v1/session', { code: 'a-wrong-code' })
      await post('/v1/session', { token: TOKEN })
      await ask('/v1/report?where.a-word-in-a-query=1&from=a-word-in-a-query')
      await ask('/v1/prompts/a-word-in-a-query?locale=a-word-in-a-query')
      await ask('/a-word-in-a-query?a-word-in-a-query')
      await ask('/v1/report', { headers: { authorization: 'Bearer a-wrong-token' } })
      for (const path of [
        '/v1/report?by=a-word-in-a-query',
        '/v1/responses?limit=a-word-in-a-query',
        '/v1/report?business=a-word-in-a-query',
      ]) {
        await ask(path, { headers: { authorization: `Bearer ${TOKEN}` } })
      }
      log.mistake(new StoreUnavailable(new Error('no postgres://shop:the-password@db:5432/shop')))
      const told = lines.join('\n')
      const all = [...SECRETS, kiosk.token!]
      expect(all.filter((secret) => told.includes(secret))).toEqual([])
      expect(all.filter((secret) => answers.join('\n').includes(secret))).toEqual([])
      expect(lines.length > 0).toBe(level !== 'silent')
    },
  )

  test('nor kept: no address of a client, no browser, is in the database', async () => {
    const shop = openShop({ client: 'one' })
    await shop.ask('/v1/responses', {
      method: 'POST',
      headers: { 'user-agent': 'Agent/7', 'x-forwarded-for': '203.0.113.77' },
      body: JSON.stringify({ business: 'acme', responses: [VISIT] }),
    })
    expect((await bodyOf(shop.read('/v1/responses'))).responses).toHaveLength(1)
    const bytes = readFileSync(shop.file, 'latin1') + readFileSync(`${shop.file}-wal`, 'latin1')
    for (const secret of ['203.0.113.77', 'Agent/7', TOKEN]) expect(bytes).not.toContain(secret)
  })
})

test('a server password is told of nobody, wherever it stands in an error', () => {
  const { log, lines } = logged('error')
  log.mistake(new Error('postgres://shop:the-password@db/shop and amqp://a:the-password@b'))
  expect(lines.join('')).not.toContain('the-password')
  expect(lines.join('')).toContain('postgres://shop:***@db/shop')
})
