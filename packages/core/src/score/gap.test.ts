import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { twoSidedStudent } from '../quantile/student.ts'
import { pairedGap, unpairedGap, type Pairs } from './gap.ts'
import { mean } from './mean.ts'

describe('published values', () => {
  // Student 1908, "The probable error of a mean", Biometrika 6: hours of sleep gained by ten
  // patients with two drugs. R: t.test(extra ~ group, data = sleep), paired and Welch.
  const first = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2]
  const second = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
  const once = (values: readonly number[]): [number, number][] => values.map((value) => [value, 1])

  test('paired', () => {
    const { value, low, high, n } = pairedGap(first.map((value, i) => [value, second.at(i)!, 1]))
    expect(n).toBe(10)
    expect(value).toBeCloseTo(-1.58, 10)
    expect(low).toBeCloseTo(-2.4598858, 6)
    expect(high).toBeCloseTo(-0.7001142, 6)
  })

  test('unpaired: the same numbers, less sure', () => {
    const { value, low, high, n } = unpairedGap(once(first), once(second))
    expect(n).toBe(20)
    expect(value).toBeCloseTo(-1.58, 10)
    expect(low).toBeCloseTo(-3.3654832, 6)
    expect(high).toBeCloseTo(0.2054832, 6)
  })
})

const value = fc.integer({ min: 0, max: 6 }).map((sixth) => (100 * sixth) / 6)
const pairs: fc.Arbitrary<Pairs> = fc.array(fc.tuple(value, value, fc.nat(50)), { maxLength: 20 })
const group = fc.array(fc.tuple(value, fc.nat(50)), { maxLength: 7 })

describe('laws', () => {
  test('with service and experience exchanged it is its mirror image', () => {
    fc.assert(
      fc.property(pairs, (pairs) => {
        const here = pairedGap(pairs)
        const there = pairedGap(pairs.map(([service, experience, n]) => [experience, service, n]))
        expect(there.n).toBe(here.n)
        if (here.value === null) {
          expect(there.value).toBeNull()
          return
        }
        expect(there.value).toBeCloseTo(-here.value, 9)
        if (here.low === null) {
          expect(there.high).toBeNull()
          return
        }
        expect(there.high).toBeCloseTo(-here.low, 9)
      }),
    )
    fc.assert(
      fc.property(group, group, (a, b) => {
        const [here, there] = [unpairedGap(a, b), unpairedGap(b, a)]
        if (here.value === null) {
          expect(there.value).toBeNull()
          return
        }
        expect(there.value).toBeCloseTo(-here.value, 9)
        if (here.low === null) {
          expect(there.high).toBeNull()
          return
        }
        expect(there.high).toBeCloseTo(-here.low, 9)
      }),
    )
  })

  test('people who see no difference leave a gap of 0 without an interval', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(value, fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
        (some) => {
          const { value, low, high } = pairedGap(some.map(([same, n]) => [same, same, n]))
          expect([value, low, high]).toStrictEqual([0, null, null])
        },
      ),
    )
  })

  test('the same difference for everybody has no interval, though thirds round differently', () => {
    const third = 100 / 3
    expect(
      pairedGap([
        [third, 0, 5],
        [200 / 3, third, 5],
        [100, 200 / 3, 5],
      ]),
    ).toMatchObject({
      low: null,
      high: null,
      n: 15,
    })
  })

  test('agrees with Welch, answer by answer', () => {
    fc.assert(
      fc.property(group, group, (a, b) => {
        const result = unpairedGap(a, b)
        const parts = [a, b].map((some) => {
          const all = some.flatMap(([value, n]) => Array.from({ length: n }, () => value))
          const average = all.reduce((sum, one) => sum + one, 0) / all.length
          const squares = all.reduce((sum, one) => sum + (one - average) ** 2, 0)
          const alike = new Set(all).size < 2
          return { n: all.length, average, v: alike ? 0 : squares / (all.length - 1) / all.length }
        })
        const [one, other] = [parts.at(0)!, parts.at(1)!]
        expect(result.n).toBe(one.n + other.n)
        if (one.n === 0 || other.n === 0) {
          expect(result.value).toBeNull()
          return
        }
        expect(result.value).toBeCloseTo(one.average - other.average, 9)
        if (one.n === 1 || other.n === 1 || one.v + other.v === 0) {
          expect(result.low).toBeNull()
          return
        }
        const freedom =
          (one.v + other.v) ** 2 / (one.v ** 2 / (one.n - 1) + other.v ** 2 / (other.n - 1))
        const reach = twoSidedStudent(0.95, Math.max(1, freedom)) * Math.sqrt(one.v + other.v)
        expect(result.high).toBeCloseTo(one.average - other.average + reach, 7)
      }),
    )
  })

  test('against a group that is all alike it is the interval of the other mean, moved', () => {
    const some: [number, number][] = [
      [0, 3],
      [50, 4],
      [100, 5],
    ]
    const gap = unpairedGap(some, [[50, 1000]])
    const alone = mean(some)
    expect(gap.low).toBeCloseTo(alone.low! - 50, 10)
    expect(gap.high).toBeCloseTo(alone.high! - 50, 10)
  })

  test('variances however small or different still give an interval', () => {
    for (const size of [1e-9, 1e-120, 1e100]) {
      const { low, high } = unpairedGap(
        [
          [0, 1],
          [size, 1],
        ],
        [
          [0, 1],
          [1, 1],
        ],
      )
      expect(low! <= high!).toBe(true)
    }
  })
})

describe('the edges', () => {
  const nothing = { value: null, low: null, high: null, level: 0.95 }
  test('nobody was asked', () => {
    expect(pairedGap([])).toStrictEqual({ ...nothing, n: 0 })
    expect(unpairedGap([], [])).toStrictEqual({ ...nothing, n: 0 })
  })
  test('one side is empty: no gap, and n says who was asked', () => {
    expect(unpairedGap([[50, 3]], [])).toStrictEqual({ ...nothing, n: 3 })
  })
  test('one answer on a side: a gap without an interval', () => {
    expect(
      unpairedGap(
        [[50, 1]],
        [
          [0, 2],
          [100, 2],
        ],
      ),
    ).toMatchObject({ value: 0, low: null })
    expect(pairedGap([[50, 20, 1]])).toMatchObject({ value: 30, low: null, high: null, n: 1 })
  })
  test.each([0, 1, 95])('level %s throws, even with nobody', (level) => {
    expect(() => pairedGap([], level)).toThrow(`a level lies between 0 and 1, got ${level}`)
    expect(() => unpairedGap([], [], level)).toThrow(RangeError)
  })
})
