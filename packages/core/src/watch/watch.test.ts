import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ewma, pChart, xmr } from './control-charts.ts'
import { cusum } from './cusum.ts'
import { dispersion, dispersionOfDays } from './dispersion.ts'
import { evidence, withOdds } from './evidence.ts'
import { expectedShares } from './expected-shares.ts'
import { mergeHourly, weekOf, type WatchDay } from './hourly.ts'
import { logMean, shiryaevRoberts, type LogStatistics } from './shiryaev-roberts.ts'
import { alarmThreshold, FALLING_ODDS, FRESH_WATCH, watchDay, type Watch } from './watch.ts'

const hours = (count: number): number[] => Array.from({ length: 24 }, () => count)
const flat = Array.from({ length: 168 }, () => 0.8)
const settings = { expected: flat, dispersion: 1, threshold: 365 }

const someHours = fc.array(
  fc.record({ positive: fc.integer({ min: 0, max: 9 }), negative: fc.integer({ min: 0, max: 4 }) }),
  { minLength: 24, maxLength: 24 },
)
const someDay = fc
  .tuple(fc.integer({ min: 1, max: 7 }), someHours)
  .map(([weekday, list]): WatchDay => ({
    weekday,
    positive: list.map((hour) => hour.positive),
    n: list.map((hour) => hour.positive + hour.negative),
  }))

describe('evidence', () => {
  test('is the log-likelihood ratio of each answer, added up', () => {
    expect(evidence(3, 5, 0.8, 0.7)).toBeCloseTo(
      Math.log(0.7 ** 3 * 0.3 ** 2) - Math.log(0.8 ** 3 * 0.2 ** 2),
      14,
    )
    expect(evidence(0, 0, 0.8, 0.7)).toBe(0)
  })

  test('odds of 0.74, 0.58 and 0.375 take about 5, 10 and 20 points off 0.8', () => {
    const points = FALLING_ODDS.map((odds) => Math.round(100 * (0.8 - withOdds(0.8, odds))))
    expect(points).toStrictEqual([5, 10, 20])
    expect(withOdds(withOdds(0.3, 0.58), 1 / 0.58)).toBeCloseTo(0.3, 14)
  })

  test('wrong calls throw', () => {
    expect(() => evidence(2, 1, 0.5, 0.4)).toThrow('2 of 1 cannot be positive')
    expect(() => evidence(1, 2, 1, 0.4)).toThrow('a share lies in (0, 1), got 1')
    expect(() => evidence(1.5, 2, 0.5, 0.4)).toThrow(RangeError)
    expect(() => withOdds(0.5, 0)).toThrow('odds are above 0, got 0')
    expect(() => withOdds(0, 2)).toThrow(RangeError)
  })
})

describe('Shiryaev–Roberts', () => {
  const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
    minLength: 1,
    maxLength: 20,
  })

  test('is the sum, over every day it could have begun, of all evidence since', () => {
    fc.assert(
      fc.property(numbers, (list) => {
        let logs: LogStatistics = null
        for (const one of list) logs = shiryaevRoberts(logs, [one])
        const sums = list.map((_, day) => list.slice(day).reduce((a, b) => a + b, 0))
        const slow = Math.log(sums.reduce((total, sum) => total + Math.exp(sum), 0))
        expect(logs![0]).toBeCloseTo(slow, 10)
      }),
    )
  })

  test('stays exact where plain numbers overflow and vanish', () => {
    expect(shiryaevRoberts([5000], [1000])).toStrictEqual([6000])
    expect(shiryaevRoberts([-5000], [-1000])).toStrictEqual([-1000])
    expect(logMean([6000, 6000, 6000])).toBe(6000)
    expect(logMean([0, Math.log(3), Math.log(8)])).toBeCloseTo(Math.log(4), 14)
    expect(logMean(null)).toBe(-Infinity)
  })

  test('wrong calls throw', () => {
    expect(() => shiryaevRoberts([1], [1, 2])).toThrow('1 statistics cannot take 2 of evidence')
    expect(() => shiryaevRoberts(null, [Number.NaN])).toThrow('evidence is finite, got NaN')
  })
})

describe('expected shares', () => {
  test('an hour with 50 answers has its own share, one without has what others suggest', () => {
    const week = weekOf([
      { weekday: 1, positive: hours(70), n: hours(100) },
      { weekday: 2, positive: hours(45), n: hours(50) },
    ])
    const found = expectedShares(week)!
    expect(found[0]).toBe(0.7)
    expect(found[24]).toBe(0.9)
    // Wednesday has no answers, so it has the overall share, and all hours alike.
    expect(found[48]).toBeCloseTo(found[49]!, 12)
    expect(found[48]).toBeGreaterThan(0.7)
    expect(found[48]).toBeLessThan(0.9)
  })

  test('a thin hour is pulled to its weekday and its hour, added as log-odds', () => {
    // Hours 0 to 11 have odds 4, the others 1; Tuesday halves them; its last hour is nearly empty.
    const share = (weekday: number, hour: number): number => {
      const odds = (hour < 12 ? 4 : 1) * (weekday === 2 ? 0.5 : 1)
      return odds / (1 + odds)
    }
    const days = [1, 2, 3].map((weekday): WatchDay => ({
      weekday,
      positive: hours(0).map((_, hour) => Math.round(1e6 * share(weekday, hour))),
      n: hours(1e6),
    }))
    const tuesday = days[1]!
    const thin: WatchDay = {
      weekday: 2,
      positive: tuesday.positive.map((count, hour) => (hour === 23 ? 1 : count)),
      n: tuesday.n.map((count, hour) => (hour === 23 ? 2 : count)),
    }
    const found = expectedShares(weekOf([days[0]!, thin, days[2]!]))!
    expect(found[24 + 23]).toBeCloseTo((1 + 50 / 3) / 52, 4)
  })

  test('an hour of a thousand answers all alike is still not certain', () => {
    const all = weekOf([
      { weekday: 1, positive: hours(1000), n: hours(1000) },
      { weekday: 2, positive: hours(0), n: hours(1000) },
    ])
    const found = expectedShares(all)!
    expect(found[0]).toBeGreaterThan(0.99)
    expect(found[0]).toBeLessThan(1)
    expect(found[24]).toBeGreaterThan(0)
    expect(found[24]).toBeLessThan(0.01)
  })

  test('are never certain, however alike the answers', () => {
    fc.assert(
      fc.property(fc.array(someDay, { maxLength: 8 }), fc.boolean(), (days, allGood) => {
        const week = weekOf(days)
        const found = expectedShares(allGood ? { positive: week.n, n: week.n } : week)
        if (week.n.every((n) => n === 0)) {
          expect(found).toBeNull()
          return
        }
        expect(found).toHaveLength(168)
        for (const share of found!) {
          expect(share).toBeGreaterThan(0)
          expect(share).toBeLessThan(1)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('wrong calls throw', () => {
    expect(() => expectedShares({ positive: [], n: [] })).toThrow('168 hours were expected')
    const short = { weekday: 1, positive: [1], n: [1] }
    expect(() => weekOf([short])).toThrow('24 hours were expected, got 1 and 1')
    expect(() => weekOf([{ weekday: 0, positive: hours(0), n: hours(0) }])).toThrow('1 to 7, got 0')
    expect(() => weekOf([{ weekday: 1, positive: hours(2), n: hours(1) }])).toThrow(RangeError)
  })
})

describe('dispersion', () => {
  test('is Pearson’s X² by its degrees of freedom', () => {
    // Shares 0.8, 0.7, 0.9 of 100 around 0.8: X² = (0 + 100 + 100) / 16.
    expect(dispersion([80, 70, 90], [100, 100, 100])).toBeCloseTo(200 / 16 / 2, 12)
    expect(dispersion([80, 70, 90, 0], [100, 100, 100, 0])).toBeCloseTo(200 / 16 / 2, 12)
  })

  test('is null where nothing can be said, and 1 for a detector then', () => {
    expect(dispersion([], [])).toBeNull()
    expect(dispersion([1], [2])).toBeNull()
    expect(dispersion([5, 5], [5, 5])).toBeNull()
    expect(dispersionOfDays([], flat)).toBe(1)
  })

  test('of days is held to what their hours let expect', () => {
    const expected = flat.map((_, hour) => (hour % 24 < 12 ? 0.9 : 0.5))
    const morning = hours(0).map((_, hour) => (hour < 12 ? 10 : 0))
    const evening = hours(0).map((_, hour) => (hour < 12 ? 0 : 10))
    const days = [
      { weekday: 1, positive: morning.map((n) => 0.9 * n), n: morning },
      { weekday: 2, positive: evening.map((n) => 0.5 * n), n: evening },
    ]
    const usual = [...days, ...days, ...days, ...days]
    expect(dispersionOfDays(usual, expected)).toBe(1)
    // 120 answers, 84 instead of 108 positive: 24² / (120 · 0.9 · 0.1).
    const odd = { weekday: 1, positive: morning.map((n) => 0.7 * n), n: morning }
    expect(dispersionOfDays([...usual, odd], expected)).toBeCloseTo(576 / 10.8 / 2, 10)
  })

  test('wrong calls throw', () => {
    expect(() => dispersion([1], [])).toThrow('1 days were given with 0 totals')
    expect(() => dispersion([2], [1])).toThrow('cannot be positive')
    expect(() => dispersionOfDays([], [0.5])).toThrow('168 expected shares')
  })
})

describe('watchDay', () => {
  const good: WatchDay = { weekday: 1, positive: hours(4), n: hours(5) }
  const bad: WatchDay = { weekday: 1, positive: hours(3), n: hours(5) }

  test('says that a share fell, or rose, and begins anew', () => {
    const fallen = watchDay(FRESH_WATCH, bad, settings)
    expect(fallen.alarm).toBe('fall')
    expect(fallen.fall).toBeGreaterThan(1)
    expect(fallen.watch.fall).toBeNull()
    const risen = watchDay(FRESH_WATCH, { weekday: 1, positive: hours(5), n: hours(5) }, settings)
    expect(risen.alarm).toBe('rise')
    expect(watchDay(FRESH_WATCH, good, settings).alarm).toBeNull()
  })

  test('takes the mixture of three odds ratios, each hour held to its own share', () => {
    const expected = flat.map((_, hour) => 0.5 + (hour % 24) / 100)
    const day = { weekday: 3, positive: hours(4), n: hours(7) }
    const { fall } = watchDay(FRESH_WATCH, day, { ...settings, expected, dispersion: 2 })
    const slow = FALLING_ODDS.map((odds) => {
      let sum = 0
      for (let hour = 0; hour < 24; hour++) {
        const usual = 0.5 + hour / 100
        sum += evidence(4, 7, usual, withOdds(usual, odds))
      }
      return Math.exp(sum / 2)
    })
    expect(fall).toBeCloseTo(slow.reduce((a, b) => a + b, 0) / 3 / 365, 12)
  })

  test('any partition and order of a day’s answers gives the identical result', () => {
    fc.assert(
      fc.property(someDay, someHours, someHours, (day, more, most) => {
        const part = (list: typeof more): WatchDay => ({
          weekday: day.weekday,
          positive: list.map((hour) => hour.positive),
          n: list.map((hour) => hour.positive + hour.negative),
        })
        const [a, b, c] = [day, part(more), part(most)]
        const one = { weekday: day.weekday, ...mergeHourly(mergeHourly(a, b), c) }
        const other = { weekday: day.weekday, ...mergeHourly(c, mergeHourly(b, a)) }
        expect(watchDay(FRESH_WATCH, one, settings)).toStrictEqual(
          watchDay(FRESH_WATCH, other, settings),
        )
      }),
    )
  })

  test('goes on from a state that was kept as JSON', () => {
    fc.assert(
      fc.property(fc.array(someDay, { maxLength: 10 }), (days) => {
        let [live, kept]: [Watch, Watch] = [FRESH_WATCH, FRESH_WATCH]
        for (const day of days) {
          live = watchDay(live, day, settings).watch
          kept = JSON.parse(JSON.stringify(watchDay(kept, day, settings).watch)) as Watch
        }
        expect(kept).toStrictEqual(live)
      }),
    )
  })

  test('a day without answers changes nothing', () => {
    const { watch } = watchDay(FRESH_WATCH, good, settings)
    const empty = { weekday: 2, positive: hours(0), n: hours(0) }
    expect(watchDay(watch, empty, settings).watch).toStrictEqual(watch)
    expect(watchDay(FRESH_WATCH, empty, settings)).toMatchObject({ alarm: null, fall: 0, rise: 0 })
  })

  test('wrong calls throw', () => {
    expect(() => watchDay(FRESH_WATCH, good, { ...settings, dispersion: 0.9 })).toThrow(
      'dispersion is at least 1',
    )
    expect(() => watchDay(FRESH_WATCH, good, { ...settings, threshold: 1 })).toThrow(RangeError)
    const certain = { ...settings, expected: flat.map(() => 1) }
    expect(() => watchDay(FRESH_WATCH, good, certain)).toThrow('strictly between 0 and 1')
    expect(() => alarmThreshold(0)).toThrow('0 false alarms a year over 1 series')
    expect(() => alarmThreshold(400)).toThrow(RangeError)
  })
})

/** Chance that is the same every time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

describe('as really run: usual shares learned from 56 days of 48 answers', () => {
  const open = (weekday: number, hour: number): number => 0.85 - hour / 200 - weekday / 100
  const chance = seeded(20)
  const day = (index: number, drop: number): WatchDay => {
    const weekday = 1 + (index % 7)
    const n = hours(0).map((_, hour) => (hour >= 8 && hour < 20 ? 4 : 0))
    const positive = n.map((count, hour) => {
      let sum = 0
      for (let one = 0; one < count; one++) sum += chance() < open(weekday, hour) - drop ? 1 : 0
      return sum
    })
    return { weekday, positive, n }
  }
  const learned = () => {
    const before = Array.from({ length: 56 }, (_, index) => day(index, 0))
    const expected = expectedShares(weekOf(before))!
    return { expected, dispersion: dispersionOfDays(before, expected), threshold: 365 }
  }

  test('a fall is first falsely announced at a rate of at most 0.6 a year', () => {
    let [alarms, watched] = [0, 0]
    for (let year = 0; year < 60; year++) {
      const settings = learned()
      let watch = FRESH_WATCH
      for (let index = 0; index < 365; index++) {
        const seen = watchDay(watch, day(index, 0), settings)
        watch = seen.watch
        watched++
        // Whoever sees a false alarm learns anew: what was learned wrongly would repeat it.
        if (seen.alarm !== 'fall') continue
        alarms++
        break
      }
    }
    expect((365 * alarms) / watched).toBeLessThanOrEqual(0.6)
  })

  test('a fall of 10 points is announced within 8 days on average', () => {
    let days = 0
    const runs = 100
    for (let run = 0; run < runs; run++) {
      const settings = learned()
      let watch = FRESH_WATCH
      for (let index = 0; index < 90; index++) {
        const seen = watchDay(watch, day(index, index < 30 ? 0 : 0.1), settings)
        watch = seen.watch
        if (index >= 30) days++
        if (index >= 30 && seen.alarm === 'fall') break
      }
    }
    expect(days / runs).toBeLessThanOrEqual(8)
  })
})

describe('charts', () => {
  test('p chart: three standard deviations of the day’s own number, inside 0 to 1', () => {
    const { centre, low, high } = pChart([80, 9, 0], [100, 10, 0])
    expect(centre).toBeCloseTo(89 / 110, 14)
    expect(low[0]).toBeCloseTo(89 / 110 - 3 * Math.sqrt(((89 / 110) * (21 / 110)) / 100), 14)
    expect(high[1]).toBe(1)
    expect([low[2], high[2]]).toStrictEqual([null, null])
    expect(pChart([], [])).toStrictEqual({ centre: null, low: [], high: [] })
    expect(pChart([0], [0])).toStrictEqual({ centre: null, low: [null], high: [null] })
    expect(() => pChart([1], [2], 1.5)).toThrow('a centre lies in [0, 1], got 1.5')
  })

  test('XmR: 2.66 mean moving ranges (Wheeler & Chambers 1992)', () => {
    const { centre, movingRange, low, high } = xmr([10, 12, 11, 15])
    expect(centre).toBe(12)
    expect(movingRange).toBeCloseTo(7 / 3, 14)
    expect(high).toBeCloseTo(12 + 2.66 * (7 / 3), 2)
    expect(low).toBeCloseTo(12 - 2.66 * (7 / 3), 2)
    expect(xmr([5])).toMatchObject({ centre: 5, movingRange: null, low: null })
    expect(xmr([]).centre).toBeNull()
    expect(() => xmr([Number.NaN])).toThrow('a value is finite, got NaN')
  })

  test('EWMA: weights fall off geometrically, limits settle at 3·√(λ / (2 − λ))', () => {
    const { averages, low, high } = ewma([1, 2, 3, ...Array.from({ length: 97 }, () => 0)])
    expect(averages[2]).toBeCloseTo(0.2 * 3 + 0.16 * 2 + 0.128 * 1, 14)
    expect(high[0]).toBeCloseTo(0.6, 14)
    expect(high[99]).toBeCloseTo(1, 14)
    expect(low[99]).toBe(-high[99]!)
    expect(ewma([]).averages).toStrictEqual([])
    expect(() => ewma([1], 0)).toThrow('a weight lies in (0, 1], got 0')
  })

  test('CUSUM: never below 0, and goes on after its first alarm', () => {
    expect(cusum([-1, 2, 3, -1], 4)).toStrictEqual({ sums: [0, 2, 5, 4], firstAlarm: 2 })
    expect(cusum([4], 4).firstAlarm).toBeNull()
    expect(cusum([], 1)).toStrictEqual({ sums: [], firstAlarm: null })
    expect(() => cusum([1], 0)).toThrow('above 0, got 0')
    expect(() => cusum([Number.NaN], 1)).toThrow('got NaN')
  })
})
