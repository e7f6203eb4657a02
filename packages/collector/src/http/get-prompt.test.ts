import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bodyOf, config, openShop, SHOP, SHOP_WITH_HOLD } from '../testing/shop.ts'

test('a prompt says what to draw, and may be kept for a minute', async () => {
  const { ask } = openShop()
  const response = await ask('/v1/prompts/exit?business=acme', {
    headers: { origin: 'https://a.example' },
  })
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe(
    'public, max-age=60, stale-while-revalidate=86400',
  )
  expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
  expect(response.headers.get('vary')).toBe('Origin, Accept-Encoding')
  expect(await bodyOf(response)).toMatchObject({
    protocol: 'shopbell/1',
    touchpoint: { id: 'exit', location: 'oak-st' },
    questions: [{ id: 'satisfaction' }, {}, {}, {}, {}],
  })
})

test('the business may be left out where there is one', async () => {
  const other = config({ ...SHOP, business: { ...SHOP.business, id: 'other' } })
  expect((await openShop().ask('/v1/prompts/exit')).status).toBe(200)
  const two = openShop({ businesses: [SHOP, other] })
  expect((await two.ask('/v1/prompts/exit')).status).toBe(403)
  expect(await bodyOf(two.ask('/v1/prompts/exit?business=other'))).toMatchObject({
    business: { id: 'other' },
  })
})

test('a prompt that is known is not sent again', async () => {
  const { ask } = openShop()
  const etag = (await ask('/v1/prompts/exit')).headers.get('etag')!
  expect(etag).toMatch(/^"[\w-]+"$/)
  for (const known of [etag, `"old", W/${etag}`, '*']) {
    const response = await ask('/v1/prompts/exit', { headers: { 'if-none-match': known } })
    expect(response.status).toBe(304)
    expect(response.headers.get('etag')).toBe(etag)
    expect(await response.text()).toBe('')
  }
  const other = await ask('/v1/prompts/checkout', { headers: { 'if-none-match': etag } })
  expect(other.status).toBe(200)
})

test.each([
  ['gzip, deflate, br', 'br', brotliDecompressSync],
  ['gzip', 'gzip', gunzipSync],
])('to whom reads %s it goes as %s, under its own tag', async (accepted, coding, unpack) => {
  const { ask } = openShop()
  const headers = { 'accept-encoding': accepted }
  const plain = await ask('/v1/prompts/exit')
  for (const locale of ['', 'de', 'nl']) {
    const packed = await ask(`/v1/prompts/exit?locale=${locale}`, { headers })
    expect(packed.headers.get('content-encoding')).toBe(coding)
    expect(packed.headers.get('content-type')).toBe('application/json')
    const etag = packed.headers.get('etag')!
    expect(etag).toBe(plain.headers.get('etag')!.replace(/"$/, `-${coding}"`))
    const bytes = Buffer.from(await packed.arrayBuffer())
    expect(JSON.parse(unpack(bytes).toString())).toMatchObject({ touchpoint: { id: 'exit' } })
    const again = { headers: { ...headers, 'if-none-match': etag } }
    expect((await ask(`/v1/prompts/exit?locale=${locale}`, again)).status).toBe(304)
  }
  expect(plain.headers.has('content-encoding')).toBe(false)
})

test('a prompt comes in the language that is asked for', async () => {
  const words = config({
    ...SHOP,
    prompts: {
      ...SHOP.prompts,
      visit: {
        questions: [{ id: 'q', kind: 'thumbs', text: { en: 'Good?', de: 'Gut?' } }],
      },
    },
  })
  const { ask } = openShop({ businesses: [words] })
  const textIn = async (locale: string) =>
    (await bodyOf(ask(`/v1/prompts/exit?locale=${locale}`))).questions[0].text
  expect(await textIn('de-AT')).toBe('Gut?')
  expect(await textIn('')).toBe('Good?')
  expect(await textIn('%00<script>')).toBe('Good?')
})

test.each([
  ['/v1/prompts/nowhere', 404, 'unknown-touchpoint'],
  ['/v1/prompts/exit?business=nobody', 403, 'unknown-business'],
])('%s is %i', async (path, status, code) => {
  const { ask } = openShop()
  const response = await ask(path, { headers: { origin: 'https://a.example' } })
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.headers.get('access-control-allow-origin')).toBe('https://a.example')
  expect(await bodyOf(response)).toMatchObject({ code, status })
})

test('where nobody asks there is no prompt', async () => {
  const { ask } = openShop({ businesses: [SHOP_WITH_HOLD] })
  const response = await ask('/v1/prompts/hold')
  expect(response.status).toBe(404)
  expect(await bodyOf(response)).toMatchObject({ code: 'not-asked' })
  expect((await ask('/v1/prompts/checkout')).status).toBe(200)
})

test('403: a page that may not show prompts', async () => {
  const { ask } = openShop({ businesses: [config({ ...SHOP, origins: ['https://a.example'] })] })
  const from = (origin: string) => ask('/v1/prompts/exit', { headers: { origin } })
  expect((await from('https://a.example')).status).toBe(200)
  expect((await from('https://evil.example')).status).toBe(403)
})

test('HEAD is GET without the body', async () => {
  const response = await openShop().ask('/v1/prompts/exit', { method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(response.headers.has('etag')).toBe(true)
  expect(await response.text()).toBe('')
})

test('a tablet is told what only a tablet draws', async () => {
  const { ask } = openShop()
  const [page, tablet] = await Promise.all([
    bodyOf(ask('/v1/prompts/exit')),
    bodyOf(ask('/v1/prompts/exit?tablet=true')),
  ])
  expect(page).not.toHaveProperty('tablet')
  expect(tablet).toMatchObject({ ...page, questions: expect.anything(), tablet: { voice: false } })
})
