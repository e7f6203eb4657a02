import { expect, test } from 'vitest'
import { idOf } from '../testing/items.ts'
import { bodyOf, NOON, openShop } from '../testing/shop.ts'

function visits(first: number, count: number): readonly object[] {
  return Array.from({ length: count }, (_, n) => ({
    id: idOf(first + n),
    touchpoint: 'exit',
    at: NOON,
    answers: [{ question: 'satisfaction', value: 4 }],
  }))
}

const FEW = { client: { perSecond: 1, burst: 2 }, business: null }

test('a client that sends too often is told when it may again, and nothing of it is stored', async () => {
  let time = NOON
  const { send, read, collector } = openShop({ rates: FEW, client: 'one', now: () => time })
  for (const n of [1, 2]) expect((await send(visits(n, 1))).status).toBe(200)
  const refused = await send(visits(3, 1))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  expect(await bodyOf(refused)).toMatchObject({ code: 'too-many-requests', status: 429 })
  const other = new Request('http://shop.test/v1/prompts/exit')
  expect((await collector.fetch(other, { client: 'two' })).status).toBe(200)
  time += 1_000
  expect((await bodyOf(read('/v1/responses'))).responses).toHaveLength(2)
})

test('a page reads why it was refused', async () => {
  const { ask } = openShop({ rates: FEW, client: 'one' })
  const from = { headers: { origin: 'https://acme.example' } }
  for (let tries = 0; tries < 2; tries++) await ask('/v1/prompts/exit', from)
  const refused = await ask('/v1/prompts/exit', from)
  expect(refused.status).toBe(429)
  expect(refused.headers.get('access-control-allow-origin')).toBe('https://acme.example')
  expect(refused.headers.get('access-control-expose-headers')).toContain('Retry-After')
})

test('what is no request of a client is not counted: preflights, files, health', async () => {
  const { ask } = openShop({ rates: FEW, client: 'one' })
  for (let tries = 0; tries < 5; tries++) {
    expect((await ask('/v1/responses', { method: 'OPTIONS' })).status).toBe(204)
    for (const path of ['/healthz', '/readyz', '/metrics', '/openapi.json']) {
      expect((await ask(path)).status).toBe(200)
    }
  }
})

test('the machine itself is not limited', async () => {
  const { send } = openShop({ rates: FEW })
  for (let n = 0; n < 5; n++) expect((await send(visits(n, 1))).status).toBe(200)
})

test('a business takes only so many responses, whoever sends them; the batch is refused whole', async () => {
  const rates = { client: null, business: { perSecond: 10, burst: 100 } }
  const { send, read } = openShop({ rates })
  expect((await send(visits(0, 90))).status).toBe(200)
  const refused = await send(visits(90, 20))
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  expect((await bodyOf(refused)).code).toBe('too-many-responses')
  expect((await send(visits(200, 10))).status).toBe(200)
  expect((await bodyOf(read('/v1/responses?limit=500'))).responses).toHaveLength(100)
})

test('JSON that is nested without end is no batch', async () => {
  const { ask } = openShop()
  for (const body of ['['.repeat(200_000), `{"business":"acme","responses":${'['.repeat(20)}`]) {
    const response = await ask('/v1/responses', { method: 'POST', body })
    expect([response.status, (await bodyOf(response)).code]).toEqual([400, 'not-a-batch'])
  }
})

test('an answer is never many times what was asked', async () => {
  const { send } = openShop()
  const answers = Array.from({ length: 50 }, () => 0)
  const response = await send(Array.from({ length: 500 }, () => ({ answers })))
  const text = await response.text()
  const asked = JSON.stringify({ answers }).length
  expect(text.length / 500).toBeLessThan(4 * asked)
  expect(text).toContain('and 48 more')
})
