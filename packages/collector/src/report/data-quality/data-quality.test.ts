import type { QualityReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { idOf } from '../../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../../testing/shop.ts'
import { tablet } from '../../testing/tablet.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

const DRILL = {
  id: 'drill',
  where: { locations: ['oak-st'] },
  from: '2026-11-19',
  to: '2026-11-20',
  reason: 'Fire drill',
  by: 'Ana Ruiz',
}
const STORES = { ...DRILL, id: 'stores', where: { channels: ['store'] }, reason: 'Test taps' }

let last = 0
const tap = (ago: number, value: number, over: object = {}) => ({
  id: idOf(++last),
  touchpoint: 'exit',
  at: NOON - ago,
  answers: [{ question: 'satisfaction', value }],
  ...over,
})

/** Ten good answers, six bad ones on an excluded day, four in quick succession. */
async function busyShop(): Promise<Shop> {
  const shop = openShop({ businesses: [config({ ...SHOP, exclusions: [DRILL, STORES] })] })
  await shop.send([
    ...Array.from({ length: 10 }, (_, n) => tap(n * HOUR, 4, { touchpoint: 'checkout' })),
    ...Array.from({ length: 6 }, (_, n) => tap(3 * DAY + n * 60_000, 1)),
  ])
  await tablet(shop).send([0, 1, 2, 3].map((n) => tap(HOUR - n * 1000, 1)))
  return shop
}

const read = async (shop: Shop, query = ''): Promise<QualityReport> =>
  (await bodyOf(shop.read(`/v1/report/quality?${query}`))) as QualityReport

test('an empty shop has nothing to leave out, and says which rules look', async () => {
  const body = await read(openShop())
  expect(body).toMatchObject({ responses: 0, excluded: 0, flagged: 0, uncertain: 0 })
  expect(body.rules.map(({ rule, responses }) => [rule, responses])).toEqual([
    ['episode-v1', 0],
    ['closed-v1', 0],
    ['ghost-v1', 0],
  ])
  expect(body.scores).toMatchObject([
    { lens: 'service', counted: { value: null, n: 0 }, movedByFlags: false },
    { lens: 'experience', everything: { value: null, n: 0 }, movedByExclusions: false },
  ])
  expect(body.exclusions).toEqual([])
})

test('every score is told of everything, as it counts, and without what is flagged', async () => {
  const body = await read(await busyShop())
  expect(body).toMatchObject({ responses: 20, excluded: 6, flagged: 4 })
  const [, experience] = body.scores
  expect(experience).toMatchObject({
    lens: 'experience',
    everything: { value: 50, n: 20 },
    counted: { n: 14 },
    unflagged: { value: 100, n: 10 },
  })
  expect(experience!.counted.value).toBeCloseTo(1000 / 14, 12)
  expect(body.constructs).toMatchObject([
    {
      construct: 'satisfaction',
      lens: 'experience',
      everything: { metric: 'share', value: 0.5, n: 20 },
      counted: { value: 10 / 14, n: 14 },
      unflagged: { value: 1, n: 10 },
      movedByFlags: true,
    },
  ])
})

test('a construct that is asked under both lenses is told apart', async () => {
  const shop = openShop()
  const answers = [
    { question: 'help', value: 4 },
    { question: 'overall', value: 1 },
  ]
  await shop.send(Array.from({ length: 5 }, () => tap(HOUR, 1, { touchpoint: 'support', answers })))
  expect((await read(shop)).constructs).toMatchObject([
    { construct: 'satisfaction', lens: 'experience', counted: { metric: 'mean', value: 1, n: 5 } },
    { construct: 'satisfaction', lens: 'service', counted: { metric: 'share', value: 1, n: 5 } },
  ])
})

test('what counts here is what the report shows', async () => {
  const shop = await busyShop()
  const [, experience] = (await read(shop)).scores
  const report = await bodyOf(shop.read('/v1/report'))
  expect(experience!.counted).toEqual(report.experience)
  expect(experience!.unflagged).toEqual(report.quality.experience)
  expect((await read(shop)).excluded).toBe(report.quality.excluded)
})

test('which rule flagged how many is told', async () => {
  const { rules } = await read(await busyShop())
  expect(rules.find(({ rule }) => rule === 'episode-v1')).toMatchObject({ responses: 4 })
})

test('every line of the ledger has a reason, a name and what it leaves out', async () => {
  const shop = await busyShop()
  expect((await read(shop)).exclusions).toEqual([
    { ...DRILL, responses: 6 },
    { ...STORES, responses: 6 },
  ])
  const today = await read(shop, 'from=2026-11-22')
  expect(today.exclusions).toMatchObject([{ responses: 0 }, { responses: 0 }])
  const web = await read(shop, 'where.channel=web')
  expect(web).toMatchObject({ excluded: 0, exclusions: [{ responses: 0 }, { responses: 0 }] })
})

test('scores of fewer than five answers are not told', async () => {
  const shop = openShop()
  await shop.send([1, 2, 3, 4].map((value) => tap(HOUR, value)))
  expect((await read(shop)).scores[1]).toMatchObject({
    everything: { value: null, low: null, high: null, n: 4 },
    counted: { value: null, n: 4 },
  })
})

test('response rates are told where it is known what was shown', async () => {
  const shop = openShop()
  const seen = Array.from({ length: 10 }, () => tap(HOUR, 1, { touchpoint: 'checkout' }))
  await shop.send(seen.map((visit) => Object.assign({}, visit, { answers: [], event: 'shown' })))
  await shop.send(seen.slice(0, 3))
  await shop.send([tap(HOUR, 4)])
  const { rates } = await read(shop)
  expect(rates.map(({ touchpoint }) => touchpoint)).toEqual([
    'checkout',
    'exit',
    'berlin',
    'support',
  ])
  expect(rates[0]).toMatchObject({
    shown: 10,
    dismissed: 0,
    answered: 3,
    rate: { value: 0.3, n: 10 },
  })
  expect(rates[1]).toMatchObject({ shown: 0, answered: 1, rate: { value: null, n: 0 } })
})
