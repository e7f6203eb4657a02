import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, TOKEN, type Shop } from '../testing/shop.ts'
import { tablet } from '../testing/tablet.ts'

const OTHER = config({ ...SHOP, business: { ...SHOP.business, id: 'other' } })
const DAY = 86_400_000

function bearer(token: string): Record<string, string> {
  return { authorization: `Bearer ${token}` }
}

function post(value: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  }
}

async function make(
  { ask }: Pick<Shop, 'ask'>,
  scopes: readonly string[],
  query = '',
): Promise<{ id: string; token: string }> {
  const made = await ask(`/v1/tokens${query}`, post({ name: 'Till', scopes }, bearer(TOKEN)))
  expect(made.status).toBe(201)
  return bodyOf(made)
}

const VISIT = {
  id: idOf(1),
  touchpoint: 'exit',
  at: NOON,
  answers: [
    { question: 'satisfaction', value: 4 },
    { question: 'contact', value: { email: 'ana@b.example', consent: true } },
  ],
}
const BATCH = { business: 'acme', responses: [VISIT] }

async function statusOf({ ask }: Shop, path: string, token: string): Promise<number> {
  return (await ask(path, { headers: bearer(token) })).status
}

test('a token is told once, and its hash alone is kept', async () => {
  const shop = openShop()
  const { id, token } = await make(shop, ['read'])
  expect(token).toMatch(new RegExp(`^acme~${id}~[\\w-]{43}$`))
  const listed = await shop.read('/v1/tokens')
  const text = await listed.text()
  expect(JSON.parse(text)).toEqual({
    business: 'acme',
    tokens: [
      { id, name: 'Till', scopes: ['read'], madeAt: NOON, revokedAt: null, lastUsedOn: null },
    ],
  })
  const bytes = readFileSync(shop.file, 'latin1') + readFileSync(`${shop.file}-wal`, 'latin1')
  expect(bytes).toContain('Till')
  expect(bytes + text).not.toContain(token.split('~')[2])
})

test('each scope allows what it is for, and nothing else', async () => {
  const shop = openShop()
  await shop.send([VISIT])
  const allowed: Record<string, readonly string[]> = {}
  for (const scope of ['ingest', 'read', 'manage']) {
    const { token } = await make(shop, [scope])
    const statuses = {
      send: (await shop.ask('/v1/responses', post(BATCH, bearer(token)))).status,
      report: await statusOf(shop, '/v1/report', token),
      listing: await statusOf(shop, '/v1/responses', token),
      devices: await statusOf(shop, '/v1/devices', token),
      tokens: await statusOf(shop, '/v1/tokens', token),
      contacts: await statusOf(shop, '/v1/responses?contacts=true', token),
    }
    allowed[scope] = Object.entries(statuses).flatMap(([what, code]) =>
      code === 200 ? [what] : [],
    )
    expect(Object.values(statuses).every((code) => code === 200 || code === 403)).toBe(true)
  }
  expect(allowed).toEqual({
    ingest: ['send'],
    read: ['report', 'listing', 'devices'],
    manage: ['tokens'],
  })
  const { token } = await make(shop, ['read', 'manage'])
  expect(await statusOf(shop, '/v1/responses?contacts=true', token)).toBe(200)
})

test('who lacks a scope learns which', async () => {
  const shop = openShop()
  const { token } = await make(shop, ['read'])
  const response = await shop.ask('/v1/responses?contacts=true', { headers: bearer(token) })
  const text = await response.text()
  expect([response.status, JSON.parse(text).code]).toEqual([403, 'wrong-scope'])
  expect(text).toContain('manage')
  expect(text).not.toContain('ana@')
})

test('a token is for its business, and does not learn of others', async () => {
  const shop = openShop({ businesses: [SHOP, OTHER] })
  const { token } = await make(shop, ['read', 'manage', 'ingest'], '?business=acme')
  expect(await statusOf(shop, '/v1/report', token)).toBe(200)
  expect((await bodyOf(shop.ask('/v1/tokens', { headers: bearer(token) }))).business).toBe('acme')
  for (const business of ['other', 'nobody']) {
    for (const path of ['report', 'tokens', 'devices', 'responses']) {
      const response = await shop.ask(`/v1/${path}?business=${business}`, {
        headers: bearer(token),
      })
      expect([response.status, (await bodyOf(response)).code]).toEqual([403, 'unknown-business'])
    }
    const sent = await shop.ask('/v1/responses', post({ ...BATCH, business }, bearer(token)))
    expect(sent.status).toBe(403)
  }
})

test('a token of one business cannot confirm the tablet of another', async () => {
  const shop = openShop({ businesses: [SHOP, OTHER] })
  const { token } = await make(shop, ['manage'], '?business=other')
  const { words } = await bodyOf(
    shop.ask('/v1/pairings', post({ business: 'acme', device: 'tablet-1' })),
  )
  const path = `/v1/pairings/${words}/confirmation`
  expect((await shop.ask(path, post({ touchpoint: 'exit' }, bearer(token)))).status).toBe(404)
  expect((await shop.ask(path, post({ touchpoint: 'exit' }, bearer(TOKEN)))).status).toBe(200)
})

test('a revoked token is refused at once, and so is the session that was made with it', async () => {
  const shop = openShop()
  const { id, token } = await make(shop, ['read', 'ingest'])
  const signedIn = await shop.ask('/v1/session', post({ token }))
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  expect((await shop.ask('/v1/report', { headers: { cookie } })).status).toBe(200)
  const revoking = { method: 'DELETE', headers: bearer(TOKEN) }
  expect((await shop.ask(`/v1/tokens/${id}`, revoking)).status).toBe(204)
  expect(await statusOf(shop, '/v1/report', token)).toBe(401)
  expect((await shop.ask('/v1/report', { headers: { cookie } })).status).toBe(401)
  expect((await shop.ask('/v1/session', post({ token }))).status).toBe(401)
  expect((await shop.ask('/v1/responses', post(BATCH, bearer(token)))).status).toBe(401)
  expect((await bodyOf(shop.read('/v1/responses'))).responses).toEqual([])
  expect((await shop.ask('/v1/tokens/none', revoking)).status).toBe(404)
})

test('a session may do what its token may', async () => {
  const shop = openShop()
  const { token } = await make(shop, ['read'])
  const cookie = (await shop.ask('/v1/session', post({ token }))).headers.get('set-cookie')!
  const asked = await shop.ask('/v1/tokens', { headers: { cookie: cookie.split(';')[0]! } })
  expect(asked.status).toBe(403)
  const { token: sending } = await make(shop, ['ingest'])
  expect((await shop.ask('/v1/session', post({ token: sending }))).status).toBe(401)
})

test('the last day of its use is told', async () => {
  let now = NOON
  const shop = openShop({ now: () => now })
  const { token } = await make(shop, ['read'])
  await statusOf(shop, '/v1/report', token)
  now += 2 * DAY
  await statusOf(shop, '/v1/report', token)
  expect((await bodyOf(shop.read('/v1/tokens'))).tokens).toMatchObject([
    { lastUsedOn: '2026-11-24' },
  ])
})

test.each([
  { name: '', scopes: ['read'] },
  { name: 'x'.repeat(101), scopes: ['read'] },
  { name: 'Till', scopes: [] },
  { name: 'Till', scopes: ['all'] },
  { name: 'Till', scopes: 'read' },
  { scopes: ['read'] },
  null,
])('400: no token is made of %j', async (wish) => {
  const { ask } = openShop()
  expect((await ask('/v1/tokens', post(wish, bearer(TOKEN)))).status).toBe(400)
})

test('a browser that is signed in revokes tokens, and makes none', async () => {
  const shop = openShop()
  const { id } = await make(shop, ['read'])
  const cookie = (await shop.ask('/v1/session', post({ token: TOKEN }))).headers.get('set-cookie')!
  const headers = { cookie: cookie.split(';')[0]! }
  const made = await shop.ask('/v1/tokens', post({ name: 'Mine', scopes: ['manage'] }, headers))
  expect([made.status, (await bodyOf(made)).code]).toEqual([403, 'token-only'])
  expect((await shop.ask(`/v1/tokens/${id}`, { method: 'DELETE', headers })).status).toBe(204)
})

test('a server that sends for many is not held to the limit of one client', async () => {
  const rates = { client: { perSecond: 0.001, burst: 3 }, business: null }
  const shop = openShop({ rates, client: 'one' })
  const { token } = await make(shop, ['ingest'])
  for (let n = 0; n < 9; n++) {
    expect((await shop.ask('/v1/responses', post(BATCH, bearer(token)))).status).toBe(200)
  }
  expect((await shop.send([VISIT])).status).toBe(200)
  expect((await shop.send([VISIT])).status).toBe(200)
  expect((await shop.send([VISIT])).status).toBe(429)
})

describe('guessing', () => {
  test('after ten wrong tokens a client waits, also with the right one; others do not', async () => {
    let now = NOON
    const shop = openShop({ now: () => now, client: 'one' })
    for (let n = 0; n < 10; n++) expect(await statusOf(shop, '/v1/report', `guess-${n}`)).toBe(401)
    expect(await statusOf(shop, '/v1/report', TOKEN)).toBe(429)
    const other = new Request('http://shop.test/v1/report', { headers: bearer(TOKEN) })
    expect((await shop.collector.fetch(other, { client: 'two' })).status).toBe(200)
    now += 10_000
    expect(await statusOf(shop, '/v1/report', TOKEN)).toBe(200)
  })

  test('so it is at the door of the dashboard', async () => {
    const shop = openShop({ client: 'one' })
    for (let n = 0; n < 10; n++) {
      expect((await shop.ask('/v1/session', post({ code: `c${n}` }))).status).toBe(401)
    }
    const refused = await shop.ask('/v1/session', post({ token: TOKEN }))
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '10'])
    expect(await statusOf(shop, '/v1/report', TOKEN)).toBe(200)
  })

  test('what cannot be guessed locks nobody out: a revoked token that is still used', async () => {
    const shop = openShop({ client: 'one' })
    const { id, token } = await make(shop, ['read'])
    await shop.store.tokens.revoke('acme', id, NOON)
    for (let n = 0; n < 30; n++) expect(await statusOf(shop, '/v1/report', token)).toBe(401)
    expect(await statusOf(shop, '/v1/report', TOKEN)).toBe(200)
  })
})

describe('a page of somebody else', () => {
  const pages = [
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'http://shop.test' },
    { origin: 'null' },
  ] as Record<string, string>[]

  test.each(pages)('changes nothing by the cookie of whoever looks at it: %j', async (page) => {
    const shop = openShop()
    await tablet(shop).pair()
    const { id } = await make(shop, ['read'])
    const cookie = (await shop.ask('/v1/session', post({ token: TOKEN }))).headers.get(
      'set-cookie',
    )!
    const headers = { cookie: cookie.split(';')[0]!, ...page }
    for (const [method, path, value] of [
      ['POST', '/v1/devices/tablet-1/status', { status: 'revoked' }],
      ['POST', '/v1/pairings/one-two-three/confirmation', { touchpoint: 'exit' }],
      ['POST', '/v1/tokens', { name: 'Mine', scopes: ['read'] }],
      ['POST', '/v1/session', { token: TOKEN }],
    ] as const) {
      const response = await shop.ask(path, { ...post(value, headers), method })
      expect([path, response.status]).toEqual([path, 403])
    }
    for (const path of ['/v1/session', `/v1/tokens/${id}`]) {
      expect((await shop.ask(path, { method: 'DELETE', headers })).status).toBe(403)
    }
    expect((await bodyOf(shop.read('/v1/devices'))).devices[0].status).toBe('active')
    expect((await bodyOf(shop.read('/v1/tokens'))).tokens[0].revokedAt).toBeNull()
  })
})

test('over HTTPS the cookie is bound to the host, and a neighbour’s plain one does not count', async () => {
  const { collector, ask } = openShop()
  const fetch = (path: string, init?: RequestInit) =>
    collector.fetch(new Request(`https://shop.test${path}`, init))
  const set = (await fetch('/v1/session', post({ token: TOKEN }))).headers.get('set-cookie')!
  expect(set).toMatch(
    /^__Host-shopbell_session=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
  )
  const value = /=([^;]+)/.exec(set)![1]!
  const statusWith = async (cookie: string) =>
    (await fetch('/v1/report', { headers: { cookie } })).status
  expect(await statusWith(`__Host-shopbell_session=${value}`)).toBe(200)
  expect(await statusWith(`shopbell_session=${value}`)).toBe(401)
  const plain = { headers: { cookie: `shopbell_session=${value}` } }
  expect((await ask('/v1/report', plain)).status).toBe(200)
})

describe('a device', () => {
  test('that is revoked is refused, keeps what it has, and delivers it once it is paired again', async () => {
    const shop = openShop()
    const kiosk = tablet(shop)
    await kiosk.pair()
    const kept = { ...VISIT, answers: [{ question: 'satisfaction', value: 2 }], seq: 0 }
    const path = '/v1/devices/tablet-1/status'
    const revoked = await shop.ask(path, post({ status: 'revoked' }, bearer(TOKEN)))
    expect(await bodyOf(revoked)).toMatchObject({ device: 'tablet-1', status: 'revoked' })
    // Outboxes keep what is answered 401; only an acknowledged row is deleted.
    expect((await kiosk.send([kept])).status).toBe(401)
    expect((await bodyOf(shop.read('/v1/responses'))).responses).toEqual([])
    await kiosk.pair()
    expect((await bodyOf(kiosk.send([kept]))).results).toMatchObject([{ status: 'stored' }])
  })

  test('that is retired may still deliver', async () => {
    const shop = openShop()
    const kiosk = tablet(shop)
    await kiosk.pair()
    const path = '/v1/devices/tablet-1/status'
    expect((await shop.ask(path, post({ status: 'retired' }, bearer(TOKEN)))).status).toBe(200)
    expect((await kiosk.send([VISIT])).status).toBe(200)
  })

  test('is taken out of use only by who may manage, and only as what there is', async () => {
    const shop = openShop()
    await tablet(shop).pair()
    const { token } = await make(shop, ['read'])
    const path = '/v1/devices/tablet-1/status'
    const statuses = [
      await shop.ask(path, post({ status: 'revoked' })),
      await shop.ask(path, post({ status: 'revoked' }, bearer(token))),
      await shop.ask(path, post({ status: 'paired' }, bearer(TOKEN))),
      await shop.ask('/v1/devices/none/status', post({ status: 'revoked' }, bearer(TOKEN))),
    ].map(({ status }) => status)
    expect(statuses).toEqual([401, 403, 400, 404])
  })
})
