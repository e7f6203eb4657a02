import { expect, test } from 'vitest'
import { startPairing, type PairingStep } from './pair.ts'

type Reply = readonly [status: number, body: unknown] | 'cut'

/** A collector that answers each request in turn, and a clock that runs when it is told to. */
function collector(...replies: readonly Reply[]) {
  const asked: { path: string; init: RequestInit }[] = []
  const timers: (() => void)[] = []
  const steps: PairingStep[] = []
  const left = [...replies]
  const fetch: typeof globalThis.fetch = (input, init = {}) => {
    asked.push({ path: (input as URL).pathname, init })
    const next = left.shift()
    if (next === undefined || next === 'cut') return Promise.reject(new TypeError('no network'))
    return Promise.resolve(Response.json(next[1], { status: next[0] }))
  }
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn++) await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
  }
  const stop = startPairing({
    collector: 'https://feedback.example',
    business: 'acme',
    device: 'tablet-1',
    onStep: (step) => steps.push(step),
    fetch,
    setTimer: (run) => timers.push(run),
  })
  const pass = async (): Promise<void> => {
    timers.splice(0).forEach((run) => run())
    await settle()
  }
  return { asked, steps, settle, pass, stop, last: () => steps.at(-1) }
}

const PROTOCOL = 'shopbell/1'
const WORDS = [
  201,
  { protocol: PROTOCOL, words: 'amber-river-stone', secret: 's3', expiresAt: 1 },
] as const
const WAITING = [200, { protocol: PROTOCOL, status: 'waiting' }] as const
const CONFIRMED = [
  200,
  { protocol: PROTOCOL, status: 'confirmed', token: 't0ken', touchpoint: 'exit', name: 'Oak St' },
] as const

test('asks for words, and for the token with the secret until somebody has confirmed them', async () => {
  const { asked, settle, pass, last } = collector(WORDS, WAITING, CONFIRMED)
  await settle()
  expect(JSON.parse(asked[0]!.init.body as string)).toEqual({
    business: 'acme',
    device: 'tablet-1',
  })
  expect(last()).toEqual({ at: 'words', words: 'amber-river-stone', isReached: true })
  await pass()
  await pass()
  expect(asked.map(({ path }) => path)).toEqual([
    '/v1/pairings',
    '/v1/pairings/amber-river-stone',
    '/v1/pairings/amber-river-stone',
  ])
  expect(asked[1]!.init.headers).toEqual({ authorization: 'Bearer s3' })
  expect(last()).toEqual({
    at: 'paired',
    paired: { business: 'acme', touchpoint: 'exit', token: 't0ken', name: 'Oak St' },
  })
})

test('words that have expired are followed by others', async () => {
  const expired = [200, { protocol: PROTOCOL, status: 'expired' }] as const
  const fresh = [201, { protocol: PROTOCOL, words: 'blue-hill-tree', secret: 's4' }] as const
  const { settle, pass, last } = collector(WORDS, expired, fresh)
  await settle()
  await pass()
  expect(last()).toEqual({ at: 'words', words: 'blue-hill-tree', isReached: true })
})

test('a network that goes and comes while it waits costs nothing but time', async () => {
  const { settle, pass, last } = collector(WORDS, 'cut', CONFIRMED)
  await settle()
  await pass()
  expect(last()).toEqual({ at: 'words', words: 'amber-river-stone', isReached: false })
  await pass()
  expect(last()?.at).toBe('paired')
})

test('without a network it asks again by itself', async () => {
  const { settle, pass, last } = collector('cut', WORDS)
  await settle()
  expect(last()?.at).toBe('away')
  await pass()
  expect(last()?.at).toBe('words')
})

test('what the collector will not have is said in its own words, and not asked again', async () => {
  const { asked, settle, pass, last } = collector([403, { detail: 'There is no business acne.' }])
  await settle()
  expect(last()).toEqual({ at: 'refused', reason: 'There is no business acne.' })
  await pass()
  expect(asked).toHaveLength(1)
})

test('nothing is asked once it was stopped', async () => {
  const { asked, settle, pass, stop } = collector(WORDS, CONFIRMED)
  await settle()
  stop()
  await pass()
  expect(asked).toHaveLength(1)
})
