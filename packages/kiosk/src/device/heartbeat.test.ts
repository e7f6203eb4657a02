import { decodeHeartbeat } from '@shopbell/core/wire'
import { expect, test } from 'vitest'
import type { Facts } from './facts.ts'
import { BEAT, sendHeartbeat, startHeartbeat, type Beat } from './heartbeat.ts'

const FACTS: Facts = {
  isPaired: true,
  pending: 3,
  oldestUnsent: 1_700_000_000_000,
  lastDeliveredAt: null,
  quarantined: 1,
  refused: null,
  storage: 'disk',
  isRestartProven: true,
  isLossSuspected: true,
  persisted: null,
  installed: true,
  wakeLock: null,
  usage: 1,
  quota: null,
  version: 'abc',
  takenBack: null,
}
const identity = {
  id: 'tablet/1',
  boot: 'boot-1',
  sequence: () => 0,
  giveBack: () => {},
  taken: () => 7,
  mono: () => 1234,
  isForgetful: true,
  forgive: () => Promise.resolve(),
}
const paired = { business: 'acme', touchpoint: 'exit', name: null, token: 't0ken' }

function options(answer: () => Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  return {
    asked,
    options: {
      collector: 'https://feedback.example',
      paired,
      identity,
      facts: () => Promise.resolve(FACTS),
      onBeat: () => {},
      fetch: ((url: URL, init: RequestInit) => {
        asked.push({ url: url.href, init })
        return answer()
      }) as typeof fetch,
      now: () => 1_700_000_100_000,
    },
  }
}

test('says how the tablet is in the form that the collector takes, with its token', async () => {
  const { asked, options: given } = options(() =>
    Promise.resolve(
      Response.json({ protocol: 'shopbell/1', now: 1_700_000_040_000, commands: [] }),
    ),
  )
  expect(await sendHeartbeat(given)).toMatchObject({ isHeard: true, offset: 60_000 })
  const { url, init } = asked[0]!
  expect(url).toBe('https://feedback.example/v1/devices/tablet%2F1/heartbeat')
  expect(init.headers).toMatchObject({ authorization: 'Bearer t0ken' })
  const sent = decodeHeartbeat(JSON.parse(init.body as string))
  expect(sent.ok && sent.value).toEqual({
    business: 'acme',
    boot: 'boot-1',
    at: 1_700_000_100_000,
    mono: 1234,
    state: {
      pending: 3,
      oldestUnsent: 1_700_000_000_000,
      lastDeliveredAt: null,
      quarantined: 1,
      storage: 'disk',
      persisted: null,
      installed: true,
      wakeLock: null,
      version: 'abc',
      usage: 1,
      quota: null,
      dataLossSuspected: true,
      nextSeq: 7,
    },
  })
})

test.each<[string, () => Promise<Response>, boolean]>([
  ['no network', () => Promise.reject(new TypeError('no')), false],
  ['a portal', () => Promise.resolve(new Response('<!doctype html>')), false],
  ['JSON of somebody else', () => Promise.resolve(Response.json({ now: 1 })), false],
  ['a token that is revoked', () => Promise.resolve(Response.json({}, { status: 401 })), true],
])('is not heard through %s', async (_, answer, isRefused) => {
  expect(await sendHeartbeat(options(answer).options)).toEqual({ isHeard: false, isRefused })
})

test('beats every five minutes, give or take a minute, whatever becomes of one', async () => {
  const delays: number[] = []
  const timers: (() => void)[] = []
  const beats: Beat[] = []
  const { options: given } = options(() => Promise.reject(new TypeError('no')))
  let random = 0
  startHeartbeat({
    ...given,
    onBeat: (beat) => beats.push(beat),
    random: () => random,
    setTimer: (run, delay) => {
      delays.push(delay)
      timers.push(run)
    },
  })
  for (const next of [0, 0.5, 0.999]) {
    random = next
    timers.shift()!()
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(beats).toHaveLength(3)
  expect(delays[0]).toBeLessThanOrEqual(3000)
  expect(delays.slice(1)).toEqual([BEAT * 0.8, BEAT, expect.closeTo(BEAT * 1.2, -3)])
})
