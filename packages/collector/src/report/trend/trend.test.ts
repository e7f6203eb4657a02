import { share } from '@shopbell/core'
import type { Config } from '@shopbell/core/config'
import type { LensTrend, TrendReport } from '@shopbell/core/report'
import { describe, expect, test } from 'vitest'
import { idOf } from '../../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../../testing/shop.ts'

const DAY = 86_400_000

/** So many visits of a day, so many of them good. */
interface OfDay {
  readonly touchpoint: string
  readonly daysAgo: number
  readonly good: number
  readonly n: number
}

async function shopWith(days: readonly OfDay[], over: Partial<Config> = {}): Promise<Shop> {
  const shop = openShop({ businesses: [config({ ...SHOP, ...over })] })
  let id = 0
  const responses = days.flatMap(({ touchpoint, daysAgo, good, n }) =>
    Array.from({ length: n }, (_, place) => ({
      id: idOf(++id),
      touchpoint,
      at: NOON - daysAgo * DAY,
      answers: [
        {
          question: touchpoint === 'support' ? 'help' : 'satisfaction',
          value: place < good ? 4 : 1,
        },
      ],
    })),
  )
  for (let at = 0; at < responses.length; at += 400) {
    const { results } = await bodyOf(shop.send(responses.slice(at, at + 400)))
    for (const { status } of results) expect(status).toBe('stored')
  }
  return shop
}

async function trend(shop: Shop, query = ''): Promise<TrendReport> {
  const response = await shop.read(`/v1/report/trend?${query}`)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as TrendReport
}

async function experience(shop: Shop, query = ''): Promise<LensTrend> {
  const { lenses } = await trend(shop, query)
  return lenses.find(({ lens }) => lens === 'experience')!
}

test('without answers there is no lens', async () => {
  expect(await trend(await shopWith([]))).toEqual({
    business: 'acme',
    name: 'Acme',
    demonstration: false,
    from: null,
    to: null,
    minimum: 5,
    construct: 'satisfaction',
    every: 'week',
    lenses: [],
  })
})

test('each lens goes by itself', async () => {
  const shop = await shopWith([
    { touchpoint: 'exit', daysAgo: 1, good: 3, n: 4 },
    { touchpoint: 'support', daysAgo: 1, good: 1, n: 5 },
  ])
  const { lenses } = await trend(shop, 'every=day')
  expect(lenses.map(({ lens, whole }) => [lens, whole.value, whole.n])).toEqual([
    ['service', 0.2, 5],
    ['experience', 0.75, 4],
  ])
})

// The test's noon is Sunday, 2026-11-22.
test.each([
  ['day', ['2026-11-20', '2026-11-21', '2026-11-22'], [2, 0, 3]],
  ['week', ['2026-11-20'], [5]],
] as const)('by %s no step is left out', async (every, starts, sizes) => {
  const shop = await shopWith([
    { touchpoint: 'exit', daysAgo: 2, good: 1, n: 2 },
    { touchpoint: 'checkout', daysAgo: 0, good: 3, n: 3 },
  ])
  const { points } = await experience(shop, `every=${every}`)
  expect(points.map(({ from }) => from)).toEqual(starts)
  expect(points.map(({ share: { n } }) => n)).toEqual(sizes)
  expect(points.at(-1)!.to).toBe('2026-11-23')
})

test('weeks begin on Monday and months on their first; both ends are cut to what was asked', async () => {
  const days = Array.from({ length: 40 }, (_, daysAgo) => ({
    touchpoint: 'exit',
    daysAgo,
    good: 1,
    n: 1,
  }))
  const shop = await shopWith(days)
  const query = 'from=2026-10-28&to=2026-11-11'
  const weeks = (await experience(shop, `every=week&${query}`)).points
  expect(weeks.map(({ from, to, share: { n } }) => [from, to, n])).toEqual([
    ['2026-10-28', '2026-11-02', 5],
    ['2026-11-02', '2026-11-09', 7],
    ['2026-11-09', '2026-11-11', 2],
  ])
  const months = (await experience(shop, `every=month&${query}`)).points
  expect(months.map(({ from, to, share: { n } }) => [from, to, n])).toEqual([
    ['2026-10-28', '2026-11-01', 4],
    ['2026-11-01', '2026-11-11', 10],
  ])
})

test('a step of few days has the interval of its answers alone', async () => {
  const shop = await shopWith([{ touchpoint: 'exit', daysAgo: 1, good: 7, n: 10 }])
  const [point] = (await experience(shop)).points
  expect(point!.share).toEqual(share(7, 10))
})

describe('rate and mix', () => {
  // Both channels get better by 2 and 5 points; the whole falls by 8.75, since people moved.
  const simpson: readonly OfDay[] = [
    { touchpoint: 'exit', daysAgo: 15, good: 180, n: 200 },
    { touchpoint: 'checkout', daysAgo: 15, good: 24, n: 40 },
    { touchpoint: 'exit', daysAgo: 3, good: 92, n: 100 },
    { touchpoint: 'checkout', daysAgo: 3, good: 91, n: 140 },
  ]

  test('are told apart: people moved, and everything got better', async () => {
    const shop = await shopWith(simpson)
    const { periods } = await experience(shop, 'from=2026-11-11&to=2026-11-23')
    expect(periods!.before).toMatchObject({ from: '2026-10-30', to: '2026-11-11' })
    expect(periods!.change.value).toBeCloseTo(-0.0875, 12)
    expect(periods!.rate.value).toBeCloseTo(0.03125, 12)
    expect(periods!.mix).toBeCloseTo(-0.11875, 12)
    expect(periods!.rate.low).toBeLessThan(0)
    expect(
      periods!.channels.map(({ channel, before, after }) => [channel, before.weight, after.weight]),
    ).toEqual([
      ['web', 1 / 6, 140 / 240],
      ['store', 5 / 6, 100 / 240],
    ])
    expect(periods!.leftOut).toEqual([])
  })

  test('a channel of one period only is left out, and said to be', async () => {
    const shop = await shopWith(
      simpson.filter(({ daysAgo, touchpoint }) => daysAgo > 3 || touchpoint === 'exit'),
    )
    const { periods } = await experience(shop, 'from=2026-11-11&to=2026-11-23')
    expect(periods).toMatchObject({ leftOut: ['web'], mix: 0 })
    expect(periods!.change.value).toBeCloseTo(0.02, 12)
  })

  test('there is none when one period has no answers', async () => {
    const shop = await shopWith(simpson.slice(2))
    expect((await experience(shop, 'from=2026-11-11&to=2026-11-23')).periods).toBeNull()
  })
})

describe('a change of the register', () => {
  const change = { id: 'layout', what: 'New layout', at: '2026-11-12' } as const
  const steady = (touchpoint: string, from: number, to: number, good: number): readonly OfDay[] =>
    Array.from({ length: from - to + 1 }, (_, day) => ({
      touchpoint,
      daysAgo: from - day,
      good,
      n: 10,
    }))

  test('is held against what happened where it touched nothing', async () => {
    const shop = await shopWith(
      [
        ...steady('exit', 20, 11, 5),
        ...steady('exit', 10, 1, 9),
        ...steady('checkout', 20, 11, 6),
        ...steady('checkout', 10, 1, 7),
      ],
      {
        changes: [
          { ...change, where: { touchpoints: ['exit'] }, cost: { amount: 900, currency: 'EUR' } },
        ],
      },
    )
    const [found] = (await experience(shop)).changes
    expect(found).toMatchObject({
      id: 'layout',
      cost: { amount: 900, currency: 'EUR' },
      before: { value: 0.5, n: 100 },
      after: { value: 0.9, n: 100 },
      verdict: 'better',
      together: [],
    })
    expect(found!.difference.value).toBeCloseTo(0.4, 12)
    expect(found!.elsewhere!.value).toBeCloseTo(0.1, 12)
    expect(found!.beyond!.value).toBeCloseTo(0.3, 12)
  })

  test('of which everything rose as much is not called better', async () => {
    const everywhere = ['exit', 'checkout'].flatMap((touchpoint) =>
      steady(touchpoint, 20, 11, 5).concat(steady(touchpoint, 10, 1, 8)),
    )
    const shop = await shopWith(everywhere, {
      changes: [{ ...change, where: { touchpoints: ['exit'] } }],
    })
    const [found] = (await experience(shop)).changes
    expect(found!.difference.low).toBeGreaterThan(0)
    expect(found!.verdict).toBe('not-sure')
  })

  test('another change is no yardstick, and two of the same place cannot be told apart', async () => {
    const days = ['exit', 'checkout', 'berlin'].flatMap((touchpoint) =>
      steady(touchpoint, 20, 1, 5),
    )
    const shop = await shopWith(days, {
      changes: [
        { ...change, where: { touchpoints: ['exit'] } },
        { ...change, id: 'form', at: '2026-11-15', where: { touchpoints: ['checkout'] } },
        { ...change, id: 'music', at: '2026-11-16', where: { channels: ['store'] } },
      ],
    })
    const { changes } = await experience(shop)
    expect(changes.map(({ id, together, elsewhere }) => [id, together, elsewhere])).toEqual([
      ['layout', ['music'], null],
      ['form', [], null],
      ['music', ['layout'], null],
    ])
  })

  test('with too few answers on a side says so; one outside of the time is not told of', async () => {
    const shop = await shopWith(
      [...steady('exit', 12, 11, 2), { touchpoint: 'exit', daysAgo: 1, good: 1, n: 2 }],
      {
        changes: [change, { ...change, id: 'early', at: '2025-01-01' }],
      },
    )
    const { changes } = await experience(shop)
    expect(changes.map(({ id, verdict }) => [id, verdict])).toEqual([['layout', 'too-few']])
  })
})

test('what an exclusion names is in no point', async () => {
  const shop = await shopWith(
    [
      { touchpoint: 'exit', daysAgo: 3, good: 0, n: 10 },
      { touchpoint: 'exit', daysAgo: 1, good: 9, n: 10 },
    ],
    {
      exclusions: [
        {
          id: 'drill',
          where: { touchpoints: ['exit'] },
          from: '2026-11-19',
          to: '2026-11-20',
          reason: 'Fire drill',
          by: 'Ana',
        },
      ],
    },
  )
  expect((await experience(shop)).whole).toEqual(share(9, 10))
})

test('the detector learns for eight weeks, and then sees a fall', async () => {
  const days = Array.from({ length: 75 }, (_, day): OfDay => ({
    touchpoint: 'exit',
    daysAgo: 75 - day,
    good: day < 66 ? 16 : 6,
    n: 20,
  }))
  const early = await experience(await shopWith(days.slice(0, 50)))
  expect(early.watch).toMatchObject({ state: 'learning', days: 50, fall: null, alarms: [] })
  const { watch } = await experience(await shopWith(days))
  expect(watch.state).toBe('fall')
  // The fall began 9 days ago, on 2026-11-13.
  expect(watch.alarms[0]!.direction).toBe('fall')
  expect(watch.alarms[0]!.day >= '2026-11-13' && watch.alarms[0]!.day <= '2026-11-19').toBe(true)
}, 30_000)
