import type { Config } from '@shopbell/core/config'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { directory } from '../business/directory.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../testing/shop.ts'
import { tablet } from '../testing/tablet.ts'
import { excludedSpans } from './excluded-spans.ts'

const DAY = 86_400_000
const TODAY = Date.UTC(2026, 10, 22) / DAY

const dayAfter = (days: number): string =>
  new Date((TODAY + days) * DAY).toISOString().slice(0, '2026-11-22'.length)

type Exclusion = NonNullable<Config['exclusions']>[number]

const exclusion = (where: Exclusion['where'], from: number, to: number): Exclusion => ({
  id: 'x',
  where,
  from: dayAfter(from),
  to: dayAfter(to),
  reason: 'Fire drill',
  by: 'Ana',
})

const shopWithout = (...exclusions: readonly Exclusion[]): Config =>
  config({
    ...SHOP,
    exclusions: exclusions.map((each, n) => Object.assign(each, { id: `x${n}` })),
  })

const visit = (n: number, daysAgo: number, touchpoint: string, value: number) => ({
  id: idOf(n),
  touchpoint,
  at: NOON - daysAgo * DAY,
  answers: [{ question: 'satisfaction', value }],
})

const report = async (shop: Shop, query = '') => bodyOf(shop.read(`/v1/report?${query}`))

describe('an exclusion', () => {
  test('leaves every score, says how much it left out, and keeps it all', async () => {
    const shop = openShop({
      businesses: [shopWithout(exclusion({ locations: ['oak-st'] }, -2, 0))],
    })
    await shop.send([
      visit(1, 3, 'exit', 4),
      visit(2, 2, 'exit', 1),
      visit(3, 1, 'exit', 1),
      visit(4, 0, 'exit', 4),
      visit(5, 1, 'checkout', 4),
    ])
    const { groups, quality, experience, answered } = await report(shop)
    expect(groups[0]).toMatchObject({
      responses: 3,
      estimates: { satisfaction: { value: 1, n: 3 } },
    })
    expect(experience).toMatchObject({ value: 100, n: 3 })
    expect(answered).toBe(3)
    expect(quality).toMatchObject({ excluded: 2 })
    expect((await bodyOf(shop.read('/v1/responses'))).responses).toHaveLength(5)
  })

  test('is cut to the days and places that a report is about', async () => {
    const shop = openShop({
      businesses: [shopWithout(exclusion({ channels: ['store', 'web'] }, -4, 0))],
    })
    await shop.send([
      visit(1, 3, 'exit', 1),
      visit(2, 1, 'exit', 1),
      visit(3, 1, 'checkout', 1),
      visit(4, 0, 'exit', 4),
    ])
    const excluded = async (query: string) => (await report(shop, query)).quality.excluded
    expect(await excluded('')).toBe(3)
    expect(await excluded(`from=${dayAfter(-1)}`)).toBe(2)
    expect(await excluded(`from=${dayAfter(-1)}&where.channel=store`)).toBe(1)
    expect(await excluded(`to=${dayAfter(-1)}`)).toBe(1)
    expect(await excluded(`from=${dayAfter(0)}`)).toBe(0)
    expect(await excluded('where.touchpoint=support')).toBe(0)
    expect(await excluded('by=question')).toBeNull()
    expect((await report(shop, `from=${dayAfter(-1)}T23`)).quality.excluded).toBe(0)
    const byDay = await report(shop, 'by=day')
    expect(byDay.groups).toMatchObject([{ key: { day: dayAfter(0) }, responses: 1 }])
  })

  test('takes with it what rules flagged there, so that nothing is taken away twice', async () => {
    const shop = openShop({
      businesses: [shopWithout(exclusion({ touchpoints: ['exit'] }, -1, 0))],
    })
    const play = [0, 1, 2, 3].map((n) =>
      Object.assign(visit(n + 1, 1, 'exit', 1), { at: NOON - DAY + n * 1000 }),
    )
    await tablet(shop).send([...play, visit(9, 0, 'exit', 4)])
    const { quality, groups } = await report(shop)
    expect(groups[0].estimates.satisfaction).toMatchObject({ n: 1, value: 1 })
    expect(quality).toMatchObject({
      excluded: 4,
      flagged: 0,
      rules: {},
      estimates: { satisfaction: { n: 1 } },
    })
  })

  test('leaves pairs and reasons', async () => {
    const shop = openShop({
      businesses: [shopWithout(exclusion({ touchpoints: ['support'] }, 0, 1))],
    })
    const both = [
      { question: 'help', value: 4 },
      { question: 'overall', value: 1 },
    ]
    await shop.send([
      { ...visit(1, 0, 'support', 1), answers: both },
      { ...visit(2, 0, 'exit', 1), answers: [{ question: 'reasons', value: ['messy'] }] },
    ])
    const { gap, groups } = await report(shop)
    expect(gap).toMatchObject({ pairs: 0, value: null })
    expect(groups[0].reasons).toEqual({ reasons: { messy: 1 } })
  })

  test('named twice leaves out once', async () => {
    const shop = openShop({
      businesses: [
        shopWithout(
          exclusion({ touchpoints: ['exit'] }, -2, 0),
          exclusion({ locations: ['oak-st'] }, -1, 1),
          exclusion({ channels: ['store'] }, -2, -1),
        ),
      ],
    })
    await shop.send([visit(1, 1, 'exit', 1), visit(2, 2, 'exit', 1), visit(3, 3, 'exit', 4)])
    const { quality, groups } = await report(shop)
    expect(quality.excluded).toBe(2)
    expect(groups[0].estimates.satisfaction).toMatchObject({ value: 1, n: 1 })
  })
})

test('every excluded day of a touchpoint is in one span, and no other day is in any', () => {
  const where = fc.oneof(
    fc.constant({ channels: ['store'] as const }),
    fc.constant({ locations: ['oak-st'] }),
    fc.constant({ touchpoints: ['checkout', 'berlin'] }),
  )
  const days = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 5 }))
  fc.assert(
    fc.property(fc.array(fc.tuple(where, days), { maxLength: 6 }), (drawn) => {
      const all = drawn.map(([own, [from, length]]) => exclusion(own, from, from + length))
      const served = directory([shopWithout(...all)]).only!
      const spans = excludedSpans(served)
      for (const { id, channel } of SHOP.touchpoints) {
        for (let day = -10; day < 15; day++) {
          const inSpans = spans.filter(
            ({ touchpoints, from, to }) =>
              touchpoints.includes(id) && from <= TODAY + day && TODAY + day < to,
          )
          const named = drawn.some(([own, [from, length]]) => {
            const isThere =
              ('channels' in own && channel === 'store') ||
              ('locations' in own && id === 'exit') ||
              ('touchpoints' in own && own.touchpoints.some((each) => each === id))
            return isThere && from <= day && day < from + length
          })
          expect(inSpans).toHaveLength(named ? 1 : 0)
        }
      }
    }),
  )
})

test('a report can be had by region, and of one region', async () => {
  const shop = openShop({
    businesses: [config({ ...SHOP, locations: { 'oak-st': { name: 'Oak', region: 'North' } } })],
  })
  await shop.send([visit(1, 0, 'exit', 4), visit(2, 0, 'checkout', 1)])
  const { groups } = await report(shop, 'by=region')
  expect(groups).toMatchObject([
    { key: { region: null }, responses: 1 },
    { key: { region: 'North' }, responses: 1 },
  ])
  expect((await report(shop, 'where.region=North')).experience).toMatchObject({ value: 100, n: 1 })
})
