import { expect, test } from 'vitest'
import { createClient } from './client.ts'

type Call = { readonly url: string; readonly init: RequestInit | undefined }

/** A client whose collector answers once, and what it was asked. */
function asking(answer: Response | Error) {
  const calls: Call[] = []
  const client = createClient('https://shop.example/bell/', async (url, init) => {
    calls.push({ url, init })
    if (answer instanceof Error) throw answer
    return answer
  })
  return { client, calls }
}
const json = (body: unknown, status = 200): Response => Response.json(body, { status })
const NOTHING = { business: null, limit: 50, after: null }

test('a page asks below the place where the dashboard lies; what is null is not asked for', async () => {
  const { client, calls } = asking(json({ business: 'acme' }))
  const query = { business: 'acme', from: '2026-11-22', to: null, by: 'channel' }
  const reply = await client.read('v1/report', query, (body) => body)
  expect(calls[0]?.url).toBe(
    'https://shop.example/bell/v1/report?business=acme&from=2026-11-22&by=channel',
  )
  expect(reply).toEqual({ kind: 'ok', value: { business: 'acme' } })
})

test('what stands around every page is asked for by business', async () => {
  const frame = { name: 'Acme', timeZone: 'UTC', touchpoints: [], locations: [] }
  const { client, calls } = asking(json(frame))
  expect(await client.frame(null)).toEqual({ kind: 'ok', value: frame })
  expect(calls[0]?.url).toBe('https://shop.example/bell/v1/business?')
  expect(await asking(json({ name: 'a portal' })).client.frame(null)).toEqual({ kind: 'lost' })
})

test('what is not asked for is not in the address', async () => {
  const { client, calls } = asking(json({ responses: [], cursor: 7 }))
  const reply = await client.visits(NOTHING)
  expect(calls[0]?.url).toBe('https://shop.example/bell/v1/responses?limit=50')
  expect(reply).toEqual({ kind: 'ok', value: { visits: [], cursor: '7' } })
})

test('a place that is no simple id is still one part of the address', async () => {
  const { client, calls } = asking(json({ questions: [] }))
  await client.place('acme', 'a/b')
  expect(calls[0]?.url).toBe('https://shop.example/bell/v1/prompts/a%2Fb?business=acme&locale=en')
})

test.each([
  ['no session', json({}, 401), 'signed-out'],
  ['a collector that is starting', json({}, 503), 'lost'],
  ['too many questions', json({}, 429), 'lost'],
  ['no network', new Error('offline'), 'lost'],
  ['a portal of a hotel', new Response('<html>', { status: 200 }), 'lost'],
  ['another program on that port', json({ hello: 1 }), 'lost'],
  ['an unknown business', json({ detail: 'None of that id.' }, 403), 'refused'],
])('%s is a reply, not an error', async (_, answer, kind) => {
  expect((await asking(answer).client.visits(NOTHING)).kind).toBe(kind)
})

test('a refusal lists the businesses, by field or in its words', async () => {
  const field = json({ detail: 'Which?', businesses: ['a', 'b'] }, 400)
  expect(await asking(field).client.visits(NOTHING)).toEqual({
    kind: 'refused',
    detail: 'Which?',
    businesses: ['a', 'b'],
  })
  const words = json({ detail: 'business: one of acme, brill.books.' }, 400)
  expect(await asking(words).client.visits(NOTHING)).toMatchObject({
    businesses: ['acme', 'brill.books'],
  })
  expect(await asking(new Response('', { status: 404 })).client.visits(NOTHING)).toEqual({
    kind: 'refused',
    detail: 'The collector answered 404.',
    businesses: [],
  })
})

test.each([
  [204, 'in'],
  [401, 'wrong'],
  [429, 'too-many'],
  [503, 'lost'],
])('signing in that is answered with %d is "%s"', async (status, entry) => {
  const { client, calls } = asking(new Response(null, { status }))
  expect(await client.signIn({ token: 'secret' })).toBe(entry)
  expect(calls[0]).toMatchObject({
    url: 'https://shop.example/bell/v1/session',
    init: { method: 'POST', body: '{"token":"secret"}' },
  })
})

test('a session that could not be ended is not called ended', async () => {
  expect(await asking(new Response(null, { status: 204 })).client.signOut()).toBe(true)
  expect(await asking(new Error('offline')).client.signOut()).toBe(false)
})
