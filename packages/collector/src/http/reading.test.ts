import { describe, expect, test } from 'vitest'
import { idOf } from '../testing/items.ts'
import { bodyOf, NOON, openShop, TOKEN } from '../testing/shop.ts'

const HOUR = 3_600_000

function visit(n: number): object {
  const answers = [{ question: 'satisfaction', value: 4 }]
  return { id: idOf(n), touchpoint: 'exit', at: NOON, answers }
}

function signIn(body: object, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  }
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')!.split(';')[0]!
}

test.each(['/v1/report', '/v1/responses'])('401: %s is not for everybody', async (path) => {
  const { ask } = openShop()
  for (const headers of [
    {},
    { authorization: 'Bearer wrong' },
    { authorization: `Basic ${TOKEN}` },
    { authorization: `Bearer ${TOKEN}x` },
    { cookie: 'shopbell_session=9999999999999.x' },
    { cookie: 'shopbell_session=' },
  ] as Record<string, string>[]) {
    const response = await ask(path, { headers })
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/)
    expect(await bodyOf(response)).toMatchObject({ code: 'unauthorized' })
  }
  expect((await ask(path, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(200)
})

test('a token signs a browser in for twelve hours', async () => {
  let now = NOON
  const { ask } = openShop({ now: () => now })
  const signedIn = await ask('/v1/session', signIn({ token: TOKEN }))
  expect(signedIn.status).toBe(204)
  const set = signedIn.headers.get('set-cookie')!
  expect(set).toMatch(/; HttpOnly; SameSite=Strict$/)
  expect(set).toContain('; Path=/;')
  expect(set).toContain(`Max-Age=${12 * 3600}`)
  const headers = { cookie: `other=1; ${cookieOf(signedIn)}` }
  expect((await ask('/v1/report', { headers })).status).toBe(200)
  now += 12 * HOUR - 1
  expect((await ask('/v1/report', { headers })).status).toBe(200)
  now += 1
  expect((await ask('/v1/report', { headers })).status).toBe(401)
})

test('a session cannot be made longer by hand', async () => {
  const { ask } = openShop()
  const cookie = cookieOf(await ask('/v1/session', signIn({ token: TOKEN })))
  const longer = cookie.replace(/=(\d+)/, (_, ends: string) => `=${Number(ends) + 1}`)
  expect((await ask('/v1/report', { headers: { cookie: longer } })).status).toBe(401)
})

test('a one-time code signs in once, within ten minutes', async () => {
  let now = NOON
  const { ask, access } = openShop({ now: () => now })
  const [first, second] = [access.newCode(), access.newCode()]
  now += 10 * 60_000 - 1
  expect((await ask('/v1/session', signIn({ code: first }))).status).toBe(204)
  expect((await ask('/v1/session', signIn({ code: first }))).status).toBe(401)
  now += 1
  expect((await ask('/v1/session', signIn({ code: second }))).status).toBe(401)
})

test('a cookie that came by https goes by https only', async () => {
  const { ask } = openShop()
  for (const [path, headers] of [
    ['https://shop.test/v1/session', {}],
    ['/v1/session', { 'x-forwarded-proto': 'https' }],
  ] as const) {
    const response = await ask(path, signIn({ token: TOKEN }, headers))
    expect(response.headers.get('set-cookie')).toMatch(/; Secure$/)
  }
})

test.each([
  ['a wrong token', signIn({ token: 'wrong' }), 401],
  ['a wrong code', signIn({ code: 'wrong' }), 401],
  ['nothing', signIn({}), 400],
  ['no JSON', { ...signIn({}), body: '{' }, 400],
  ['another page', signIn({ token: TOKEN }, { origin: 'https://evil.example' }), 403],
  ['a page without an origin', signIn({ token: TOKEN }, { origin: 'null' }), 403],
  ['a form', signIn({ token: TOKEN }, { 'content-type': 'multipart/form-data' }), 415],
  ['a book', signIn({ token: 'x'.repeat(5000) }), 413],
  ['our own page', signIn({ token: TOKEN }, { origin: 'http://shop.test' }), 204],
])('signing in with %s: %#', async (_name, init, status) => {
  const { ask } = openShop()
  const response = await ask('/v1/session', init)
  expect(response.status).toBe(status)
  expect(response.headers.has('set-cookie')).toBe(status === 204)
})

test('signing out takes the cookie away', async () => {
  const { ask } = openShop()
  const response = await ask('/v1/session', { method: 'DELETE' })
  expect(response.status).toBe(204)
  expect(response.headers.get('set-cookie')).toMatch(/^shopbell_session=; Max-Age=0;/)
})

test('the newest responses are listed first, and from a cursor on', async () => {
  const { send, read } = openShop()
  await send([1, 2, 3].map(visit))
  const all = await bodyOf(read('/v1/responses'))
  expect(all).toMatchObject({ business: 'acme', cursor: 3 })
  expect(all.responses.map(({ id }: { id: string }) => id)).toEqual([3, 2, 1].map(idOf))
  expect(all.responses[0]).toEqual({
    cursor: 3,
    id: idOf(3),
    touchpoint: 'exit',
    at: NOON,
    received: NOON,
    hour: '2026-11-22T07',
    locale: null,
    ended: null,
    device: null,
    uncertain: false,
    flags: [],
    fields: null,
    answers: [{ question: 'satisfaction', value: 4 }],
  })
  expect(await bodyOf(read('/v1/responses?after=3'))).toEqual({
    business: 'acme',
    cursor: 3,
    responses: [],
  })
  expect(await bodyOf(read('/v1/responses?limit=1&before=3'))).toMatchObject({
    responses: [{ id: idOf(2) }],
  })
})

describe('contacts', () => {
  const contact = { email: 'ana@b.example', consent: true }

  async function withContact() {
    const shop = openShop()
    const answers = [
      { question: 'contact', value: contact },
      { question: 'satisfaction', value: 1 },
    ]
    await shop.send([{ ...visit(1), answers }])
    return shop
  }

  test('are told to the token that asks for them', async () => {
    const { read } = await withContact()
    const { responses } = await bodyOf(read('/v1/responses?contacts=true'))
    expect(responses[0].answers).toEqual([
      { question: 'contact', value: contact },
      { question: 'satisfaction', value: 1 },
    ])
  })

  test('are nowhere else in what can be read', async () => {
    const { read, ask } = await withContact()
    for (const path of [
      '/v1/responses',
      '/v1/responses?contacts=false',
      '/v1/report',
      '/v1/report?by=question',
      '/metrics',
    ]) {
      const response = await read(path)
      expect(response.status).toBe(200)
      expect(await response.text()).not.toContain('ana@')
    }
    expect((await ask('/v1/responses?contacts=true')).status).toBe(401)
  })

  test('403: a browser that is signed in does not see them', async () => {
    const { ask } = await withContact()
    const cookie = cookieOf(await ask('/v1/session', signIn({ token: TOKEN })))
    const response = await ask('/v1/responses?contacts=true', { headers: { cookie } })
    expect(response.status).toBe(403)
    const text = await response.text()
    expect(JSON.parse(text)).toMatchObject({ code: 'token-only' })
    expect(text).not.toContain('ana@')
    expect((await ask('/v1/responses', { headers: { cookie } })).status).toBe(200)
  })
})

test.each(['contacts=yes', 'limit=0', 'limit=501', 'limit=x', 'after=-1', 'before=1.5', 'of=me'])(
  '400: responses with %s',
  async (query) => {
    const { read } = openShop()
    const response = await read(`/v1/responses?${query}`)
    expect(response.status).toBe(400)
    expect((await bodyOf(response)).problems).toHaveLength(1)
  },
)

test('503: a store that cannot be read', async () => {
  const { store, read } = openShop()
  await store.close()
  const response = await read('/v1/report')
  expect(response.status).toBe(503)
  expect(response.headers.has('retry-after')).toBe(true)
})
