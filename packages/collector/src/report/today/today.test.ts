import { dayAwareShare, indexOf, share } from '@shopbell/core'
import type { TodayReport } from '@shopbell/core/report'
import { describe, expect, test } from 'vitest'
import { JOURNEY } from '../../testing/journey.ts'
import { bodyOf, config, openShop, type Shop } from '../../testing/shop.ts'
import { shopWith, times, type Answered } from '../../testing/visits.ts'

const open = (): Shop => openShop({ businesses: [JOURNEY] })
const WEEK = 'from=2026-11-16&to=2026-11-23'

async function today(shop: Shop, query = WEEK): Promise<TodayReport> {
  const response = await shop.read(`/v1/report/today?${query}`)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as TodayReport
}

const at = (touchpoint: string, answers: Answered['answers'], hoursAgo = 1): Answered => ({
  touchpoint,
  hoursAgo,
  answers,
})

const calls = (solved: number, of: number, hoursAgo = 1): readonly Answered[] =>
  Array.from({ length: of }, (_, n) => at('support', { solved: n < solved ? 1 : 0 }, hoursAgo))

const faces = (touchpoint: string, counts: readonly number[], hoursAgo = 1): readonly Answered[] =>
  counts.flatMap((count, index) =>
    times(count, at(touchpoint, { satisfaction: index + 1 }, hoursAgo)),
  )

const LAST_WEEK = 24 * 8

describe('the figures', () => {
  test('solved is a share, with Wilson’s interval, and says whether it is surely more than half', async () => {
    const body = await today(await shopWith(calls(83, 100), open()))
    expect(body.solved).toMatchObject({
      estimate: share(83, 100),
      positive: share(83, 100),
      isMajority: true,
      dispersion: 1,
    })
    expect((await today(await shopWith(calls(55, 100), open()))).solved.isMajority).toBeNull()
    expect((await today(await shopWith(calls(20, 100), open()))).solved.isMajority).toBe(false)
  })

  test('friction is the share who did not find it easy: under 5 of 7', async () => {
    const visits = [1, 4, 4, 5, 6, 7, 7, 7, 7, 7].map((easy) => at('support', { easy }))
    const { friction } = await today(await shopWith(visits, open()))
    expect(friction.estimate).toEqual(share(3, 10))
    expect(friction.positive).toEqual(share(3, 10))
  })

  test('service and experience are kept apart, and the gap says what it rests on', async () => {
    const visits = [
      ...faces('exit', [2, 5, 30, 60]),
      ...times(20, at('support', { help: 4 })),
      ...times(5, at('support', { help: 1 })),
    ]
    const body = await today(await shopWith(visits, open()))
    expect(body.experience.estimate).toEqual(indexOf('smiley4', [2, 5, 30, 60]))
    expect(body.experience.positive).toEqual(share(90, 97))
    expect(body.service.estimate).toEqual(indexOf('smiley4', [5, 0, 0, 20]))
    expect(body.gap).toMatchObject({ basis: 'unpaired', pairs: 0 })
    expect(body.gap.estimate.value).toBeCloseTo(
      80 - (5 * 100) / 3 / 97 - (30 * 200) / 3 / 97 - 6000 / 97,
      9,
    )
  })

  test('nobody answered, or fewer than five: no value, never 0', async () => {
    const empty = await today(open())
    for (const { estimate } of [empty.solved, empty.friction, empty.experience, empty.gap]) {
      expect(estimate).toMatchObject({ value: null, low: null, high: null, n: 0 })
    }
    const few = await today(await shopWith(calls(4, 4), open()))
    expect(few.solved).toMatchObject({
      estimate: { value: null, low: null, n: 4 },
      positive: { value: null },
      isMajority: null,
    })
  })

  test('days that wobble by more than chance make the interval wider', async () => {
    const days = Array.from({ length: 20 }, (_, day) => (day % 2 === 0 ? 18 : 8))
    const visits = days.flatMap((solved, day) => calls(solved, 20, 24 * day + 1))
    const { solved } = await today(await shopWith(visits, open()), 'from=2026-10-26&to=2026-11-23')
    const { dispersion, ...estimate } = dayAwareShare(days.map((solved) => [solved, 20]))
    expect(solved).toMatchObject({ dispersion, estimate })
    expect(dispersion).toBeGreaterThan(3)
    expect(estimate.low!).toBeLessThan(share(260, 400).low!)
  })
})

describe('what changed', () => {
  test('since as many days before, and whether it is more than noise', async () => {
    const visits = [...calls(60, 100, LAST_WEEK), ...calls(90, 100)]
    const body = await today(await shopWith(visits, open()))
    expect(body.before).toEqual({ from: '2026-11-09', to: '2026-11-16' })
    expect(body.solved.change).toMatchObject({ before: share(60, 100), verdict: 'up' })
    expect(body.solved.change!.difference.value).toBeCloseTo(0.3, 12)
    expect(body.friction.change!.verdict).toBe('too-few')
  })

  test('a difference that one figure alone would call sure may be noise among five', async () => {
    // p is about 0.04: below 0.05, above 0.05 / 2, and the other figure stood still.
    const still = [
      ...faces('exit', [10, 10, 40, 40], LAST_WEEK),
      ...faces('exit', [10, 10, 40, 40]),
    ]
    const near = [...calls(70, 100, LAST_WEEK), ...calls(83, 100)]
    const alone = await today(await shopWith(near, open()))
    const together = await today(await shopWith([...near, ...still], open()))
    expect(alone.solved.change!.verdict).toBe('up')
    expect(together.solved.change!.verdict).toBe('noise')
    expect(together.solved.change!.difference).toEqual(alone.solved.change!.difference)
  })

  test('falling is down, for friction too', async () => {
    const easy = (points: number, count: number, hoursAgo: number) =>
      times(count, at('support', { easy: points }, hoursAgo))
    const body = await today(
      await shopWith(
        [
          ...easy(2, 60, LAST_WEEK),
          ...easy(6, 40, LAST_WEEK),
          ...easy(2, 20, 1),
          ...easy(6, 80, 1),
        ],
        open(),
      ),
    )
    expect(body.friction.change).toMatchObject({ verdict: 'down', before: share(60, 100) })
  })

  test('of all time nothing changed; without an end the period ends today', async () => {
    const shop = await shopWith(calls(5, 10), open())
    const all = await today(shop, '')
    expect([all.before, all.solved.change]).toEqual([null, null])
    expect((await today(shop, 'from=2026-11-21')).before).toEqual({
      from: '2026-11-19',
      to: '2026-11-21',
    })
  })
})

describe('what to fix next', () => {
  const GOOD = faces('exit', [5, 10, 100, 200])

  test('surely below the whole comes first, with the reason most named', async () => {
    const visits = [
      ...GOOD,
      ...faces('site', [40, 20, 10, 5]),
      ...times(30, at('site', { satisfaction: 1, reasons: ['queue'] })),
      ...times(6, at('site', { satisfaction: 2, reasons: ['messy'] })),
    ]
    const { fix } = await today(await shopWith(visits, open()))
    expect(fix[0]).toMatchObject({
      kind: 'below',
      stage: 'pre-purchase',
      channel: 'web',
      score: indexOf('smiley4', [70, 26, 10, 5]),
      reason: { question: 'reasons', option: 'queue', text: 'Long queue', share: share(30, 36) },
    })
    const [first] = fix
    if (first?.kind !== 'below') throw new Error('it is below')
    const high = indexOf('smiley4', [70, 26, 10, 5], 1 - 0.05 / 2).high!
    expect(first.short).toBeCloseTo(first.whole - high, 9)
  })

  test('a choice that is no reason is not named as one', async () => {
    const named = JOURNEY.prompts['visit']!.questions.filter(({ id }) => id !== 'reasons').concat({
      id: 'bought',
      kind: 'choice',
      options: ['messy'],
    })
    const shop = openShop({
      businesses: [
        config({ ...JOURNEY, prompts: { ...JOURNEY.prompts, visit: { questions: named } } }),
      ],
    })
    const visits = [
      ...GOOD,
      ...times(60, at('site', { satisfaction: 1, bought: ['messy'] })),
      ...times(20, at('site', { satisfaction: 3 })),
    ]
    expect((await today(await shopWith(visits, shop))).fix[0]).toMatchObject({
      kind: 'below',
      reason: null,
    })
  })

  test('then what nobody is asked about, where most customers are', async () => {
    const { fix, coverage } = await today(await shopWith(GOOD, open()))
    expect(coverage).toEqual({ listed: 7, asked: 6, answered: 1 })
    expect(fix.map((each) => [each.kind, each.stage, each.channel])).toEqual([
      ['unasked', 'pre-purchase', 'web'],
      ['unasked', 'purchase', 'web'],
      ['unasked', 'pre-purchase', 'phone'],
    ])
    expect(fix[0]).toMatchObject({
      traffic: 0.6,
      touchpoints: [{ id: 'site', name: 'Product pages' }],
    })
  })

  test('two that are below leave a place for what is unmeasured', async () => {
    const visits = [
      ...GOOD,
      ...faces('site', [60, 20, 10, 5]),
      ...faces('checkout', [60, 20, 10, 5]),
      ...times(80, at('support', { help: 1 })),
    ]
    const { fix } = await today(await shopWith(visits, open()))
    expect(fix.map(({ kind }) => kind)).toEqual(['below', 'below', 'unasked'])
    expect(fix[0]).toMatchObject({ stage: 'pre-purchase', channel: 'web' })
  })

  test('when all is measured, what has too few answers to say', async () => {
    const whole = config({
      ...JOURNEY,
      touchpoints: JOURNEY.touchpoints.filter(({ id }) => id !== 'hold' && id !== 'box'),
    })
    const shop = openShop({ businesses: [whole] })
    const visits = [
      ...GOOD,
      ...faces('site', [5, 10, 100, 200]),
      ...faces('checkout', [0, 0, 1, 2]),
      at('support', { help: 4 }),
    ]
    const { fix } = await today(await shopWith(visits, shop))
    // Nothing is listed where customers hear of the business, or after they left it.
    expect(fix.map((each) => [each.kind, each.stage, each.channel])).toEqual([
      ['unasked', 'awareness', null],
      ['unasked', 'lost', null],
      ['unsure', 'purchase', 'web'],
    ])
  })

  test('a lowest cell there always is: within noise it is not named', async () => {
    const visits = [...faces('exit', [10, 20, 40, 30]), ...faces('site', [12, 20, 40, 28])]
    const { fix } = await today(await shopWith(visits, open()))
    for (const { kind } of fix) expect(kind).not.toBe('below')
  })
})

test('400: a page cannot be grouped otherwise, nor asked for what there is not', async () => {
  for (const query of ['by=channel', 'cell=purchase.web', 'from=yesterday']) {
    expect((await open().read(`/v1/report/today?${query}`)).status).toBe(400)
  }
})
