import { expect, test } from 'vitest'
import { within } from '../keeping/deadline.ts'
import { createClock } from '../testing/clock.ts'
import { acknowledge, problem } from '../testing/receiver.ts'
import { URL } from '../testing/world.ts'
import { MOST_BYTES } from './batch.ts'
import { deliver } from './delivery.ts'

async function sent(body: string, outlives = true): Promise<[string, RequestInit]> {
  const requests: [string, RequestInit][] = []
  const fetch = async (url: string, init: RequestInit) => {
    requests.push([url, init])
    return acknowledge([])
  }
  await deliver(URL, body, { ...createClock(), fetch }, within, outlives)
  return requests.at(0)!
}

const outcomeOf = (response: Response) =>
  deliver(URL, '{}', { ...createClock(), fetch: () => Promise.resolve(response) }, within, true)

test('a request needs no preflight, carries no cookies, and nobody but the receiver answers it', async () => {
  const [url, init] = await sent('{}')
  expect(url).toBe(URL)
  expect(init).toMatchObject({
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'text/plain' },
    keepalive: true,
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: expect.any(AbortSignal),
  })
})

test('a body too large for keepalive goes without, because browsers would fail it each time', async () => {
  expect((await sent('x'.repeat(MOST_BYTES)))[1].keepalive).toBe(false)
  expect((await sent('✓'.repeat(MOST_BYTES / 2)))[1].keepalive).toBe(false)
})

test('while nobody answers a request ends with the page, so that no dead connection stays', async () => {
  expect((await sent('{}', false))[1].keepalive).toBe(false)
})

test('no timer is left behind', async () => {
  const clock = createClock()
  for (const fetch of [async () => acknowledge([]), () => Promise.reject(new TypeError())]) {
    await deliver(URL, '{}', { ...clock, fetch }, within, true)
  }
  expect(clock.timers()).toEqual([])
})

test('problem details name the reason', async () => {
  expect(await outcomeOf(problem(422, { code: 'bad', detail: 'No.' }))).toEqual({
    kind: 'unacceptable',
    code: 'bad',
    message: 'No.',
  })
  expect(await outcomeOf(problem(400, { title: 'Bad batch' }))).toEqual({
    kind: 'unacceptable',
    code: 'Bad batch',
    message: 'Bad batch',
  })
  expect(await outcomeOf(problem(401, { title: 'Unknown device' }))).toEqual({
    kind: 'refused',
    status: 401,
    reason: 'Unknown device',
  })
})

test('problem details that cannot be read still count', async () => {
  const headers = { 'content-type': 'application/problem+json' }
  for (const text of ['', 'null', '7', '[]', '{"title":']) {
    expect(await outcomeOf(new Response(text, { status: 403, headers }))).toMatchObject({
      status: 403,
      reason: 'http-403',
    })
  }
})

test('a wait is read from any other answer', async () => {
  const headers = { 'retry-after': '7' }
  for (const status of [429, 500, 503]) {
    expect(await outcomeOf(new Response('', { status, headers }))).toEqual({
      kind: 'failed',
      retryAfter: 7_000,
    })
  }
})
