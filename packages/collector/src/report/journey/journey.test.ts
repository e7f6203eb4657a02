import { indexOf, mean, netExpectation, share } from '@shopbell/core'
import type { JourneyCell, JourneyReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { JOURNEY } from '../../testing/journey.ts'
import { bodyOf, config, openShop, type Shop } from '../../testing/shop.ts'
import { shopWith, times, type Answered } from '../../testing/visits.ts'

const open = (): Shop => openShop({ businesses: [JOURNEY] })

async function journey(shop: Shop, query = ''): Promise<JourneyReport> {
  const response = await shop.read(`/v1/report/journey?${query}`)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as JourneyReport
}

const at = (touchpoint: string, satisfaction: number, hoursAgo = 1): Answered => ({
  touchpoint,
  hoursAgo,
  answers: { satisfaction },
})

/** So many answers of each point of four faces. */
const faces = (touchpoint: string, counts: readonly number[]): readonly Answered[] =>
  counts.flatMap((count, index) => times(count, at(touchpoint, index + 1)))

const cell = (body: JourneyReport, name: string): JourneyCell =>
  body.cells.find(({ stage, channel }) => `${stage}.${channel}` === name)!

const SITE = [60, 40, 20, 10]
const CHECKOUT = [5, 10, 60, 80]
const EXIT = [2, 5, 30, 60]
const TILL = [1, 2, 10, 20]

const VISITS: readonly Answered[] = [
  ...faces('site', SITE),
  ...faces('checkout', CHECKOUT),
  ...faces('exit', EXIT),
  ...faces('till', TILL),
  { touchpoint: 'support', hoursAgo: 1, answers: { help: 4, solved: 1 } },
]

test('nothing answered: listed and asked is silent, listed and not asked is unasked, nothing is a gap', async () => {
  const body = await journey(open())
  expect(body.coverage).toEqual({ listed: 7, asked: 6, answered: 0 })
  expect(body.channels).toEqual(['web', 'store', 'phone', 'mail'])
  expect(cell(body, 'purchase.web').state).toBe('silent')
  expect(cell(body, 'pre-purchase.phone').state).toBe('unasked')
  expect(cell(body, 'awareness.web').state).toBe('absent')
  expect(body.whole).toMatchObject({ value: null, n: 0 })
  expect(body.unmeasured).toHaveLength(7)
  expect(body.demonstration).toBe(true)
})

test('a cell is the index of all its touchpoints, held against the whole at a level for all cells', async () => {
  const body = await journey(await shopWith(VISITS, open()))
  const store = EXIT.map((count, index) => count + TILL[index]!)
  expect(cell(body, 'purchase.store')).toMatchObject({
    listed: 2,
    asked: 2,
    answered: 2,
    score: indexOf('smiley4', store),
  })
  // By hand: 0, 33.3, 66.7 and 100 for the four faces.
  const site = (40 * 100) / 3 + (20 * 200) / 3 + 10 * 100
  expect(cell(body, 'pre-purchase.web').score.value).toBeCloseTo(site / 130, 10)
  const all = SITE.map((count, index) => count + CHECKOUT[index]! + store[index]!)
  all[3]! += 1
  expect(body.whole).toEqual(indexOf('smiley4', all))
  expect(body.level).toBeCloseTo(1 - 0.05 / 3, 12)
  expect(cell(body, 'pre-purchase.web').state).toBe('below')
  expect(cell(body, 'purchase.store').state).toBe('above')
  expect(indexOf('smiley4', SITE, 1 - 0.05 / 3).high!).toBeLessThan(body.whole.value!)
})

test('a stage is the index of all its channels, held against the whole at a level for all stages', async () => {
  const { rows, whole, stages } = await journey(await shopWith(VISITS, open()))
  expect(rows.map(({ stage }) => stage)).toEqual(stages)
  const bought = [CHECKOUT, EXIT, TILL].reduce((sum, counts) =>
    sum.map((count, index) => count + counts[index]!),
  )
  const buying = rows.find(({ stage }) => stage === 'purchase')!
  expect(buying).toMatchObject({
    listed: 3,
    asked: 3,
    answered: 3,
    score: indexOf('smiley4', bought),
    state: 'above',
  })
  // Two stages have enough answers.
  expect(indexOf('smiley4', bought, 1 - 0.05 / 2).low!).toBeGreaterThan(whole.value!)
  expect(rows.map(({ state }) => state)).toEqual(['absent', 'below', 'above', 'few', 'absent'])
})

test('a stage says what people found, held against what they expected', async () => {
  const asked = config({
    ...JOURNEY,
    prompts: {
      ...JOURNEY.prompts,
      visit: { questions: [...JOURNEY.prompts['visit']!.questions, { bank: 'expectation' }] },
    },
  })
  const found = (touchpoint: string, [worse, as, better]: readonly number[]) =>
    [worse!, as!, better!].flatMap((count, index) =>
      times(count, { touchpoint, hoursAgo: 1, answers: { expectation: index - 1 } }),
    )
  const visits = [
    ...found('exit', [2, 5, 20]),
    ...found('checkout', [3, 5, 5]),
    ...found('site', [1, 1, 2]),
  ]
  const { rows } = await journey(await shopWith(visits, openShop({ businesses: [asked] })))
  const of = (stage: string) => rows.find((row) => row.stage === stage)!.expectation
  expect(of('purchase')).toEqual({
    net: netExpectation([5, 10, 25]),
    worse: share(5, 40),
    as: share(10, 40),
    better: share(25, 40),
  })
  expect(of('purchase').net.value).toBe(0.5)
  expect(of('pre-purchase').net).toMatchObject({ value: null, n: 4 })
  expect(of('lost').net.n).toBe(0)
})

test('fewer than five are counted and not shown', async () => {
  const body = await journey(await shopWith(VISITS, open()))
  expect(cell(body, 'post-purchase.phone')).toMatchObject({
    state: 'few',
    answered: 1,
    score: { value: null, low: null, high: null, n: 1 },
  })
})

test('a cell whose visitors are asked something else is answered, and has no score', async () => {
  const visits = times(9, { touchpoint: 'support', hoursAgo: 1, answers: { solved: 1 } })
  const body = await journey(await shopWith(visits, open()))
  expect(cell(body, 'post-purchase.phone')).toMatchObject({ state: 'unrated', score: { n: 0 } })
})

test('what differs by no more than noise is within', async () => {
  const body = await journey(
    await shopWith([...faces('site', [2, 3, 10, 9]), ...faces('exit', [3, 3, 9, 10])], open()),
  )
  for (const { state, score } of body.cells) if (score.n > 0) expect(state).toBe('within')
})

test('what nobody measures is named, with why', async () => {
  const body = await journey(await shopWith(VISITS, open()))
  expect(body.coverage).toEqual({ listed: 7, asked: 6, answered: 5 })
  expect(body.unmeasured).toEqual([
    { id: 'hold', name: 'Hold music', stage: 'pre-purchase', channel: 'phone', because: 'unasked' },
    { id: 'box', name: 'In the box', stage: 'post-purchase', channel: 'mail', because: 'silent' },
  ])
})

test('filters narrow the journey, and coverage with it', async () => {
  const shop = await shopWith(VISITS, open())
  const body = await journey(shop, 'where.location=oak')
  expect(body.channels).toEqual(['store'])
  expect(body.coverage).toEqual({ listed: 2, asked: 2, answered: 2 })
  expect((await journey(shop, 'to=2026-11-01')).coverage).toMatchObject({ answered: 0 })
})

test('a cell opens its touchpoints, trend and reasons', async () => {
  const visits: readonly Answered[] = [
    ...faces('exit', [4, 4, 4, 8]),
    ...times(6, {
      touchpoint: 'till',
      hoursAgo: 24,
      answers: { satisfaction: 1, reasons: ['queue'] },
    }),
    ...times(4, {
      touchpoint: 'till',
      hoursAgo: 24,
      answers: { satisfaction: 2, reasons: ['queue', 'messy'] },
    }),
    { touchpoint: 'till', hoursAgo: 24 * 3, answers: { satisfaction: 4 } },
  ]
  const { opened } = await journey(await shopWith(visits, open()), 'cell=purchase.store')
  expect(opened).toMatchObject({ stage: 'purchase', channel: 'store' })
  expect(opened!.touchpoints).toEqual([
    {
      id: 'exit',
      name: 'Oak St, exit',
      lens: 'experience',
      location: 'oak/exit',
      owner: 'Ada',
      isAsked: true,
      score: indexOf('smiley4', [4, 4, 4, 8]),
      solved: share(0, 0),
    },
    expect.objectContaining({ id: 'till', owner: null, score: indexOf('smiley4', [6, 4, 0, 1]) }),
  ])
  expect(opened!.trend.map(({ from }) => from)).toEqual(['2026-11-19', '2026-11-21', '2026-11-22'])
  expect(opened!.trend[0]!.score).toMatchObject({ value: null, n: 1 })
  const third = 100 / 3
  expect(opened!.trend[1]!.score).toEqual(
    mean([
      [0, 6],
      [third, 4],
    ]),
  )
  expect(opened!.reasons).toEqual([
    { question: 'reasons', option: 'queue', text: 'Long queue', share: share(10, 10) },
    { question: 'reasons', option: 'messy', text: 'Messy', share: share(4, 10) },
  ])
})

test('over more than ten weeks the trend of a cell is by weeks, from Monday', async () => {
  const visits = [...times(6, at('exit', 4)), ...times(6, at('exit', 3, 24 * 80))]
  const { opened } = await journey(await shopWith(visits, open()), 'cell=purchase.store')
  expect(opened!.trend.map(({ from }) => from)).toEqual(['2026-08-31', '2026-11-16'])
})

test('400: a cell that is none', async () => {
  const response = await open().read('/v1/report/journey?cell=roof.web')
  expect(response.status).toBe(400)
  expect((await bodyOf(response)).problems).toMatchObject([{ path: 'cell' }])
})

test('401: a journey is not for everybody', async () => {
  for (const page of ['journey', 'today', 'channels']) {
    expect((await open().ask(`/v1/report/${page}`)).status).toBe(401)
  }
})
