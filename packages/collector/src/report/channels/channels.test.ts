import { indexOf, share, unpairedGap } from '@shopbell/core'
import type { ChannelsReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { config, bodyOf, openShop, SHOP, type Shop } from '../../testing/shop.ts'
import { shopWith, times, type Answered } from '../../testing/visits.ts'

async function channels(shop: Shop, query = ''): Promise<ChannelsReport> {
  const response = await shop.read(`/v1/report/channels?${query}`)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as ChannelsReport
}

const faces = (touchpoint: string, counts: readonly number[], question = 'satisfaction') =>
  counts.flatMap((count, index): readonly Answered[] =>
    times(count, { touchpoint, hoursAgo: 1, answers: { [question]: index + 1 } }),
  )

const WEB = [30, 40, 60, 70]
const STORE = [10, 20, 100, 270]
const PHONE = [20, 10, 6, 4]
const VISITS = [
  ...faces('checkout', WEB),
  ...faces('exit', STORE),
  ...faces('support', PHONE, 'help'),
]

/** Mean and variance of four faces on 0–100, from first principles. */
function slow(counts: readonly number[]): { mean: number; n: number; variance: number } {
  const values = counts.flatMap((count, index) =>
    times(count, index as never),
  ) as unknown as number[]
  const index = values.map((value) => (value * 100) / 3)
  const mean = index.reduce((a, b) => a + b, 0) / index.length
  const squares = index.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return { mean, n: index.length, variance: squares / (index.length - 1) }
}

test('every channel alone, at a level that holds for all of them at once', async () => {
  const { level, channels: alone, worst } = await channels(await shopWith(VISITS))
  expect(level).toBeCloseTo(1 - 0.05 / 3, 12)
  expect(alone.map(({ channel }) => channel)).toEqual(['web', 'store', 'phone'])
  expect(alone[0]).toEqual({
    channel: 'web',
    traffic: 0.6,
    score: indexOf('smiley4', WEB, level),
    happy: share(130, 200),
  })
  expect(worst).toBe('phone')
})

test('all together by three weights, beside each other', async () => {
  const { together } = await channels(await shopWith(VISITS))
  const [web, store, phone] = [WEB, STORE, PHONE].map(slow) as [Slow, Slow, Slow]
  const traffic = 0.6 * web.mean + 0.3 * store.mean + 0.1 * phone.mean
  const pooled = (200 * web.mean + 400 * store.mean + 40 * phone.mean) / 640
  expect(together.equal.value).toBeCloseTo((web.mean + store.mean + phone.mean) / 3, 9)
  expect(together.traffic).toMatchObject({ covers: 1, value: expect.closeTo(traffic, 9) as number })
  expect(together.volume.value).toBeCloseTo(pooled, 9)
  expect(together.bounds).toEqual({
    low: expect.closeTo(phone.mean, 9) as number,
    high: expect.closeTo(store.mean, 9) as number,
  })
  const values = [(web.mean + store.mean + phone.mean) / 3, traffic, pooled]
  expect(together.spread).toBeCloseTo(Math.max(...values) - Math.min(...values), 9)
  // Kish by hand: (sum of weights)² / sum of squares, a weight an answer.
  const effective = 1 / (0.6 ** 2 / 200 + 0.3 ** 2 / 400 + 0.1 ** 2 / 40)
  expect(together.effective).toBeCloseTo(effective, 9)
  expect(together.dependsOnWeights).toBe(false)
})

type Slow = ReturnType<typeof slow>

test('how far channels truly differ, after DerSimonian and Laird', async () => {
  const { consistency } = await channels(await shopWith(VISITS))
  const all = [WEB, STORE, PHONE].map(slow)
  const weights = all.map(({ variance, n }) => n / variance)
  const sum = weights.reduce((a, b) => a + b, 0)
  const centre = all.reduce((total, { mean }, at) => total + weights[at]! * mean, 0) / sum
  const q = all.reduce((total, { mean }, at) => total + weights[at]! * (mean - centre) ** 2, 0)
  const spread = sum - weights.reduce((total, weight) => total + weight ** 2, 0) / sum
  expect(consistency.channels).toBe(3)
  expect(consistency.q).toBeCloseTo(q, 6)
  expect(consistency.iSquare).toBeCloseTo(Math.max(0, (q - 2) / q), 9)
  expect(consistency.tau).toBeCloseTo(Math.sqrt(Math.max(0, (q - 2) / spread)), 6)
  expect(consistency.p).toBeLessThan(1e-6)
})

test('the weights may decide: then it says so', async () => {
  // The many taps of the store are glad, the few of web and phone are not.
  const visits = [
    ...faces('checkout', [60, 20, 10, 10]),
    ...faces('exit', [10, 20, 300, 570]),
    ...faces('support', [60, 20, 10, 10], 'help'),
  ]
  const { together } = await channels(await shopWith(visits))
  expect(together.volume.low).toBeGreaterThan(50)
  expect(together.traffic!.high).toBeLessThan(50)
  expect(together.dependsOnWeights).toBe(true)
})

test('channels that differ by noise alone have no spread and no worst', async () => {
  const { consistency, worst } = await channels(
    await shopWith([
      ...faces('checkout', [5, 10, 20, 25]),
      ...faces('exit', [5, 11, 20, 24]),
      ...faces('support', [6, 10, 20, 24], 'help'),
    ]),
  )
  expect(consistency).toMatchObject({ tau: 0, iSquare: 0 })
  expect(worst).toBeNull()
})

test('online beside offline', async () => {
  const { parity } = await channels(await shopWith(VISITS))
  const offline = STORE.map((count, index) => count + PHONE[index]!)
  expect(parity.online).toEqual(indexOf('smiley4', WEB))
  expect(parity.offline).toEqual(indexOf('smiley4', offline))
  const weigh = (counts: readonly number[]) =>
    counts.map((count, index) => [(index * 100) / 3, count] as const)
  expect(parity.difference.value).toBeCloseTo(unpairedGap(weigh(WEB), weigh(offline)).value!, 9)
  expect(parity.difference.high).toBeCloseTo(unpairedGap(weigh(WEB), weigh(offline)).high!, 6)
})

test('a channel of fewer than five is counted, and is in nothing', async () => {
  const few = faces('support', [0, 2, 2, 0], 'help')
  const body = await channels(
    await shopWith([...faces('checkout', WEB), ...faces('exit', STORE), ...few]),
  )
  expect(body.channels[2]).toMatchObject({ channel: 'phone', score: { value: null, n: 4 } })
  expect(body.together.volume.n).toBe(600)
  expect(body.together.traffic!.covers).toBeCloseTo(0.9, 12)
  expect(body.parity.offline.n).toBe(400)
  expect(body.level).toBeCloseTo(1 - 0.05 / 2, 12)
})

test('a channel that nobody answers in is listed; without traffic nothing is weighed by it', async () => {
  const { traffic: _, ...rest } = SHOP
  const shop = openShop({ businesses: [config(rest)] })
  const empty = await channels(shop)
  expect(empty.channels.map(({ channel, score }) => [channel, score.n])).toEqual([
    ['web', 0],
    ['store', 0],
    ['phone', 0],
  ])
  expect(empty.together).toMatchObject({
    equal: { value: null, n: 0 },
    traffic: null,
    bounds: null,
    spread: null,
    dependsOnWeights: false,
    effective: null,
  })
  expect(empty.consistency).toMatchObject({ channels: 0, tau: null, iSquare: null })
  expect(empty.channels[0]!.traffic).toBeNull()
})
