import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bucketOf,
  durationOf,
  DURATION_ACCURACY,
  durations,
  mergeDurations,
  SHORTEST_DURATION,
} from './buckets.ts'
import { answeredWithin, kaplanMeier, openAfter, timeToAnswer, type Waited } from './survival.ts'

const duration = fc.double({ min: SHORTEST_DURATION, max: 1e9, noNaN: true })
const some = fc.array(duration, { maxLength: 20 })

describe('buckets', () => {
  test('stand for every duration within 1 %', () => {
    fc.assert(
      fc.property(duration, (time) => {
        const error = Math.abs(durationOf(bucketOf(time)) - time) / time
        expect(error).toBeLessThanOrEqual(DURATION_ACCURACY * (1 + 1e-9))
      }),
    )
  })

  test('merge to the identical list, whatever the partition and order', () => {
    fc.assert(
      fc.property(some, some, some, (a, b, c) => {
        const whole = durations([...a, ...b], c)
        const parts = [durations(b), durations([], c), durations(a), durations([])]
        expect(parts.reduce(mergeDurations)).toStrictEqual(whole)
        expect(parts.toReversed().reduce(mergeDurations)).toStrictEqual(whole)
      }),
    )
  })

  test('take 0 as the shortest, and nothing that is no duration', () => {
    expect(bucketOf(0)).toBe(bucketOf(SHORTEST_DURATION))
    expect(() => bucketOf(-1)).toThrow('from 0 on, got -1')
    expect(() => bucketOf(Infinity)).toThrow(RangeError)
    expect(() => durationOf(0.5)).toThrow('an index is whole, got 0.5')
    const wrong = [{ index: 1.5, answered: 1, open: 0 }]
    expect(() => mergeDurations(wrong, [])).toThrow(RangeError)
    const negative = [{ index: 1, answered: -1, open: 0 }]
    expect(() => mergeDurations(negative, [])).toThrow(RangeError)
    const full = [{ index: 1, answered: 2 ** 53 - 1, open: 0 }]
    expect(() => mergeDurations(full, full)).toThrow('beyond')
  })
})

/** Each moment's product of (1 − answered / still waiting), straight from the list of people. */
function slowOpen(waits: readonly Waited[], time: number): number {
  const times = [...new Set(waits.map((wait) => wait.time))].filter((one) => one <= time)
  return times.reduce((open, at) => {
    const waiting = waits.filter((wait) => wait.time >= at)
    const n = waiting.reduce((sum, wait) => sum + wait.answered + wait.open, 0)
    const answered = waiting.filter((wait) => wait.time === at)
    return n === 0 ? open : open * (1 - answered.reduce((sum, wait) => sum + wait.answered, 0) / n)
  }, 1)
}

const waits = fc.array(
  fc.record({
    time: fc.integer({ min: 0, max: 12 }),
    answered: fc.integer({ min: 0, max: 3 }),
    open: fc.integer({ min: 0, max: 3 }),
  }),
  { maxLength: 15 },
)

describe('Kaplan–Meier', () => {
  // Miller 1981, Survival Analysis, p. 49: weeks of remission, maintained group; + is censored.
  const remission = kaplanMeier(
    [9, 13, -13, 18, 23, -28, 31, 34, -45, 48, -161].map((week) => ({
      time: Math.abs(week),
      answered: week > 0 ? 1 : 0,
      open: week > 0 ? 0 : 1,
    })),
  )

  test.each([
    [9, 0.909, 0.0867],
    [13, 0.818, 0.1163],
    [18, 0.716, 0.1397],
    [23, 0.614, 0.1526],
    [31, 0.491, 0.1642],
    [34, 0.368, 0.1627],
    [48, 0.184, 0.1535],
  ])('Miller 1981: at %s weeks %s, standard error %s', (week, open, error) => {
    const found = openAfter(remission, week)!
    expect(found.open).toBeCloseTo(open, 3)
    expect(found.error).toBeCloseTo(error, 4)
  })

  test('Miller 1981: the median is 31 weeks', () => {
    expect(answeredWithin(remission, 0.5)).toBe(31)
    expect(answeredWithin(remission, 0.9)).toBeNull()
  })

  test('agrees with its definition, in any order', () => {
    fc.assert(
      fc.property(waits, fc.integer({ min: 0, max: 14 }), (list, time) => {
        const found = kaplanMeier(list)
        expect(kaplanMeier(list.toReversed())).toStrictEqual(found)
        if (found.n === 0) {
          expect(openAfter(found, time)).toBeNull()
          return
        }
        expect(openAfter(found, time)!.open).toBeCloseTo(slowOpen(list, time), 12)
      }),
    )
  })

  test('with nothing open it is the plain share, and the median the plain median', () => {
    const curve = kaplanMeier([4, 1, 3, 2].map((time) => ({ time, answered: 1, open: 0 })))
    expect(openAfter(curve, 2)!.open).toBeCloseTo(0.5, 14)
    expect(answeredWithin(curve, 0.5)).toBe(2.5)
    expect(answeredWithin(curve, 0.6)).toBe(3)
    expect(openAfter(curve, 9)).toStrictEqual({ time: 9, open: 0, error: null })
  })

  test('all open: nothing is known of any quantile', () => {
    const curve = kaplanMeier([{ time: 3, answered: 0, open: 2 }])
    expect(answeredWithin(curve, 0.01)).toBeNull()
    expect(openAfter(curve, 5)).toStrictEqual({ time: 5, open: 1, error: 0 })
  })

  test('a level at exactly the share that ends the curve reaches to its last time, as in R', () => {
    const curve = kaplanMeier([
      { time: 2, answered: 1, open: 0 },
      { time: 6, answered: 0, open: 1 },
    ])
    expect(answeredWithin(curve, 0.5)).toBe(4)
  })

  test('nobody, and wrong calls', () => {
    const nothing = kaplanMeier([])
    expect(nothing).toStrictEqual({ n: 0, answered: 0, steps: [] })
    expect(openAfter(nothing, 1)).toBeNull()
    expect(answeredWithin(nothing, 0.5)).toBeNull()
    expect(() => answeredWithin(nothing, 1)).toThrow('a share lies in (0, 1), got 1')
    expect(() => openAfter(nothing, -1)).toThrow('from 0 on')
    expect(() => kaplanMeier([{ time: Number.NaN, answered: 1, open: 0 }])).toThrow('got NaN')
    expect(() => kaplanMeier([{ time: 1, answered: 0.5, open: 0 }])).toThrow(RangeError)
  })
})

test('quantiles of buckets are within 1 % of those of the durations themselves', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true })
  fc.assert(
    fc.property(some, some, share, (answered, open, share) => {
      const exact = kaplanMeier([
        ...answered.map((time) => ({ time, answered: 1, open: 0 })),
        ...open.map((time) => ({ time, answered: 0, open: 1 })),
      ])
      // An open question that shares a bucket with an answer counts as waiting at that answer.
      const indices = [...answered, ...open].map(bucketOf)
      fc.pre(new Set(indices).size === indices.length)
      const wanted = answeredWithin(exact, share)
      const found = answeredWithin(timeToAnswer(durations(answered, open)), share)
      if (wanted === null) {
        expect(found).toBeNull()
        return
      }
      expect(Math.abs(found! - wanted) / wanted).toBeLessThanOrEqual(DURATION_ACCURACY * 1.001)
    }),
  )
})
