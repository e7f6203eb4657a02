import { describe, expect, test } from 'vitest'
import { recount } from '../store/sqlite/recount.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../testing/shop.ts'
import { tablet } from '../testing/tablet.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

let last = 0
/** A tap so long before now. */
const tap = (ago: number, value: number, over: object = {}) => ({
  id: idOf(++last),
  touchpoint: 'exit',
  at: NOON - ago,
  answers: [{ question: 'satisfaction', value }],
  ...over,
})

const report = async (shop: Shop, query = '') => bodyOf(shop.read(`/v1/report?${query}`))
const flagsOf = async (shop: Shop) =>
  ((await bodyOf(shop.read('/v1/responses'))).responses as { at: number; flags: string[] }[])
    .sort((a, b) => a.at - b.at)
    .map(({ flags }) => flags)
const alertsOf = async (shop: Shop) =>
  (await bodyOf(shop.read('/v1/devices'))).devices[0].alerts as object[]

describe('taps in quick succession', () => {
  test('are kept and counted, and every score is shown with and without them', async () => {
    const shop = openShop()
    const play = [0, 1, 2, 3].map((n) => tap(HOUR - n * SECOND, 1))
    await tablet(shop).send([
      ...play,
      tap(3 * HOUR, 4),
      tap(2 * HOUR, 4),
      tap(2 * HOUR - SECOND, 1),
    ])
    const { groups, quality, experience } = await report(shop)
    expect(groups[0].responses).toBe(7)
    expect(groups[0].estimates.satisfaction).toMatchObject({ value: 2 / 7, n: 7 })
    expect(experience).toMatchObject({ n: 7 })
    expect(quality).toMatchObject({
      flagged: 5,
      rules: { 'episode-v1': 5 },
      uncertain: 0,
      estimates: { satisfaction: { value: 1, n: 2 } },
      experience: { value: 100, n: 2 },
      service: { value: null, n: 0 },
      distorted: ['satisfaction'],
    })
    expect(groups[0].quality).toMatchObject({ flagged: 5, distorted: ['satisfaction'] })
    expect(await flagsOf(shop)).toEqual([[], [], ['episode-v1'], ...play.map(() => ['episode-v1'])])
    expect(recount(shop.file).differences).toEqual([])
  })

  test('count as flagged with what is answered later', async () => {
    const shop = openShop()
    const own = tablet(shop)
    const second = tap(HOUR - SECOND, 1)
    await own.send([tap(HOUR, 4), second])
    await own.send([{ ...second, answers: [{ question: 'recommend', value: 0 }] }])
    const { quality, groups } = await report(shop)
    expect(groups[0].estimates.recommend).toMatchObject({ n: 1 })
    expect(quality.estimates).not.toHaveProperty('recommend')
    expect(recount(shop.file).differences).toEqual([])
  })

  test('on a website are nobody’s business', async () => {
    const shop = openShop()
    await shop.send([0, 1, 2, 3].map((n) => tap(HOUR - n * SECOND, 1)))
    expect((await report(shop)).quality.flagged).toBe(0)
  })

  test('show where they were, and are not told of single questions', async () => {
    const shop = openShop()
    await tablet(shop).send([tap(HOUR, 4), tap(HOUR - SECOND, 1), tap(3 * HOUR, 4)])
    const { groups } = await report(shop, 'by=hour')
    expect(groups.map(({ quality }: { quality: object | null }) => quality)).toMatchObject([
      null,
      { flagged: 1 },
    ])
    expect((await report(shop, 'by=question')).quality).toMatchObject({ flagged: null, rules: {} })
  })
})

describe('outside opening hours', () => {
  test('answers are flagged, but for half an hour on either side', async () => {
    // Noon is seven in the morning there.
    const hours = { sun: ['05:00', '06:00'] }
    const shop = openShop({
      businesses: [config({ ...SHOP, business: { ...SHOP.business, hours } })],
    })
    const ago = [4 * HOUR, 2.5 * HOUR, 1.5 * HOUR, 45 * MINUTE, 15 * MINUTE]
    await tablet(shop).send(ago.map((each) => tap(each, 4)))
    await shop.send([tap(0, 4)])
    expect(await flagsOf(shop)).toEqual([['closed-v1'], [], [], [], ['closed-v1'], []])
    expect((await report(shop)).quality).toMatchObject({ flagged: 2, rules: { 'closed-v1': 2 } })
  })
})

describe('touches of nobody', () => {
  const spot = (ago: number, over: object = {}) =>
    tap(ago, 4, { touch: { x: 100, y: 100 }, ...over })

  test('on one spot are flagged, and the screen needs cleaning until an hour without', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const own = tablet(shop)
    await own.send([5, 4, 3, 2].map((n) => spot(n * MINUTE)))
    expect((await report(shop)).quality.flagged).toBe(0)
    await own.send([spot(MINUTE)])
    expect((await report(shop)).quality).toMatchObject({ flagged: 5, rules: { 'ghost-v1': 5 } })
    expect(await alertsOf(shop)).toEqual([{ kind: 'needs-cleaning', since: NOON }])
    now += 30 * MINUTE
    await own.send([{ ...spot(0), at: now }])
    now += HOUR - 1
    expect(await alertsOf(shop)).toEqual([{ kind: 'needs-cleaning', since: NOON }])
    now += 1
    expect(await alertsOf(shop)).toEqual([
      { kind: 'needs-cleaning', since: NOON, resolvedAt: NOON + 90 * MINUTE },
    ])
  })

  test('that arrive late are flagged all the same, and ring nothing', async () => {
    const shop = openShop()
    await tablet(shop).send([5, 4, 3, 2, 1].map((n) => spot(2 * HOUR + n * MINUTE)))
    expect((await report(shop)).quality.flagged).toBe(5)
    expect(await alertsOf(shop)).toEqual([])
  })

  test('are not those of people, who never hit the same pixels', async () => {
    const shop = openShop()
    const people = [5, 4, 3, 2, 1].map((n) => spot(n * MINUTE, { touch: { x: 100 + n, y: 100 } }))
    await tablet(shop).send(people)
    expect((await report(shop)).quality.flagged).toBe(0)
  })

  test('come as fast as a tablet lets anybody, for minutes', async () => {
    const shop = openShop()
    await tablet(shop).send(Array.from({ length: 59 }, (_, n) => tap(3 * MINUTE - n * 3000, 4)))
    expect((await report(shop)).quality.flagged).toBe(0)
    await tablet(shop).send([tap(3 * MINUTE - 59 * 3000, 4)])
    expect((await report(shop)).quality.rules).toEqual({ 'ghost-v1': 60 })
  })
})

test('times that nobody knows are told where they are left out and where they are in', async () => {
  const shop = openShop()
  const clock = { 'shopbell-clock': 'b2 1000' }
  await tablet(shop).send([tap(2 * HOUR, 4, { mono: 1 })], { sentAt: NOON }, clock)
  expect(await report(shop)).toMatchObject({
    groups: [{ responses: 1 }],
    quality: { uncertain: 1 },
  })
  expect(await report(shop, 'by=hour')).toMatchObject({ groups: [], quality: { uncertain: 1 } })
  for (const [where, uncertain] of [
    ['where.touchpoint=exit', 1],
    ['where.touchpoint=checkout', 0],
    ['where.day=2026-11-22', 1],
    ['where.day=2026-11-21', 0],
    ['from=2026-11-22T09&to=2026-11-22T10', 1],
    ['to=2026-11-22', 0],
  ] as const) {
    expect((await report(shop, where)).quality.uncertain, where).toBe(uncertain)
  }
})
