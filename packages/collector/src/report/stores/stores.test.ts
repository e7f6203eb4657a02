import { share } from '@shopbell/core'
import type { StoresReport } from '@shopbell/core/report'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../../testing/shop.ts'
import { drawTogether, standings } from './rank.ts'

const HOUR = 3_600_000
const PLACES = ['a', 'b', 'c', 'd']
const CHAIN = config({
  ...SHOP,
  locations: {
    a: { name: 'Anna’s', region: 'North' },
    b: { name: 'Ben’s' },
    c: { name: 'C' },
    d: { name: 'D' },
  },
  touchpoints: [
    ...PLACES.map((id) => Object.assign({}, SHOP.touchpoints[1], { id, location: `${id}/exit` })),
    SHOP.touchpoints[0]!,
  ],
})

/** Good and all answers of each place, so many hours ago. */
async function shopWith(
  parts: Readonly<Record<string, readonly [good: number, n: number]>>,
  hoursAgo = 0,
  shop: Shop = openShop({ businesses: [CHAIN] }),
  first = 0,
): Promise<Shop> {
  let id = first
  const responses = Object.entries(parts).flatMap(([touchpoint, [good, n]]) =>
    Array.from({ length: n }, (_, place) => ({
      id: idOf(++id),
      touchpoint,
      at: NOON - hoursAgo * HOUR,
      answers: [{ question: 'satisfaction', value: place < good ? 4 : 1 }],
    })),
  )
  await shop.send(responses)
  return shop
}

async function stores(shop: Shop, query = ''): Promise<StoresReport> {
  const response = await shop.read(`/v1/report/stores?${query}`)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as StoresReport
}

test('places are ranked by the drawn share, and only of places', async () => {
  const shop = await shopWith({ a: [90, 100], b: [40, 100], c: [5, 5], checkout: [0, 50] })
  const body = await stores(shop)
  expect(body.stores.map(({ location, share: { value } }) => [location, value])).toEqual([
    ['c', 1],
    ['a', 0.9],
    ['b', 0.4],
  ])
  const [few, many] = body.stores
  expect(many).toMatchObject({ name: 'Anna’s', region: 'North', flag: 'above' })
  expect(body.stores[2]).toMatchObject({ name: 'Ben’s', region: null, flag: 'below' })
  expect(body.whole).toEqual(share(135, 205))
  expect(few!.flag).toBeNull()
  expect(few!.drawn.value).toBeLessThan(1)
  expect(few!.credibility).toBeLessThan(many!.credibility)
  expect(few!.drawn.high! - few!.drawn.low!).toBeGreaterThan(many!.drawn.high! - many!.drawn.low!)
})

test('below the minimum a place is named and nothing of it is told', async () => {
  const shop = await shopWith({ a: [9, 10], b: [4, 4] })
  const body = await stores(shop)
  expect(body.stores.map(({ location }) => location)).toEqual(['a'])
  expect(body.tooFew).toEqual([{ location: 'b', name: 'Ben’s', region: null }])
  expect(body.whole.n).toBe(10)
})

test('an hour of the week below the minimum has no share', async () => {
  // The test's noon is Sunday, 7 o'clock in New York.
  const shop = await shopWith({ a: [3, 4] }, 2)
  await shopWith({ a: [6, 8] }, 0, shop, 100)
  const { hours } = await stores(shop)
  expect(hours).toEqual([
    { weekday: 7, hour: 5, n: 4, share: null, flag: null },
    { weekday: 7, hour: 7, n: 8, share: share(6, 8), flag: null },
  ])
})

test('the other lens has other places', async () => {
  const shop = await shopWith({ a: [9, 10] })
  expect((await stores(shop, 'lens=service')).stores).toEqual([])
})

describe('flags', () => {
  test('none where places differ by chance alone, and all then share one figure', () => {
    const { places, collective } = drawTogether([
      [80, 100],
      [81, 100],
      [79, 100],
    ])
    const { low, high } = share(240, 300)
    for (const { drawn, flag, credibility } of places) {
      expect(drawn).toMatchObject({ value: collective, low, high })
      expect([flag, credibility]).toEqual([null, 0])
    }
  })

  test('a sure difference below the margin is not one to act on', () => {
    const parts = [
      [82_000, 100_000],
      [80_000, 100_000],
    ] as const
    const found = standings(parts, (place) => (place === 0 ? 0.01 : -0.01), 0.03)
    for (const { q, flag } of found) {
      expect(q).toBeLessThan(0.001)
      expect(flag).toBeNull()
    }
  })

  test('one of fifty that is off by chance is not flagged', () => {
    const parts = Array.from({ length: 50 }, (_, place) => [place === 0 ? 31 : 40, 50] as const)
    expect(drawTogether(parts).places[0]!.flag).toBeNull()
    expect(drawTogether(parts.slice(0, 2)).places).toHaveLength(2)
  })

  test('of one place, or none, there is nothing to hold it against', () => {
    expect(drawTogether([]).places).toEqual([])
    expect(drawTogether([[4, 9]]).places).toMatchObject([{ q: null, flag: null }])
  })
})
