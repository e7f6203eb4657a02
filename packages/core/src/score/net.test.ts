import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { critical } from '../quantile/tail.ts'
import { net, nps } from './net.ts'

describe('published values', () => {
  // The widths that the documentation prints for NPS +40 (15 / 30 / 55 of a hundred).
  test.each([
    [100, 24.6, 53.2],
    [400, 32.5, 46.9],
    [1000, 35.3, 44.4],
    [10_000, 38.5, 41.4],
  ])('NPS +40 from %s answers', (n, low, high) => {
    const estimate = net((15 * n) / 100, (30 * n) / 100, (55 * n) / 100)
    expect(estimate.value).toBe(0.4)
    expect(100 * estimate.low!).toBeCloseTo(low, 1)
    expect(100 * estimate.high!).toBeCloseTo(high, 1)
  })

  // Tango 1998, Statistics in Medicine 17:891–908, by the closed definition in 60 digits.
  test.each([
    [0, 0, 1, -0.5869013712455252, 1],
    [1, 0, 999_999_999, 0.9999999886701315, 0.9999999996469509],
    [0, 15, 0, -0.2038833010358485, 0.2038833010358485],
    [5, 83, 12, -0.011863210116306191, 0.15741560607189542],
  ])('%s against, %s between, %s for', (against, between, pro, low, high) => {
    const estimate = net(against, between, pro)
    expect(Math.abs(estimate.low! - low)).toBeLessThan(1e-14)
    expect(Math.abs(estimate.high! - high)).toBeLessThan(1e-14)
    const mirrored = net(pro, between, against)
    expect(mirrored.low).toBe(-estimate.high!)
    expect(mirrored.high).toBe(-estimate.low!)
  })
})

const level = fc.double({ min: 1e-9, max: 1 - 1e-12, noNaN: true })
const count = fc.oneof(fc.nat(3), fc.nat(50), fc.nat(3_000_000_000))
const three = fc.tuple(count, count, count).filter(([a, b, c]) => a + b + c > 0)

describe('laws', () => {
  test('the interval holds the value and never leaves −1 to 1', () => {
    fc.assert(
      fc.property(three, level, (counts, level) => {
        const { value, low, high, n } = net(...counts, level)
        expect(n).toBe(counts[0] + counts[1] + counts[2])
        expect(low).toBeGreaterThanOrEqual(-1)
        expect(low).toBeLessThanOrEqual(value!)
        expect(high).toBeGreaterThanOrEqual(value!)
        expect(high).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('a higher level gives an interval that holds the lower one', () => {
    fc.assert(
      fc.property(three, level, level, (counts, one, other) => {
        const narrow = net(...counts, Math.min(one, other))
        const wide = net(...counts, Math.max(one, other))
        expect(wide.low).toBeLessThanOrEqual(narrow.low! + 1e-14)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high! - 1e-14)
      }),
    )
  })

  test('with for and against exchanged it is its mirror image, to the last bit', () => {
    fc.assert(
      fc.property(three, level, ([against, between, pro], level) => {
        const here = net(against, between, pro, level)
        const there = net(pro, between, against, level)
        expect(here.value! + there.value!).toBe(0)
        expect(here.low! + there.high!).toBe(0)
        expect(here.high! + there.low!).toBe(0)
      }),
    )
  })

  test('each limit is a difference that the score test just does not reject', () => {
    const few = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(few, fc.nat(400), few, (against, between, pro) => {
        const n = against + between + pro
        const { value, low, high } = net(against, between, pro)
        for (const limit of [low!, high!]) {
          const z =
            Math.abs(value! - limit) / Math.sqrt(fittedVariance(limit, against, between, pro) / n)
          expect(z).toBeCloseTo(critical(0.95), 5)
        }
      }),
    )
  })
})

/** The upper limit by halving, on the variance fitted to each difference: slow, and sure of its root. */
function byHalving(against: number, pro: number, n: number, z: number): number {
  const variance = (delta: number, less: number, more: number): number => {
    if (delta < 0) return variance(-delta, more, less)
    const b = (2 * n - more + less) * delta - more - less
    const c = -less * delta * (1 - delta)
    const root = Math.sqrt(b * b - 8 * n * c)
    const q = b > 0 ? (-2 * c) / (b + root) : (root - b) / (4 * n)
    return 2 * q + delta * (1 - delta)
  }
  let [low, high] = [(pro - against) / n, 1]
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2
    const isRejected =
      n * middle - (pro - against) > z * Math.sqrt(n * variance(middle, against, pro))
    if (isRejected) high = middle
    else low = middle
  }
  return high
}

test('the limit is the one that halving finds, for any counts up to 3e9 and every level', () => {
  fc.assert(
    fc.property(three, fc.double({ min: 0.5, max: 0.999999, noNaN: true }), (counts, level) => {
      const [against, between, pro] = counts
      const n = against + between + pro
      // All alike the root is too flat to be found by halving; published values hold those.
      fc.pre(pro < n && against < n)
      const slow = byHalving(against, pro, n, critical(level))
      expect(Math.abs(net(...counts, level).high! - slow)).toBeLessThan(1e-14)
    }),
    { numRuns: 1000 },
  )
})

/** The variance under the likeliest shares that differ by `delta`, searched for without any formula. */
function fittedVariance(delta: number, against: number, between: number, pro: number): number {
  const likelihood = (q: number): number =>
    against * Math.log(q) +
    pro * Math.log(q + delta) +
    (between === 0 ? 0 : between * Math.log(1 - 2 * q - delta))
  let [low, high] = [Math.max(0, -delta), (1 - delta) / 2]
  for (let step = 0; step < 200; step++) {
    const [left, right] = [low + (high - low) / 3, high - (high - low) / 3]
    if (likelihood(left) < likelihood(right)) low = left
    else high = right
  }
  return low + high + delta - delta ** 2
}

test('ten answers: covers 0.96 on average over all mixes, counted over all outcomes', () => {
  const n = 10
  const factorials = [1]
  for (let i = 1; i <= n; i++) factorials.push(factorials.at(i - 1)! * i)
  const outcomes: { a: number; b: number; c: number; ways: number; low: number; high: number }[] =
    []
  for (let a = 0; a <= n; a++) {
    for (let c = 0; c + a <= n; c++) {
      const b = n - a - c
      const { low, high } = net(a, b, c)
      const ways = factorials.at(n)! / (factorials.at(a)! * factorials.at(b)! * factorials.at(c)!)
      outcomes.push({ a, b, c, ways, low: low!, high: high! })
    }
  }
  const coverage: number[] = []
  for (let i = 0; i <= 40; i++) {
    for (let j = 0; i + j <= 40; j++) {
      const [p, q] = [i / 40, j / 40]
      let sum = 0
      for (const { a, b, c, ways, low, high } of outcomes) {
        // A limit that is the truth itself covers it; rounding must not decide.
        if (low - 1e-9 <= q - p && q - p <= high + 1e-9) {
          sum += ways * p ** a * (1 - p - q) ** b * q ** c
        }
      }
      coverage.push(sum)
    }
  }
  expect(coverage.length).toBe(861)
  expect(coverage.reduce((sum, one) => sum + one) / 861).toBeCloseTo(0.9651, 3)
  expect(Math.min(...coverage)).toBeGreaterThan(0.91)
})

describe('nps', () => {
  test('0 to 6 are against, 7 and 8 neither, 9 and 10 for', () => {
    const counts = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024]
    expect(nps(counts)).toStrictEqual(net(127, 384, 1536))
  })

  test('no answers: everything is null but n and the level', () => {
    expect(
      nps(
        Array.from({ length: 11 }, () => 0),
        0.9,
      ),
    ).toStrictEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
      level: 0.9,
    })
  })
})

describe('a wrong call says what was wrong', () => {
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['ten counts', () => nps([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), /11 points was expected, got 10/],
    ['a negative count', () => net(0, 0, -1), /got -1/],
    ['half an answer', () => net(0, 0.5, 1), /got 0\.5/],
    ['level 1', () => net(1, 1, 1, 1), /a level lies between 0 and 1, got 1/],
    ['a level though nobody answered', () => net(0, 0, 0, 0), /got 0/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
