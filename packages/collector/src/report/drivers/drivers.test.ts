import { share } from '@shopbell/core'
import { crossProducts, drivers, loyalty as loyaltyFour } from '@shopbell/core/drivers'
import type { DriversReport, LoyaltyReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { idOf } from '../../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../../testing/shop.ts'

const DAY = 86_400_000
const agree = (id: string) => ({ id, kind: 'agree', construct: id, text: `${id}?`, optional: true })
const FOUR = ['repurchase', 'forgive', 'try-new', 'refer']
const PANEL = config({
  ...SHOP,
  touchpoints: [
    { ...SHOP.touchpoints[0]!, id: 'panel', prompt: 'panel' },
    { ...SHOP.touchpoints[0]!, id: 'gone', stage: 'lost', prompt: 'gone' },
  ],
  prompts: {
    panel: {
      questions: [
        { id: 'satisfaction', kind: 'csat', construct: 'satisfaction', text: 'How was it?' },
        agree('knowledge'),
        agree('clean'),
        ...FOUR.map(agree),
        {
          id: 'low',
          kind: 'choice',
          options: ['messy', 'rude'],
          showIf: { question: 'satisfaction', atMost: 2 },
        },
        {
          id: 'good',
          kind: 'choice',
          options: ['rude', 'messy'],
          showIf: { question: 'satisfaction', atLeast: 4 },
        },
        {
          id: 'used',
          kind: 'choice',
          options: [{ id: 'lift', text: 'The lift' }, 'messy'],
          text: 'What did you see?',
        },
        {
          id: 'more',
          kind: 'choice',
          options: ['messy'],
          showIf: { question: 'used', includes: 'lift' },
        },
      ],
    },
    gone: {
      questions: [{ id: 'why', kind: 'choice', options: ['rude', 'messy'], multiple: false }],
    },
  },
})

type Answers = Readonly<Record<string, number | readonly string[]>>

async function shopWith(visits: readonly Answers[], touchpoint = 'panel'): Promise<Shop> {
  const shop = openShop({ businesses: [PANEL] })
  const responses = visits.map((answers, n) => ({
    id: idOf(n + 1),
    touchpoint,
    at: NOON - (n % 9) * DAY,
    answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
  }))
  const { results } = await bodyOf(shop.send(responses))
  for (const { status } of results) expect(status).toBe('stored')
  return shop
}

async function read<Body>(shop: Shop, path: string): Promise<Body> {
  const response = await shop.read(path)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as Body
}

// Whoever rates knowledge high rates the whole high; clean goes its own way.
const ROWS = Array.from({ length: 90 }, (_, n) => {
  const knowledge = 1 + (n % 5)
  return {
    satisfaction: Math.min(5, knowledge + (n % 2)),
    knowledge,
    clean: 1 + (Math.floor(n / 5) % 5),
  }
})

test('without answers there is nothing', async () => {
  const body = await read<DriversReport>(await shopWith([]), '/v1/report/drivers')
  expect(body).toMatchObject({
    sample: { responses: 0, limit: 20_000, whole: true },
    drivers: [],
    reasons: [],
  })
})

test('drivers are what core makes of the same answers, a day a group', async () => {
  const shop = await shopWith([...ROWS, { satisfaction: 1 }, { knowledge: 1, clean: 5 }])
  const { drivers: found, sample } = await read<DriversReport>(shop, '/v1/report/drivers')
  expect(sample).toEqual({ responses: 92, limit: 20_000, whole: true })
  const days = Array.from({ length: 9 }, (_, day) =>
    crossProducts(
      3,
      ROWS.filter((_, n) => n % 9 === day).map((row) => [
        row.satisfaction,
        row.knowledge,
        row.clean,
      ]),
    ),
  )
  const expected = drivers(days)
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ prompt: 'panel', lens: 'experience', n: 90, method: 'lmg' })
  expect(found[0]!.r2).toBeCloseTo(expected.r2!, 12)
  const [knowledge, clean] = found[0]!.drivers
  expect(knowledge).toMatchObject({ construct: 'knowledge', text: 'knowledge?', direction: 'with' })
  for (const [place, own] of [knowledge!, clean!].entries()) {
    expect(own.importance.value).toBeCloseTo(expected.importance[place]!.value!, 12)
    expect(own.importance.low).toBeCloseTo(expected.importance[place]!.low!, 12)
  }
  expect(knowledge!.share).toEqual(share(ROWS.filter((row) => row.knowledge >= 4).length, 90))
})

test('below the minimum nothing is said of a prompt', async () => {
  const { drivers: found } = await read<DriversReport>(
    await shopWith(ROWS.slice(0, 4)),
    '/v1/report/drivers',
  )
  expect(found).toEqual([])
})

test('reasons say who was asked, and only what everybody is asked has a lift', async () => {
  const visits: readonly Answers[] = [
    ...Array.from({ length: 40 }, () => ({ satisfaction: 1, low: ['messy'], used: ['lift'] })),
    ...Array.from({ length: 20 }, () => ({
      satisfaction: 2,
      low: ['rude', 'messy'],
      used: ['lift'],
    })),
    ...Array.from({ length: 60 }, () => ({ satisfaction: 5, good: ['rude'], used: ['messy'] })),
  ]
  const { reasons } = await read<DriversReport>(await shopWith(visits), '/v1/report/drivers')
  const by = new Map(reasons.map((each) => [each.question, each]))
  expect([...by.keys()].sort()).toEqual(['good', 'low', 'used'])
  expect(by.get('low')).toMatchObject({
    side: 'problems',
    n: 60,
    options: [
      { id: 'messy', mentions: share(60, 60), lift: null, sure: false },
      { id: 'rude', mentions: share(20, 60), lift: null, sure: false },
    ],
  })
  expect(by.get('good')).toMatchObject({ side: 'praise', n: 60 })
  const [first] = by.get('used')!.options
  expect(first).toMatchObject({
    id: 'lift',
    text: 'The lift',
    sure: true,
    lift: { value: -1, n: 120 },
  })
})

test('who left is asked why, and no score is held against it', async () => {
  const visits = Array.from({ length: 6 }, (_, n) => ({ why: [n < 4 ? 'rude' : 'messy'] }))
  const shop = await shopWith(visits, 'gone')
  const { reasons, sample } = await read<DriversReport>(shop, '/v1/report/drivers')
  expect(reasons).toMatchObject([
    {
      question: 'why',
      side: 'left',
      n: 6,
      options: [{ id: 'rude', mentions: share(4, 6) }, { id: 'messy' }],
    },
  ])
  expect(sample.responses).toBe(0)
})

test('loyalty is of people who answered the score and all four', async () => {
  const rows = Array.from({ length: 60 }, (_, n) => ({
    satisfaction: 1 + (n % 5),
    repurchase: 1 + (n % 5),
    forgive: 1 + (n % 4),
    'try-new': 2 + (n % 3),
    refer: 5 - (n % 2),
  }))
  const shop = await shopWith([...rows, { satisfaction: 5, repurchase: 5 }])
  const body = await read<LoyaltyReport>(shop, '/v1/report/loyalty')
  const expected = loyaltyFour(
    crossProducts(
      4,
      rows.map((row) => [row.repurchase, row.forgive, row['try-new'], row.refer]),
    ),
  )
  expect(body.together!.value).toBeCloseTo(expected.composite.value!, 12)
  expect(body.together!.n).toBe(60)
  expect(body.alpha).toBeCloseTo(expected.alpha!, 12)
  expect(body.items.map(({ construct, index: { n } }) => [construct, n])).toEqual([
    ['repurchase', 61],
    ['forgive', 60],
    ['try-new', 60],
    ['refer', 60],
  ])
  expect(body.kind).toBe('csat')
  expect(body.steps.map(({ point, loyalty: { n } }) => [point, n])).toEqual(
    [1, 2, 3, 4, 5].map((point) => [point, 12]),
  )
})

test('where the four are not asked, it says so', async () => {
  const body = await read<LoyaltyReport>(openShop(), '/v1/report/loyalty')
  expect(body).toMatchObject({
    items: [],
    together: null,
    alpha: null,
    steps: [],
    kind: null,
    enough: { state: 'not-asked', point: null, there: null },
  })
})
