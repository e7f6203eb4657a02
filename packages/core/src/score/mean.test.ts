import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { twoSidedStudent } from '../quantile/student.ts'
import { RATED_KINDS, SCALES } from '../vocabulary/kinds.ts'
import { indexOf, mean, meanOf, toIndex } from './mean.ts'

const kind = fc.constantFrom(...RATED_KINDS)
const kindAndCounts = kind.chain((kind) => {
  const points = SCALES[kind].values.length
  return fc.tuple(
    fc.constant(kind),
    fc.array(fc.nat(1000), { minLength: points, maxLength: points }),
  )
})
const level = fc.double({ min: 0.01, max: 0.9999, noNaN: true })

describe('cases', () => {
  test('R: t.test(rep(2:5, 1:4))', () => {
    const { value, low, high, n } = meanOf('stars', [0, 1, 2, 3, 4])
    expect([value, n]).toStrictEqual([4, 10])
    // s = sqrt(10/9), t(0.975, 9) = 2.262157: 4 ± 0.754052
    expect(low).toBeCloseTo(3.245948, 5)
    expect(high).toBeCloseTo(4.754052, 5)
  })

  test('an open interval of two answers uses t with one degree of freedom', () => {
    const { value, low, high } = mean([
      [0, 1],
      [2, 1],
    ])
    expect(value).toBe(1)
    expect(high! - 1).toBeCloseTo(12.706204736174694, 9)
    expect(1 - low!).toBeCloseTo(12.706204736174694, 9)
  })

  test('four faces weigh 0, a third, two thirds and 1', () => {
    expect([1, 2, 3, 4].map((face) => toIndex('smiley4', face))).toStrictEqual([
      0,
      100 / 3,
      200 / 3,
      100,
    ])
  })
})

describe('the edges', () => {
  test('no answers: everything is null', () => {
    expect(mean([])).toStrictEqual({ value: null, low: null, high: null, n: 0, level: 0.95 })
    expect(indexOf('csat', [0, 0, 0, 0, 0], 0.9)).toStrictEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
      level: 0.9,
    })
  })

  test.each(RATED_KINDS)('%s: one answer has a value and no interval', (kind) => {
    const { values } = SCALES[kind]
    values.forEach((value, at) => {
      const counts = values.map((_, index) => (index === at ? 1 : 0))
      const nothing = { low: null, high: null, n: 1, level: 0.95 }
      expect(meanOf(kind, counts)).toStrictEqual({ value, ...nothing })
      expect(indexOf(kind, counts)).toStrictEqual({ value: toIndex(kind, value), ...nothing })
    })
  })

  test.each(RATED_KINDS)('%s: answers all alike have no interval, never one of width 0', (kind) => {
    const { values } = SCALES[kind]
    values.forEach((value, at) => {
      for (const n of [2, 3, 7, 41, 3_000_000_000]) {
        const counts = values.map((_, index) => (index === at ? n : 0))
        const nothing = { low: null, high: null, n, level: 0.95 }
        expect(indexOf(kind, counts)).toStrictEqual({ value: toIndex(kind, value), ...nothing })
      }
    })
  })
})

describe('laws', () => {
  test('value is on the scale, the interval holds it, a higher level holds the lower', () => {
    fc.assert(
      fc.property(kindAndCounts, level, level, ([kind, counts], one, other) => {
        const narrow = meanOf(kind, counts, Math.min(one, other))
        const wide = meanOf(kind, counts, Math.max(one, other))
        const { values } = SCALES[kind]
        if (narrow.value === null) {
          expect(narrow.n).toBe(0)
          return
        }
        expect(narrow.value).toBeGreaterThanOrEqual(values.at(0)!)
        expect(narrow.value).toBeLessThanOrEqual(values.at(values.length - 1)!)
        if (narrow.low === null) {
          expect(wide.low).toBeNull()
          return
        }
        expect(wide.low!).toBeLessThanOrEqual(narrow.low)
        expect(narrow.low).toBeLessThanOrEqual(narrow.value)
        expect(narrow.value).toBeLessThanOrEqual(narrow.high!)
        expect(narrow.high).toBeLessThanOrEqual(wide.high!)
      }),
    )
  })

  test('the index is the mean on another scale, and its interval too', () => {
    fc.assert(
      fc.property(kindAndCounts, ([kind, counts]) => {
        const [index, plain] = [indexOf(kind, counts), meanOf(kind, counts)]
        for (const part of ['value', 'low', 'high'] as const) {
          const at = plain[part]
          if (at === null) expect(index[part]).toBeNull()
          else expect(index[part]).toBeCloseTo(toIndex(kind, at), 9)
        }
      }),
    )
  })

  test('the scale upside down gives the mirror image', () => {
    fc.assert(
      fc.property(kindAndCounts, ([kind, counts]) => {
        const [here, there] = [indexOf(kind, counts), indexOf(kind, [...counts].reverse())]
        if (here.value === null) {
          expect(there.value).toBeNull()
          return
        }
        expect(there.value).toBeCloseTo(100 - here.value, 9)
        if (here.low === null) {
          expect(there.low).toBeNull()
          return
        }
        expect(there.high).toBeCloseTo(100 - here.low, 9)
      }),
    )
  })

  test('agrees with the textbook, answer by answer', () => {
    const some = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 60 })
    fc.assert(
      fc.property(some, level, (answers, level) => {
        const counts = [1, 2, 3, 4, 5].map((point) => answers.filter((one) => one === point).length)
        const { value, low } = meanOf('csat', counts, level)
        const n = answers.length
        const average = answers.reduce((sum, one) => sum + one) / n
        const squares = answers.reduce((sum, one) => sum + (one - average) ** 2, 0)
        expect(value).toBeCloseTo(average, 12)
        if (new Set(answers).size === 1) {
          expect(low).toBeNull()
          return
        }
        const reach = twoSidedStudent(level, n - 1) * Math.sqrt(squares / (n - 1) / n)
        expect(low).toBeCloseTo(average - reach, 9)
      }),
    )
  })
})

describe('a wrong call says what was wrong', () => {
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['a level of 1', () => mean([[1, 1]], 1), /a level lies between 0 and 1, got 1/],
    ['a level though nobody answered', () => mean([], 95), /got 95/],
    ['a histogram of another kind', () => meanOf('stars', [1, 2]), /5 points was expected, got 2/],
    [
      'no such kind',
      () => meanOf('toString' as 'nps', []),
      /a rated kind is one of .*got toString/,
    ],
    ['an index of no such kind', () => toIndex('choice' as 'nps', 1), /got choice/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
