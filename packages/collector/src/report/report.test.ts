import type { Config } from '@shopbell/core/config'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { share } from '@shopbell/core'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../testing/shop.ts'
import type { Group } from './groups.ts'
import type { Report } from './report.ts'

const HOUR = 3_600_000
const NOBODY = { value: null, low: null, high: null, n: 0, level: 0.95 }
const NOBODY_ASKED = { shown: 0, dismissed: 0, answered: 0, responseRate: NOBODY }

interface Answered {
  readonly touchpoint: string
  readonly hoursAgo: number
  readonly answers: Readonly<Record<string, number | readonly string[]>>
}

async function shopWith(visits: readonly Answered[], shop = openShop()): Promise<Shop> {
  const responses = visits.map(({ touchpoint, hoursAgo, answers }, n) => ({
    id: idOf(n + 1),
    touchpoint,
    at: NOON - hoursAgo * HOUR,
    answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
  }))
  const { results } = await bodyOf(shop.send(responses))
  for (const { status } of results) expect(status).toBe('stored')
  return shop
}

async function report(shop: Shop, query = ''): Promise<Report> {
  const response = await shop.read(`/v1/report?${query}`)
  expect(response.status).toBe(200)
  return (await bodyOf(response)) as Report
}

describe('with no answers', () => {
  test('everything is null, and there is one empty group', async () => {
    const empty = await report(await shopWith([]))
    expect(empty).toEqual({
      business: 'acme',
      name: 'Acme',
      demonstration: false,
      from: null,
      to: null,
      ...NOBODY_ASKED,
      groups: [
        {
          key: {},
          responses: 0,
          ...NOBODY_ASKED,
          estimates: {},
          scorecards: {},
          reasons: {},
          quality: null,
        },
      ],
      joint: {
        construct: 'satisfaction',
        metric: 'index',
        channels: [],
        equal: NOBODY,
        volume: NOBODY,
        traffic: { ...NOBODY, covers: 0 },
      },
      service: NOBODY,
      experience: NOBODY,
      gap: { ...NOBODY, basis: 'unpaired', pairs: 0, excluded: 0 },
      quality: {
        flagged: 0,
        rules: {},
        excluded: 0,
        uncertain: 0,
        estimates: {},
        distorted: [],
        service: NOBODY,
        experience: NOBODY,
      },
    })
  })

  test('there are no groups of anything', async () => {
    expect((await report(await shopWith([]), 'by=channel,day')).groups).toEqual([])
  })
})

// Two satisfied and one not at the exit, one at the checkout, four on the phone, two of them pairs.
const DAY: readonly Answered[] = [
  { touchpoint: 'exit', hoursAgo: 1, answers: { satisfaction: 4, recommend: 10 } },
  { touchpoint: 'exit', hoursAgo: 1, answers: { satisfaction: 3, reasons: ['messy', 'slow'] } },
  { touchpoint: 'exit', hoursAgo: 30, answers: { satisfaction: 1, reasons: ['messy'] } },
  { touchpoint: 'checkout', hoursAgo: 2, answers: { satisfaction: 4 } },
  { touchpoint: 'support', hoursAgo: 2, answers: { help: 4, overall: 2, solved: 1 } },
  { touchpoint: 'support', hoursAgo: 2, answers: { help: 4, overall: 3 } },
  { touchpoint: 'support', hoursAgo: 2, answers: { help: 1, solved: 0 } },
  { touchpoint: 'support', hoursAgo: 2, answers: { solved: 0 } },
]

describe('a day', () => {
  test('a group has its visits, its headlines and its reasons', async () => {
    const { groups } = await report(await shopWith(DAY), 'by=touchpoint')
    expect(groups.map(({ key, responses }) => [key, responses])).toEqual([
      [{ touchpoint: 'checkout' }, 1],
      [{ touchpoint: 'exit' }, 3],
      [{ touchpoint: 'support' }, 4],
    ])
    expect(groups[1]).toMatchObject({
      estimates: {
        satisfaction: { metric: 'share', value: 2 / 3, n: 3 },
        recommend: { metric: 'nps', value: 1, n: 1 },
      },
      scorecards: { satisfaction: { kinds: { smiley4: { counts: [1, 0, 1, 1] } } } },
      reasons: { reasons: { messy: 2, slow: 1 } },
    })
  })

  test('service and experience are two indices, and their gap is that of the pairs', async () => {
    const { service, experience, gap } = await report(await shopWith(DAY))
    expect(service).toMatchObject({ value: expect.closeTo(200 / 3, 9) as unknown, n: 3 })
    // 4, 3, 1, 4 of four faces; 2 and 3 of five stars.
    const mean = (100 + 200 / 3 + 0 + 100 + 25 + 50) / 6
    expect(experience).toMatchObject({ value: expect.closeTo(mean, 9) as unknown, n: 6 })
    expect(gap).toMatchObject({
      basis: 'paired',
      value: (75 + 50) / 2,
      n: 2,
      pairs: 2,
      excluded: 3 + 6 - 4,
    })
    expect(gap.low).toBeLessThan(gap.value!)
  })

  test('with fewer than two pairs the gap is as of different people', async () => {
    const shop = await shopWith(DAY.filter(({ answers }) => answers['overall'] !== 3))
    const { gap, service, experience } = await report(shop)
    expect(gap).toMatchObject({ basis: 'unpaired', pairs: 1, excluded: 0, n: 2 + 5 })
    expect(gap.value).toBeCloseTo(service.value! - experience.value!, 9)
  })

  test('a pair counts only where both of its answers do', async () => {
    const shop = await shopWith(DAY)
    expect((await report(shop, 'where.lens=service')).gap).toMatchObject({ value: null, pairs: 0 })
    expect((await report(shop, 'where.question=help,overall')).gap).toMatchObject({ pairs: 2 })
    expect((await report(shop, 'where.channel=store')).gap).toMatchObject({ pairs: 0 })
  })

  test('channels are scored jointly by three weights, beside each alone', async () => {
    const { joint } = await report(await shopWith(DAY), 'where.lens=experience')
    const alone = joint.channels.map(({ channel, estimate }) => [channel, estimate.value])
    const store = (100 + 200 / 3 + 0) / 3
    expect(alone).toEqual([
      ['web', 100],
      ['store', expect.closeTo(store, 9)],
      ['phone', 37.5],
    ])
    expect(joint.equal.value).toBeCloseTo((100 + store + 37.5) / 3, 9)
    expect(joint.volume.value).toBeCloseTo((100 + 3 * store + 2 * 37.5) / 6, 9)
    expect(joint.traffic!.value).toBeCloseTo(0.6 * 100 + 0.3 * store + 0.1 * 37.5, 9)
    expect(joint.traffic!.covers).toBe(1)
  })

  test('channels without answers are left out, and the traffic that is covered is said', async () => {
    const { joint } = await report(await shopWith(DAY), 'where.channel=store,phone')
    expect(joint.channels.map(({ channel }) => channel)).toEqual(['store', 'phone'])
    expect(joint.traffic!.covers).toBeCloseTo(0.4, 12)
  })

  test('where questions are asked for, responses are those who answered the most answered one', async () => {
    const shop = await shopWith(DAY)
    const responses = async (query: string) =>
      (await report(shop, query)).groups.map(({ key, responses }) =>
        Object.values(key).concat(responses),
      )
    expect(await responses('by=construct')).toEqual([
      ['reasons', 2],
      ['recommend', 1],
      ['satisfaction', 4],
      ['solved', 3],
    ])
    expect(await responses('by=lens')).toEqual([
      ['experience', 4],
      ['service', 3],
    ])
    expect(await responses('where.question=recommend')).toEqual([[1]])
  })
})

describe('how many answered', () => {
  /** Visits by id: what was told of them, and what they answered. */
  async function visited(
    visits: readonly (readonly [
      id: number,
      touchpoint: string,
      hoursAgo: number,
      ...told: ('shown' | 'dismissed' | 'answered' | 'skipped')[],
    ])[],
  ): Promise<Shop> {
    const shop = openShop()
    const responses = visits.flatMap(([id, touchpoint, hoursAgo, ...told]) =>
      told.map((what) => ({
        id: idOf(id),
        touchpoint,
        at: NOON - hoursAgo * HOUR,
        answers: [] as object[],
        ...(what === 'answered'
          ? { answers: [{ question: touchpoint === 'support' ? 'solved' : 'recommend', value: 1 }] }
          : what === 'skipped'
            ? { ended: 'skip' }
            : { event: what }),
      })),
    )
    const { results } = await bodyOf(shop.send(responses))
    for (const { status } of results) expect(status).toBe('stored')
    return shop
  }

  // Four shown on the web, of which one closed it and two answered; a tablet tells no showing.
  const WEEK = () =>
    visited([
      [1, 'checkout', 1, 'shown', 'answered'],
      [2, 'checkout', 1, 'shown', 'dismissed'],
      [3, 'checkout', 25, 'answered', 'shown'],
      [4, 'checkout', 25, 'shown'],
      [5, 'exit', 1, 'answered'],
      [6, 'exit', 1, 'answered'],
      [7, 'exit', 1, 'skipped'],
      [8, 'support', 1, 'shown'],
      [9, 'checkout', 30, 'answered'],
    ])

  test('is counted beside the responses, which no event adds to', async () => {
    const found = await report(await WEEK())
    const counts = { shown: 5, dismissed: 1, answered: 5, responseRate: share(2, 5) }
    expect(found).toMatchObject(counts)
    expect(found.groups).toMatchObject([{ responses: 6, ...counts }])
  })

  test.each([
    ['by=channel', ['web 4 1 3 0.5', 'store 0 0 2 null', 'phone 1 0 0 0']],
    ['by=touchpoint&where.stage=purchase&where.channel=web', ['checkout 4 1 3 0.5']],
    ['by=stage', ['purchase 5 1 5 0.4']],
    ['by=location&where.channel=store', ['oak-st 0 0 2 null']],
    ['by=day&where.touchpoint=checkout', ['2026-11-21 2 0 2 0.5', '2026-11-22 2 1 1 0.5']],
    [
      'by=hour&where.touchpoint=checkout',
      ['2026-11-21T01 0 0 1 null', '2026-11-21T06 2 0 1 0.5', '2026-11-22T06 2 1 1 0.5'],
    ],
    ['by=week&where.channel=web', ['2026-W47 4 1 3 0.5']],
    ['by=weekday&where.channel=web', ['6 2 0 2 0.5', '7 2 1 1 0.5']],
    ['by=touchpoint&from=2026-11-22&where.channel=web', ['checkout 2 1 1 0.5']],
    ['by=touchpoint&where.hour=2026-11-22T06&where.channel=phone', ['support 1 0 0 0']],
  ])('%s', async (query, rows) => {
    const found = await report(await WEEK(), query)
    const row = ({ key, shown, dismissed, answered, responseRate }: Group) =>
      [...Object.values(key), shown, dismissed, answered, responseRate.value].join(' ')
    expect(found.groups.map((group) => row(group).replace(/ $/, ' null')).sort()).toEqual(
      [...rows].sort(),
    )
    const sum = (of: (group: Group) => number | null) =>
      found.groups.reduce((total, group) => total + of(group)!, 0)
    expect(found.shown).toBe(sum(({ shown }) => shown))
    expect(found.dismissed).toBe(sum(({ dismissed }) => dismissed))
    expect(found.answered).toBe(sum(({ answered }) => answered))
  })

  test('the rate is of those who were shown: many answers that nobody told of do not raise it', async () => {
    const taps = Array.from({ length: 50 }, (_, n) => [100 + n, 'exit', 1, 'answered'] as const)
    const found = await report(
      await visited([
        [1, 'checkout', 1, 'shown'],
        [2, 'checkout', 1, 'shown', 'answered'],
        ...taps,
      ]),
    )
    expect(found).toMatchObject({ shown: 2, answered: 51, responseRate: share(1, 2) })
  })

  test('a visit counts in the hour it was shown, whenever it answered', async () => {
    const shop = openShop()
    const visit = { id: idOf(1), touchpoint: 'exit' }
    const value = [{ question: 'recommend', value: 9 }]
    await shop.send([
      { ...visit, at: NOON - HOUR, event: 'shown', answers: [] },
      { ...visit, at: NOON, answers: value },
    ])
    const { groups } = await report(shop, 'by=hour')
    expect(groups).toMatchObject([
      { key: { hour: '2026-11-22T06' }, responses: 0, shown: 1, answered: 0 },
      { key: { hour: '2026-11-22T07' }, responses: 1, shown: 0, answered: 1 },
    ])
    expect(groups.map(({ responseRate }) => responseRate)).toEqual([share(1, 1), NOBODY])
  })

  test.each(['by=question', 'by=channel,construct', 'by=lens', 'where.question=recommend'])(
    '%s: nobody is shown a question alone, so it is not known',
    async (query) => {
      const found = await report(await WEEK(), query)
      const unknown = { shown: null, dismissed: null, answered: null, responseRate: NOBODY }
      expect(found).toMatchObject(unknown)
      expect(found.groups.length).toBeGreaterThan(0)
      for (const group of found.groups) expect(group).toMatchObject(unknown)
    },
  )
})

describe('a question whose kind was changed', () => {
  const faces = (kind: string): Config =>
    config({
      ...SHOP,
      prompts: {
        ...SHOP.prompts,
        visit: {
          questions: [{ id: 'satisfaction', kind, construct: 'satisfaction', text: 'How was it?' }],
        },
        both: {
          questions: [
            { id: 'help', kind, construct: 'satisfaction', text: 'How was it?' },
            {
              id: 'overall',
              kind,
              construct: 'satisfaction',
              lens: 'experience',
              text: 'And all?',
            },
          ],
        },
      },
    })

  async function before(visits: readonly Answered[]): Promise<Shop> {
    const { store } = await shopWith(visits, openShop({ businesses: [faces('smiley4')] }))
    return openShop({ businesses: [faces('smiley5')], store })
  }

  test('keeps old answers on the scale they were given on', async () => {
    const shop = await before([{ touchpoint: 'exit', hoursAgo: 1, answers: { satisfaction: 4 } }])
    await shop.send([
      {
        id: idOf(9),
        touchpoint: 'exit',
        at: NOON,
        answers: [{ question: 'satisfaction', value: 4 }],
      },
    ])
    const { groups, experience } = await report(shop)
    expect(groups[0]!.scorecards['satisfaction']!.kinds).toMatchObject({
      smiley4: { counts: [0, 0, 0, 1] },
      smiley5: { counts: [0, 0, 0, 1, 0] },
    })
    expect(experience).toMatchObject({ n: 2, value: (100 + 75) / 2 })
  })

  test('keeps the gap of old pairs', async () => {
    const visit = { touchpoint: 'support', hoursAgo: 1 }
    const { gap } = await report(
      await before([
        { ...visit, answers: { help: 4, overall: 1 } },
        { ...visit, answers: { help: 4, overall: 4 } },
      ]),
    )
    expect(gap).toMatchObject({ basis: 'paired', pairs: 2, value: 50 })
  })
})

describe('time', () => {
  const visits = [0, 1, 24, 24 * 6, 24 * 7].map((hoursAgo) => ({
    touchpoint: 'exit',
    hoursAgo,
    answers: { satisfaction: 4 },
  }))

  test.each([
    [
      'by=hour',
      ['2026-11-15T07', '2026-11-16T07', '2026-11-21T07', '2026-11-22T06', '2026-11-22T07'],
    ],
    ['by=day', ['2026-11-15', '2026-11-16', '2026-11-21', '2026-11-22']],
    ['by=week', ['2026-W46', '2026-W47']],
    ['by=weekday', [1, 6, 7]],
    ['by=day&from=2026-11-16&to=2026-11-22', ['2026-11-16', '2026-11-21']],
    ['by=day&from=2026-11-22T07', ['2026-11-22']],
    ['by=hour&where.day=2026-11-22', ['2026-11-22T06', '2026-11-22T07']],
    ['by=day&where.weekday=7&where.week=2026-W46', ['2026-11-15']],
    ['by=day&where.hour=2026-11-22T06,2026-11-21T07', ['2026-11-21', '2026-11-22']],
  ])('%s', async (query, keys) => {
    const { groups } = await report(await shopWith(visits), query)
    expect(groups.map(({ key }) => Object.values(key)[0])).toEqual(keys)
  })

  test('from counts, to counts no more, by the touchpoint’s clock', async () => {
    const { groups, from, to } = await report(
      await shopWith(visits),
      'from=2026-11-22T06&to=2026-11-22T07',
    )
    expect([groups[0]!.responses, from, to]).toEqual([1, '2026-11-22T06', '2026-11-22T07'])
  })
})

test('a touchpoint without a location has none, and can be asked for', async () => {
  const shop = await shopWith(DAY)
  const keys = async (query: string) => (await report(shop, query)).groups.map(({ key }) => key)
  expect(await keys('by=location')).toEqual([{ location: null }, { location: 'oak-st' }])
  expect(await keys('by=location&where.location=')).toEqual([{ location: null }])
})

test('a store lets all its zones through, a zone itself alone', async () => {
  const zone = (id: string, location: string) => ({ ...SHOP.touchpoints[1]!, id, location })
  const touchpoints = [zone('exit', 'oak/exit'), zone('till', 'oak/till'), zone('elm', 'elm/exit')]
  const shop = openShop({ businesses: [config({ ...SHOP, touchpoints })] })
  const answers = { satisfaction: 4 }
  await shopWith(
    touchpoints.map(({ id }) => ({ touchpoint: id, hoursAgo: 1, answers })),
    shop,
  )
  const count = async (query: string) => (await report(shop, query)).experience.n
  expect(await count('where.location=oak')).toBe(2)
  expect(await count('where.location=oak/till')).toBe(1)
  expect(await count('where.location=oak,elm')).toBe(3)
  expect(await count('where.location=oa')).toBe(0)
})

test.each([
  ['by=colour', 'by'],
  ['where.colour=red', 'where.'],
  ['from=yesterday', 'from'],
  ['to=2026-02-30', 'to'],
  ['from=2026-02-02&to=2026-02-02', 'to'],
  ['where.channel=shop', 'where.channel'],
  ['where.weekday=0', 'where.weekday'],
  ['where.week=2026-47', 'where.week'],
  ['where.day=2026-11-22T07', 'where.day'],
  ['where.hour=2026-11-22', 'where.hour'],
  ['group=channel', ''],
])('400: a report with %s', async (query, path) => {
  const response = await openShop().read(`/v1/report?${query}`)
  expect(response.status).toBe(400)
  const problem = await bodyOf(response)
  expect(problem).toMatchObject({ code: 'bad-parameters', problems: [{ path }] })
  expect(problem.problems[0].allowed).not.toBe('')
})

test('every mistake is told at once', async () => {
  const problem = await bodyOf(openShop().read('/v1/report?by=x,channel,y&from=z'))
  expect(problem.problems).toHaveLength(3)
})

test('400: who names none of several businesses is told which there are', async () => {
  const other = config({ ...SHOP, business: { ...SHOP.business, id: 'other' } })
  const { read } = openShop({ businesses: [SHOP, other] })
  const response = await read('/v1/report')
  expect(response.status).toBe(400)
  expect((await bodyOf(response)).detail).toContain(`one of ${SHOP.business.id}, other`)
  expect((await read('/v1/report?business=other')).status).toBe(200)
})

test('403: a report of a business that is not served', async () => {
  expect((await openShop().read('/v1/report?business=nobody')).status).toBe(403)
})

describe('against a slow computation from the answers themselves', () => {
  const SCALES: Readonly<Record<string, readonly [construct: string, low: number, high: number]>> =
    {
      satisfaction: ['satisfaction', 1, 4],
      help: ['satisfaction', 1, 4],
      overall: ['satisfaction', 1, 5],
      recommend: ['recommend', 0, 10],
      solved: ['solved', 0, 1],
    }
  const CHANNEL: Readonly<Record<string, string>> = {
    exit: 'store',
    berlin: 'store',
    checkout: 'web',
    support: 'phone',
  }
  const lensOf = (touchpoint: string, question: string) =>
    touchpoint === 'support' && question !== 'overall' ? 'service' : 'experience'

  const visit = fc
    .tuple(fc.constantFrom('exit', 'berlin', 'checkout'), fc.nat(100))
    .chain(([touchpoint, hoursAgo]) =>
      fc
        .record(
          { satisfaction: fc.integer({ min: 1, max: 4 }), recommend: fc.nat(10) },
          { requiredKeys: ['satisfaction'] },
        )
        .map((answers): Answered => ({ touchpoint, hoursAgo, answers })),
    )
  const call = fc
    .tuple(
      fc.nat(100),
      fc.record(
        {
          help: fc.integer({ min: 1, max: 4 }),
          overall: fc.integer({ min: 1, max: 5 }),
          solved: fc.nat(1),
        },
        { requiredKeys: ['solved'] },
      ),
    )
    .map(([hoursAgo, answers]): Answered => ({ touchpoint: 'support', hoursAgo, answers }))

  const index = (question: string, value: number): number => {
    const [, low, high] = SCALES[question]!
    return (100 * (value - low)) / (high - low)
  }
  const mean = (values: readonly number[]): number | null =>
    values.length === 0 ? null : values.reduce((a, b) => a + b, 0) / values.length
  const close = (value: number | null) =>
    value === null ? null : (expect.closeTo(value, 6) as unknown)

  test('groups, the two scores and the gap agree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(visit, call), { maxLength: 40 }), async (visits) => {
        const found = await report(
          await shopWith(visits),
          'by=channel,day&where.channel=store,phone',
        )
        const kept = visits.filter(({ touchpoint }) => CHANNEL[touchpoint] !== 'web')
        const dayOf = ({ touchpoint, hoursAgo }: Answered) =>
          new Intl.DateTimeFormat('sv-SE', {
            timeZone: touchpoint === 'berlin' ? 'Europe/Berlin' : 'America/New_York',
          }).format(NOON - hoursAgo * HOUR)
        const keyOf = (visit: Answered) => `${CHANNEL[visit.touchpoint]} ${dayOf(visit)}`

        const keys = [...new Set(kept.map(keyOf))].sort()
        expect(found.groups.map(({ key }) => Object.values(key).join(' '))).toEqual(keys)
        for (const [place, key] of keys.entries()) {
          const own = kept.filter((visit) => keyOf(visit) === key)
          const group: Group = found.groups[place]!
          expect(group.responses).toBe(own.length)
          for (const construct of ['satisfaction', 'recommend', 'solved']) {
            const values = own.flatMap(({ answers }) =>
              Object.entries(answers)
                .filter(([question]) => SCALES[question]![0] === construct)
                .map(([question, value]) => index(question, value as number)),
            )
            expect(group.scorecards[construct]?.index.n ?? 0).toBe(values.length)
            expect(group.scorecards[construct]?.index.value ?? null).toEqual(close(mean(values)))
          }
        }

        const under = (lens: string) =>
          kept.flatMap(({ touchpoint, answers }) =>
            Object.entries(answers)
              .filter(([question]) => SCALES[question]![0] === 'satisfaction')
              .filter(([question]) => lensOf(touchpoint, question) === lens)
              .map(([question, value]) => index(question, value as number)),
          )
        const [service, experience] = [mean(under('service')), mean(under('experience'))]
        expect(found.service.value).toEqual(close(service))
        expect(found.experience.value).toEqual(close(experience))
        const differences = kept.flatMap(({ answers }) =>
          answers['help'] === undefined || answers['overall'] === undefined
            ? []
            : [
                index('help', answers['help'] as number) -
                  index('overall', answers['overall'] as number),
              ],
        )
        expect(found.gap.pairs).toBe(differences.length)
        const isPaired = differences.length >= 2
        expect(found.gap.basis).toBe(isPaired ? 'paired' : 'unpaired')
        const unpaired = service === null || experience === null ? null : service - experience
        expect(found.gap.value).toEqual(close(isPaired ? mean(differences) : unpaired))
      }),
      { numRuns: 30 },
    )
  })
})
