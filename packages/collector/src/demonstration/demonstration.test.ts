import { mean, share, STAGES, type Estimate, type Part } from '@shopbell/core'
import { crossProducts, drivers } from '@shopbell/core/drivers'
import { weekday } from '@shopbell/core/time'
import type { DriversReport, LoyaltyReport, StoresReport, TrendReport } from '@shopbell/core/report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createAccess } from '../access/access.ts'
import { hashOf } from '../access/token.ts'
import { createCollector } from '../collector.ts'
import { drawTogether } from '../report/stores/rank.ts'
import { openSqlite } from '../store/sqlite/open.ts'
import type { Store } from '../store/store.ts'
import { demonstration } from '../testing/demonstration.ts'
import { bodyOf, TOKEN } from '../testing/shop.ts'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chanceOf } from './chance.ts'
import { fillWith } from './fill.ts'
import {
  BURSTS,
  CHANGES,
  DRIVERS,
  GOOD_ENOUGH,
  HAPPENED,
  LOST,
  LOYALTY,
  PRAISE,
  PROBLEMS,
  RUSH,
  STORES,
  TOUCHPOINTS,
  trueShare,
  UNMEASURED_STAGE,
  WORST_STAGE,
  type TrueTouchpoint,
} from './truth.ts'
import { demonstrationVisits, panelist } from './visits.ts'

const DAYS = 121
const MADE = demonstration({ seed: 7, days: DAYS, size: 0.4 })
const stores = TOUCHPOINTS.filter(({ channel }) => channel === 'store')

/** What an endless crowd would have answered at these touchpoints in the first days up to the last but one. */
function truth(touchpoints: readonly TrueTouchpoint[], isHour?: (hour: number) => boolean): number {
  const weekdayOf = (daysBefore: number): number => weekday(MADE.making.lastDay - daysBefore)
  const days = { from: DAYS - 1, to: 1, days: DAYS, weekdayOf }
  return trueShare(
    touchpoints.map((each) => ({ ...each, since: each.since ?? DAYS })),
    days,
    isHour,
  )
}

function holds({ low, high }: Estimate, value: number): boolean {
  return low !== null && high !== null && low <= value && value <= high
}

describe('what is made', () => {
  test('the same seed makes the same answers, another seed others', () => {
    const all = (seed: number): string =>
      JSON.stringify([...demonstrationVisits({ ...MADE.making, seed, days: 3 })])
    expect(all(1)).toBe(all(1))
    expect(all(1)).not.toBe(all(2))
  })

  test('nothing is later than now, and a tablet counts without a gap', () => {
    const days = [...demonstrationVisits({ ...MADE.making, days: 4 })].flat()
    for (const { touchpoint, device, responses } of days) {
      for (const { at, touchpoint: own } of responses) {
        expect(at).toBeLessThanOrEqual(MADE.making.until)
        expect(own).toBe(touchpoint)
      }
      if (device === undefined) continue
      const own = days.filter((each) => each.device === device).flatMap((each) => each.responses)
      expect(own.map(({ seq }) => seq)).toEqual(own.map((_, place) => place))
    }
  })

  test('everybody writes in the language that the question was asked in', () => {
    const days = [...demonstrationVisits({ ...MADE.making, days: 20 })].flat()
    const written = days.flatMap(({ responses }) =>
      responses.flatMap(({ locale, answers }) =>
        answers
          .filter(({ question }) => question === 'comment')
          .map(({ value }) => [locale!, String(value)] as const),
      ),
    )
    const inGerman = /\b(und|der|die)\b/i
    const inSpanish = /\b(el|la|las)\b/i
    expect(new Set(written.map(([locale]) => locale))).toEqual(new Set(['en', 'es', 'de']))
    for (const [locale, text] of written) {
      expect(inGerman.test(text), `${locale}: ${text}`).toBe(locale === 'de')
      expect(inSpanish.test(text), `${locale}: ${text}`).toBe(locale === 'es')
    }
  })

  test('chance is even, and counts have the mean they are asked for', () => {
    const chance = chanceOf(3)
    const numbers = Array.from({ length: 20_000 }, () => chance.next())
    expect(holds(mean(numbers.map((each) => [each, 1])), 0.5)).toBe(true)
    for (const of of [0.3, 7, 900]) {
      const counts = Array.from({ length: 400 }, () => chance.count(of))
      const found = mean(
        counts.map((each) => [each, 1]),
        0.999,
      )
      expect(holds(found, of)).toBe(true)
    }
    const places = Array.from({ length: 8000 }, () => chance.place([1, 0, 3]))
    expect(places).not.toContain(1)
    expect(holds(share(places.filter((each) => each === 2).length, 8000), 0.75)).toBe(true)
  })
})

describe('pages recover what is true', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-demonstration-'))
  let store: Store
  let read: <Body>(path: string) => Promise<Body>

  beforeAll(async () => {
    store = openSqlite(join(folder, 'shop.db'))
    await fillWith(MADE, store)
    const access = createAccess({ tokenHash: hashOf(TOKEN), now: () => MADE.making.until })
    const collector = createCollector({ businesses: [MADE.config], store, access })
    read = async (path) =>
      bodyOf(
        collector.fetch(
          new Request(new URL(path, 'http://shop.test'), {
            headers: { authorization: `Bearer ${TOKEN}` },
          }),
        ),
      )
  }, 120_000)

  afterAll(async () => {
    await store.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('again it adds nothing', async () => {
    const before = await store.recent({ business: 'acme', limit: 1 })
    await fillWith(demonstration({ seed: 7, days: DAYS, size: 0.4 }), store)
    expect(await store.recent({ business: 'acme', limit: 1 })).toEqual(before)
  }, 120_000)

  test('the share of each touchpoint, and of stores over time', async () => {
    const { lenses } = await read<TrendReport>('/v1/report/trend?where.touchpoint=sms-delivery')
    const delivery = TOUCHPOINTS.filter(({ id }) => id === 'sms-delivery')
    expect(lenses.map(({ lens }) => lens)).toEqual(['experience'])
    expect(holds(lenses[0]!.whole, truth(delivery))).toBe(true)
    const weeks = lenses[0]!.points.filter(({ share }) => holds(share, truth(delivery)))
    expect(weeks.length / lenses[0]!.points.length).toBeGreaterThan(0.8)
  })

  test('the stage that is truly worst is surely below each other, and one is not measured', async () => {
    const wholes = new Map<string, Estimate | undefined>()
    for (const stage of STAGES) {
      const { lenses } = await read<TrendReport>(`/v1/report/trend?where.stage=${stage}`)
      wholes.set(stage, lenses.find(({ lens }) => lens === 'experience')?.whole)
    }
    expect(wholes.get(UNMEASURED_STAGE)).toBeUndefined()
    const worst = wholes.get(WORST_STAGE)!
    for (const [stage, whole] of wholes) {
      if (whole !== undefined && stage !== WORST_STAGE)
        expect(whole.low).toBeGreaterThan(worst.high!)
    }
  })

  test('the change that helped, and the one that did nothing', async () => {
    const { lenses } = await read<TrendReport>('/v1/report/trend')
    const { changes } = lenses.find(({ lens }) => lens === 'experience')!
    const by = new Map(changes.map((change) => [change.id, change]))
    for (const { id, effect } of CHANGES) {
      const { beyond, verdict, cost } = by.get(id)!
      expect([id, holds(beyond!, effect)]).toEqual([id, true])
      expect([id, verdict]).toEqual([id, effect > 0 ? 'better' : 'not-sure'])
      expect(cost).toEqual(CHANGES.find((each) => each.id === id)!.cost)
    }
    const service = lenses.find(({ lens }) => lens === 'service')!
    expect(service.changes).toEqual([])
    expect(service.watch).toMatchObject({ state: 'quiet', alarms: [] })
  })

  test('the detector finds the checkout that got better within two weeks of the day', async () => {
    const path = '/v1/report/trend?where.touchpoint=web-checkout'
    const { lenses } = await read<TrendReport>(path)
    const { alarms } = lenses[0]!.watch
    expect(alarms[0]?.direction).toBe('rise')
    const began = MADE.making.lastDay - CHANGES[0]!.daysBefore
    const days = Date.parse(alarms[0]!.day) / 86_400_000 - began
    expect(days).toBeGreaterThanOrEqual(0)
    expect(days).toBeLessThan(14)
  })

  test('stores: who is truly worse and better is flagged, and one is not ranked', async () => {
    const body = await read<StoresReport>('/v1/report/stores')
    const flags = new Map(body.stores.map(({ location, flag }) => [location, flag]))
    expect(flags.get('airport')).toBe('below')
    expect(flags.get('garden-gate')).toBe('above')
    expect([...flags.values()].filter((flag) => flag !== null)).toHaveLength(2)
    expect(body.stores.at(-1)!.location).toBe('airport')
    expect(body.stores[0]!.location).toBe('garden-gate')
    expect(body.flagged).toBe(BURSTS.times * BURSTS.taps)
    expect(body.tooFew).toEqual([{ location: 'hillside', name: 'Hillside', region: 'Hills' }])
    const held = body.stores.filter(({ location, drawn }) => {
      const own = stores.filter(({ id }) => id === `${location}-exit`)
      // Two days of this one are excluded.
      return location === 'harbour' || holds(drawn, truth(own))
    })
    expect(held.length).toBeGreaterThanOrEqual(body.stores.length - 1)
  })

  test('hours: those of the rush are flagged below, and no others', async () => {
    const { hours } = await read<StoresReport>('/v1/report/stores')
    const below = hours.filter(({ flag }) => flag === 'below')
    expect(below.length).toBeGreaterThanOrEqual(7)
    for (const { hour } of below) expect([17, 18]).toContain(hour)
    const isRush = (hour: number): boolean => hour >= RUSH.from && hour < RUSH.to
    const rush = hours.filter(({ hour }) => isRush(hour) && hour > 0)
    const n = rush.reduce((sum, each) => sum + each.n, 0)
    const good = rush.reduce((sum, each) => sum + Math.round(each.n * (each.share?.value ?? 0)), 0)
    // The excluded days weigh too little to move it.
    const others = stores.filter(
      ({ id }) => !id.startsWith('harbour') && !id.startsWith('hillside'),
    )
    expect(holds(share(good, n, 0.99), truth(others, isRush))).toBe(true)
  })

  test('drivers: each has the part of the variance that its weight gives it', async () => {
    const { drivers: found } = await read<DriversReport>('/v1/report/drivers')
    const panel = found.find(({ prompt }) => prompt === 'panel')!
    const chance = chanceOf(99)
    const crowd = Array.from({ length: 40_000 }, () => {
      const answers = new Map(panelist(chance).map(({ question, value }) => [question, value]))
      return ['satisfaction', ...Object.keys(DRIVERS)].map((id) => Number(answers.get(id)))
    })
    const { importance } = drivers([crossProducts(1 + Object.keys(DRIVERS).length, crowd)])
    const held = panel.drivers.filter(({ importance: own }, place) =>
      // What explains nothing has an estimate just above 0.
      importance[place]!.value! < 0.001
        ? own.value! < 0.005
        : holds(own, importance[place]!.value!),
    )
    expect(held).toHaveLength(4)
    expect(panel.drivers.map(({ construct }) => construct)).toEqual(Object.keys(DRIVERS))
    const byImportance = panel.drivers.toSorted((a, b) => b.importance.value! - a.importance.value!)
    expect(byImportance.map(({ construct }) => construct)).toEqual(Object.keys(DRIVERS))
  })

  test('reasons: how many name each, and what goes with what', async () => {
    const { reasons } = await read<DriversReport>('/v1/report/drivers')
    const of = (side: string) => reasons.find((each) => each.side === side)!
    // Only who names anything is counted.
    const anyOf = (all: Readonly<Record<string, number>>): number =>
      1 - Object.values(all).reduce((none, each) => none * (1 - each), 1)
    const missed = [
      ...of('problems').options.map(
        (each) => [each, PROBLEMS[each.id]! / anyOf(PROBLEMS)] as const,
      ),
      ...of('praise').options.map((each) => [each, PRAISE[each.id]! / anyOf(PRAISE)] as const),
      ...of('left').options.map(
        (each) => [each, LOST.reasons[each.id as keyof typeof LOST.reasons]] as const,
      ),
    ].filter(([{ mentions }, truly]) => !holds(mentions, truly))
    // Of twelve intervals one may miss.
    expect(missed.length).toBeLessThanOrEqual(1)
    const happened = new Map(of('happened').options.map((each) => [each.id, each]))
    expect(happened.get('waited-long')).toMatchObject({ sure: true })
    expect(happened.get('waited-long')!.lift!.high).toBeLessThan(0)
    expect(happened.get('helped-by-name')!.lift!.low).toBeGreaterThan(0)
    expect(happened.get('bought-a-gift')!.sure).toBe(false)
    expect(Object.keys(HAPPENED).every((id) => happened.has(id))).toBe(true)
  })

  test('loyalty: rises to the point that is good enough, and no further', async () => {
    const { steps, enough, kind } = await read<LoyaltyReport>('/v1/report/loyalty')
    expect(kind).toBe('csat')
    const held = steps.filter(({ loyalty }, at) => holds(loyalty, 25 * (LOYALTY[at]! - 1)))
    expect(held.length).toBeGreaterThanOrEqual(4)
    expect(enough).toMatchObject({ state: 'levels-off', point: GOOD_ENOUGH })
  })

  test('a child at a tablet is flagged, tap by tap', async () => {
    const { quality } = await read<{
      quality: { rules: Record<string, number>; excluded: number }
    }>('/v1/report')
    expect(quality.rules).toEqual({ 'episode-v1': BURSTS.times * BURSTS.taps })
    expect(quality.excluded).toBeGreaterThan(0)
  })
})

test('over many seeds drawn shares hold the truth as often as they say', () => {
  const own = STORES.filter(({ since }) => since === undefined)
  let [held, all] = [0, 0]
  for (let seed = 100; seed < 140; seed++) {
    const { making } = demonstration({ seed, days: 15, size: 0.4 })
    const counts = new Map(own.map(({ id }) => [`${id}-exit`, [0, 0] as [number, number]]))
    for (const { touchpoint, responses } of [...demonstrationVisits(making)].slice(0, -1).flat()) {
      const count = counts.get(touchpoint)
      if (count === undefined) continue
      for (const { answers } of responses) {
        // Bursts are no opinion.
        if (answers.length === 1 && answers[0]!.value === 1 && touchpoint === BURSTS.touchpoint)
          continue
        count[1]++
        if (Number(answers[0]!.value) >= 3) count[0]++
      }
    }
    const ids = [...counts.keys()].filter((id) => id !== BURSTS.touchpoint)
    const { places } = drawTogether(ids.map((id): Part => counts.get(id)!))
    const weekdayOf = (daysBefore: number): number => weekday(making.lastDay - daysBefore)
    for (const [place, id] of ids.entries()) {
      const touchpoint = TOUCHPOINTS.find((each) => each.id === id)!
      const truly = trueShare([touchpoint], { from: 14, to: 1, days: 15, weekdayOf })
      all++
      if (holds(places[place]!.drawn, truly)) held++
    }
  }
  const { low, high } = share(held, all, 0.999)
  expect([low! < 0.95, high! > 0.93]).toEqual([true, true])
}, 60_000)
