import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { bodyOf, NOON, openShop, SHOP_WITH_HOLD, TOKEN, type Shop } from '../testing/shop.ts'
import { tablet } from '../testing/tablet.ts'

const MANAGING = { authorization: `Bearer ${TOKEN}` }

function post(shop: Shop, path: string, value: unknown, headers: Record<string, string> = {}) {
  return shop.ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(value),
  })
}

const open = (shop: Shop, device = 'tablet-1') =>
  bodyOf(post(shop, '/v1/pairings', { business: 'acme', device }))

const poll = (shop: Shop, words: string, secret: string) =>
  shop.ask(`/v1/pairings/${words}`, { headers: { authorization: `Bearer ${secret}` } })

const confirm = (shop: Shop, words: string, value: object = { touchpoint: 'exit' }) =>
  post(shop, `/v1/pairings/${words}/confirmation`, value, MANAGING)

describe('a tablet that is paired', () => {
  test('shows three words, waits, and gets a token and its place once they are confirmed', async () => {
    const shop = openShop()
    const response = await post(shop, '/v1/pairings', { business: 'acme', device: 'tablet-1' })
    expect(response.status).toBe(201)
    const { protocol, words, secret, expiresAt } = await bodyOf(response)
    expect(protocol).toBe('shopbell/1')
    expect(words).toMatch(/^[a-z]{3,8}(-[a-z]{3,8}){2}$/)
    expect(expiresAt).toBe(NOON + 15 * 60_000)
    expect(await bodyOf(poll(shop, words, secret))).toEqual({ protocol, status: 'waiting' })
    const confirmed = await confirm(shop, words, { touchpoint: 'exit', name: 'Oak St' })
    expect(await bodyOf(confirmed)).toEqual({ protocol, device: 'tablet-1' })
    const got = await bodyOf(poll(shop, words, secret))
    expect(got).toEqual({
      protocol,
      status: 'confirmed',
      token: expect.stringMatching(/^[\w-]{43}$/),
      touchpoint: 'exit',
      name: 'Oak St',
    })
    // An answer may be lost on its way, so it can be asked for again.
    expect(await bodyOf(poll(shop, words, secret))).toEqual(got)
    expect((await bodyOf(shop.read('/v1/devices'))).devices).toMatchObject([
      { id: 'tablet-1', name: 'Oak St', touchpoint: 'exit', status: 'active', pairedAt: NOON },
    ])
  })

  test('has secrets that are nowhere in the database', async () => {
    const shop = openShop()
    const { words, secret } = await open(shop)
    await confirm(shop, words)
    const { token } = await bodyOf(poll(shop, words, secret))
    const bytes = readFileSync(shop.file, 'latin1') + readFileSync(`${shop.file}-wal`, 'latin1')
    expect(bytes).toContain(words)
    expect(bytes).not.toContain(secret)
    expect(bytes).not.toContain(token)
  })

  test('again has another token, and the one before is worth nothing', async () => {
    const shop = openShop()
    const [first, second] = [tablet(shop), tablet(shop)]
    await first.pair()
    await second.pair()
    expect(second.token).not.toBe(first.token)
    expect((await first.beat()).status).toBe(401)
    expect((await second.beat()).status).toBe(200)
  })

  test('in the place of another makes that one replaced', async () => {
    const shop = openShop()
    const [old, next] = [tablet(shop, 'old'), tablet(shop, 'next')]
    await old.pair()
    await next.pair({ touchpoint: 'exit', replaces: 'old' })
    const { devices } = await bodyOf(shop.read('/v1/devices'))
    expect(devices).toMatchObject([
      { id: 'next', status: 'active', replacedBy: null },
      { id: 'old', status: 'replaced', replacedBy: 'next' },
    ])
  })
})

describe('words', () => {
  test('are over after fifteen minutes', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const { words, secret } = await open(shop)
    now += 15 * 60_000
    expect(await bodyOf(poll(shop, words, secret))).toMatchObject({ status: 'expired' })
    expect((await confirm(shop, words)).status).toBe(410)
  })

  test('that were confirmed in time still give the token to a tablet that was offline', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const { words, secret } = await open(shop)
    await confirm(shop, words)
    now += 24 * 3_600_000
    expect(await bodyOf(poll(shop, words, secret))).toMatchObject({ status: 'confirmed' })
  })

  test('are confirmed once: the same again is well, anything else is not', async () => {
    const shop = openShop()
    const { words } = await open(shop)
    expect((await confirm(shop, words)).status).toBe(200)
    expect((await confirm(shop, words)).status).toBe(200)
    expect((await confirm(shop, words, { touchpoint: 'berlin' })).status).toBe(409)
  })

  test('tell nobody anything who has not the secret, or is signed in to read', async () => {
    const shop = openShop()
    const { words, secret } = await open(shop)
    expect((await shop.ask(`/v1/pairings/${words}`)).status).toBe(401)
    expect((await poll(shop, words, `${secret}x`)).status).toBe(401)
    expect((await poll(shop, 'no-such-words', secret)).status).toBe(404)
    const path = `/v1/pairings/${words}/confirmation`
    expect((await post(shop, path, { touchpoint: 'exit' })).status).toBe(401)
    const elsewhere = { ...MANAGING, origin: 'https://elsewhere.example' }
    expect((await post(shop, path, { touchpoint: 'exit' }, elsewhere)).status).toBe(403)
  })
})

test('a tablet cannot stand where nobody asks', async () => {
  const shop = openShop({ businesses: [SHOP_WITH_HOLD] })
  const { words } = await open(shop)
  const refused = await confirm(shop, words, { touchpoint: 'hold' })
  expect(refused.status).toBe(400)
  expect(await bodyOf(refused)).toMatchObject({ code: 'not-asked' })
  expect((await confirm(shop, words, { touchpoint: 'exit' })).status).toBe(200)
})

describe('what is limited', () => {
  test('five wrong confirmations a minute, of whatever words; right ones wait too', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const { words } = await open(shop)
    const wrong = [
      () => confirm(shop, 'no-such-words'),
      () => confirm(shop, words, { touchpoint: 'nowhere' }),
      () => confirm(shop, words, { touchpoint: 'exit', replaces: 'nobody' }),
      () => confirm(shop, 'no-such-words'),
      () => confirm(shop, 'no-such-words'),
    ]
    const statuses: number[] = []
    for (const each of wrong) statuses.push((await each()).status)
    expect(statuses).toEqual([404, 400, 400, 404, 404])
    const limited = await confirm(shop, words)
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '60'])
    now += 60_000
    expect((await confirm(shop, words)).status).toBe(200)
  })

  test('sixty requests for words a minute', async () => {
    const shop = openShop()
    for (let n = 0; n < 60; n++) await open(shop, `tablet-${n}`)
    const response = await post(shop, '/v1/pairings', { business: 'acme', device: 'one-more' })
    expect(response.status).toBe(429)
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

test.each([
  ['no device', { business: 'acme' }, 400],
  ['an unknown business', { business: 'nobody', device: 'a' }, 403],
])('%s is refused', async (_name, value, status) => {
  expect((await post(openShop(), '/v1/pairings', value)).status).toBe(status)
})
