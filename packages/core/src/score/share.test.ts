import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { critical } from '../quantile/tail.ts'
import { RATED_KINDS, SCALES } from '../vocabulary/kinds.ts'
import { positiveCount, share, shareOf } from './share.ts'

describe('published values', () => {
  // Newcombe 1998, Statistics in Medicine 17:857–872, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('Newcombe 1998: %s of %s', (positive, n, low, high) => {
    const estimate = share(positive, n)
    expect(estimate.low).toBeCloseTo(low, 4)
    expect(estimate.high).toBeCloseTo(high, 4)
  })

  test('R: prop.test(81, 263, correct = FALSE), to the last digits', () => {
    const { value, low, high } = share(81, 263)
    expect(value).toBe(0.30798479087452474)
    expect(Math.abs(low! - 0.2552885198782742)).toBeLessThan(1e-15)
    expect(Math.abs(high! - 0.36620957698280004)).toBeLessThan(1e-15)
  })

  // The widths that the documentation prints for a share of 80 %, in percent.
  test.each([
    [10, 49.0, 94.3],
    [50, 67.0, 88.8],
    [100, 71.1, 86.7],
    [400, 75.8, 83.6],
    [1000, 77.4, 82.4],
  ])('80 %% of %s', (n, low, high) => {
    const estimate = share(0.8 * n, n)
    expect(100 * estimate.low!).toBeCloseTo(low, 1)
    expect(100 * estimate.high!).toBeCloseTo(high, 1)
  })
})

const level = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })
const counts = fc
  .tuple(fc.integer({ min: 1, max: 3_000_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .chain(([n, part]) => fc.constantFrom([0, n], [n, n], [1, n], [Math.floor(part * n), n] as const))

describe('laws', () => {
  test('the interval holds the value and never leaves 0 to 1', () => {
    fc.assert(
      fc.property(counts, level, ([positive, n], level) => {
        const { value, low, high } = share(positive, n, level)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(value!)
        expect(high).toBeGreaterThanOrEqual(value!)
        expect(high).toBeLessThanOrEqual(1)
        if (positive === 0) expect(low).toBe(0)
        if (positive === n) expect(high).toBe(1)
      }),
    )
  })

  test('a higher level gives an interval that holds the lower one', () => {
    fc.assert(
      fc.property(counts, level, level, ([positive, n], one, other) => {
        const narrow = share(positive, n, Math.min(one, other))
        const wide = share(positive, n, Math.max(one, other))
        expect(wide.low).toBeLessThanOrEqual(narrow.low! + 1e-15)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high! - 1e-15)
      }),
    )
  })

  test('the share of the others is its mirror image', () => {
    fc.assert(
      fc.property(counts, level, ([positive, n], level) => {
        const here = share(positive, n, level)
        const there = share(n - positive, n, level)
        expect(Math.abs(here.low! - (1 - there.high!))).toBeLessThan(1e-14)
        expect(Math.abs(here.high! - (1 - there.low!))).toBeLessThan(1e-14)
      }),
    )
  })

  test('each limit is a share that the score test just does not reject', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 5000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, part) => {
          const positive = Math.min(n - 1, Math.max(1, Math.round(part * n)))
          const { value, low, high } = share(positive, n)
          for (const limit of [low!, high!]) {
            const z = Math.abs(value! - limit) / Math.sqrt((limit * (1 - limit)) / n)
            expect(z).toBeCloseTo(critical(0.95), 9)
          }
        },
      ),
    )
  })
})

test('ten answers: covers 0.954 on average and never below 0.83, counted over all outcomes', () => {
  const n = 10
  const intervals = Array.from({ length: n + 1 }, (_, positive) => share(positive, n))
  const ways = [1, 10, 45, 120, 210, 252, 210, 120, 45, 10, 1]
  const coverage = Array.from({ length: 999 }, (_, i) => (i + 1) / 1000).map((p) =>
    intervals.reduce(
      (sum, { low, high }, x) =>
        low! <= p && p <= high! ? sum + ways.at(x)! * p ** x * (1 - p) ** (n - x) : sum,
      0,
    ),
  )
  expect(coverage.reduce((sum, one) => sum + one) / coverage.length).toBeCloseTo(0.954, 3)
  expect(Math.min(...coverage)).toBeGreaterThan(0.83)
})

test('no answers: everything is null but n and the level', () => {
  expect(share(0, 0)).toStrictEqual({ value: null, low: null, high: null, n: 0, level: 0.95 })
})

test('nobody, or everybody: that end of the interval is exact', () => {
  expect(share(0, 7).low).toBe(0)
  expect(share(7, 7).high).toBe(1)
})

test.each(RATED_KINDS)('%s: the positive answers are those from its threshold on', (kind) => {
  const { values, positiveFrom } = SCALES[kind]
  const counts = values.map((_, index) => 10 ** index)
  const positive = values.reduce(
    (sum, value, index) => (value >= positiveFrom ? sum + counts.at(index)! : sum),
    0,
  )
  expect(positiveCount(kind, counts)).toBe(positive)
  expect(shareOf(kind, counts)).toStrictEqual(
    share(
      positive,
      counts.reduce((sum, count) => sum + count),
    ),
  )
})

describe('a wrong call says what was wrong', () => {
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['more positive than all', () => share(3, 2), /3 of 2 cannot be a share/],
    ['a negative count', () => share(-1, 2), /a count is a whole number.*got -1/],
    ['half an answer', () => share(0.5, 2), /got 0\.5/],
    ['n that is not whole', () => share(0, 2.5), /got 2\.5/],
    ['level 0', () => share(1, 2, 0), /a level lies between 0 and 1, got 0/],
    ['level 1', () => share(1, 2, 1), /got 1/],
    ['level in percent', () => share(1, 2, 95), /got 95/],
    ['a level that is wrong though nobody answered', () => share(0, 0, 95), /got 95/],
    ['a histogram of another kind', () => shareOf('smiley4', [1, 2, 3]), /4 points.*got 3/],
    ['no such kind', () => positiveCount('toString' as 'nps', []), /got toString/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
