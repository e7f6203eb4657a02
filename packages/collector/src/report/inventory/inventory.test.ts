import { USUAL_TOUCHPOINTS, type Config } from '@shopbell/core/config'
import type { InventoryEntry, TouchpointsReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { idOf } from '../../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../../testing/shop.ts'

/** A shop with an inventory that has something of everything. */
const LISTED: Config = config({
  ...SHOP,
  locations: { 'oak-st': { name: 'Oak Street', region: 'North' } },
  touchpoints: [
    ...SHOP.touchpoints.map((touchpoint) =>
      touchpoint.id === 'exit'
        ? Object.assign({}, touchpoint, {
            owner: 'Ana',
            inspected: '2026-11-20',
            address: '1 Oak St',
            note: 'The left door sticks.',
            usual: 'register',
          })
        : touchpoint,
    ),
    {
      id: 'music',
      name: 'Our hold music',
      channel: 'phone',
      stage: 'pre-purchase',
      lens: 'service',
      usual: 'hold-music',
      owner: 'Bo',
      inspected: '2025-11-21',
    },
    {
      id: 'signature',
      name: 'Signature',
      channel: 'email',
      stage: 'lost',
      lens: 'experience',
      inspected: '2025-11-22',
    },
  ],
  inventory: { without: { parking: 'In a pedestrian zone' } },
})

async function shopWith(
  answered: Readonly<Record<string, readonly number[]>>,
  question = 'satisfaction',
): Promise<Shop> {
  const shop = openShop({ businesses: [LISTED] })
  let n = 0
  const responses = Object.entries(answered).flatMap(([touchpoint, values]) =>
    values.map((value) => ({
      id: idOf(++n),
      touchpoint,
      at: NOON,
      answers: [{ question, value }],
    })),
  )
  const { results } = await bodyOf(shop.send(responses))
  for (const { status } of results) expect(status).toBe('stored')
  return shop
}

const read = async (shop: Shop, query = ''): Promise<TouchpointsReport> =>
  (await bodyOf(shop.read(`/v1/report/touchpoints?${query}`))) as TouchpointsReport
const entry = ({ touchpoints }: TouchpointsReport, id: string): InventoryEntry =>
  touchpoints.find((each) => each.id === id)!

test('touchpoints come in the order of a customer’s way, also where nobody asks', async () => {
  const { touchpoints } = await read(await shopWith({}))
  expect(touchpoints.map(({ id }) => id)).toEqual([
    'music',
    'checkout',
    'exit',
    'berlin',
    'support',
    'signature',
  ])
})

test('all that the config knows of a touchpoint is told', async () => {
  const body = await read(await shopWith({}))
  expect(entry(body, 'exit')).toMatchObject({
    name: 'exit',
    location: { id: 'oak-st', name: 'Oak Street', region: 'North' },
    owner: 'Ana',
    inspected: '2026-11-20',
    inspectedDays: 2,
    address: '1 Oak St',
    note: 'The left door sticks.',
    usual: { id: 'register', look: 'Queue at the busiest hour.' },
  })
  expect(entry(body, 'checkout')).toMatchObject({
    location: null,
    owner: null,
    inspected: null,
    inspectedDays: null,
    usual: null,
  })
})

test('a score needs five answers; fewer, none and nobody asking are told apart', async () => {
  const body = await read(await shopWith({ exit: [4, 4, 4, 1, 1], checkout: [4, 4, 4, 4] }))
  expect(entry(body, 'exit')).toMatchObject({ state: 'scored', responses: 5, score: { n: 5 } })
  expect(entry(body, 'exit').score.value).toBeCloseTo(60, 12)
  expect(entry(body, 'checkout')).toMatchObject({
    state: 'too-few',
    responses: 4,
    score: { value: null, low: null, high: null, n: 4 },
  })
  expect(entry(body, 'berlin')).toMatchObject({ state: 'no-answers', responses: 0 })
  expect(entry(body, 'music')).toMatchObject({ state: 'not-asked', responses: 0 })
})

test('a score is of the touchpoint’s own lens', async () => {
  const overall = await read(await shopWith({ support: [1, 2, 3, 4, 5] }, 'overall'))
  expect(entry(overall, 'support')).toMatchObject({
    state: 'unrated',
    responses: 5,
    score: { n: 0 },
  })
  const help = await read(await shopWith({ support: [4, 4, 4, 4, 4] }, 'help'))
  expect(entry(help, 'support').score).toMatchObject({ value: 100, n: 5 })
})

test('coverage counts what is asked, scored, owned and inspected within a year', async () => {
  const { coverage } = await read(await shopWith({ exit: [4, 4, 4, 1, 1] }))
  expect(coverage).toEqual({
    listed: 6,
    asked: 4,
    scored: 1,
    owned: 2,
    inspected: 2,
    inspectedWithin: 365,
    usualSettled: 3,
    usual: USUAL_TOUCHPOINTS.length,
  })
})

test('what is usual is either listed, said to be missing, or not in the list yet', async () => {
  const { unlisted, without } = await read(await shopWith({}))
  const ids = unlisted.map(({ id }) => id)
  expect(without).toMatchObject([{ id: 'parking', why: 'In a pedestrian zone' }])
  for (const id of ['register', 'hold-music', 'parking']) expect(ids).not.toContain(id)
  for (const id of ['email-signature', 'web-address']) expect(ids).toContain(id)
  expect(ids).toHaveLength(USUAL_TOUCHPOINTS.length - 3)
})

test('filters cut the list, and what is usual is of the whole business', async () => {
  const shop = await shopWith({ exit: [4, 4, 4, 1, 1] })
  const body = await read(shop, 'where.region=North')
  expect(body.touchpoints.map(({ id }) => id)).toEqual(['exit'])
  expect(body.coverage).toMatchObject({ listed: 1, scored: 1 })
  expect(body.unlisted).toHaveLength(USUAL_TOUCHPOINTS.length - 3)
  expect(entry(await read(shop, 'to=2026-11-22'), 'exit')).toMatchObject({ state: 'no-answers' })
})

test.each(['by=channel', 'where.lens=service', 'where.hour=2026-11-22T07', 'from=x'])(
  '400: touchpoints with %s',
  async (query) => {
    const response = await openShop().read(`/v1/report/touchpoints?${query}`)
    expect(response.status).toBe(400)
  },
)
