import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaBelow } from '../quantile/beta.ts'
import { clopperPearson, jeffreys } from './beta-share.ts'
import { distribution } from './distribution.ts'
import { responseRate, share } from './share.ts'

describe('published values', () => {
  // Brown, Cai & DasGupta 2001, Statistical Science 16:101–133, table 5: Jeffreys at 95 %.
  test.each([
    [0, 7, 0, 0.292],
    [1, 7, 0.016, 0.501],
    [2, 7, 0.065, 0.648],
    [3, 7, 0.139, 0.766],
    [15, 30, 0.328, 0.672],
  ])('Jeffreys: %s of %s', (positive, n, low, high) => {
    const estimate = jeffreys(positive, n)
    // The table gives the quantiles themselves; at the ends Jeffreys' rule widens them.
    expect(Math.abs(estimate.low! - low)).toBeLessThan(0.001)
    if (positive > 0) expect(Math.abs(estimate.high! - high)).toBeLessThan(0.001)
  })

  // Newcombe 1998, Statistics in Medicine 17:857–872, table I, method 5.
  test.each([
    [81, 263, 0.2527, 0.3676],
    [15, 148, 0.0578, 0.1617],
    [0, 20, 0, 0.1684],
    [1, 29, 0.0009, 0.1776],
  ])('Clopper–Pearson: %s of %s', (positive, n, low, high) => {
    const estimate = clopperPearson(positive, n)
    expect(estimate.low).toBeCloseTo(low, 4)
    expect(estimate.high).toBeCloseTo(high, 4)
  })
})

const level = fc.double({ min: 1e-6, max: 1 - 1e-9, noNaN: true })
const counts = fc
  .tuple(fc.integer({ min: 1, max: 3_000_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .chain(([n, part]) => fc.constantFrom([0, n], [n, n], [1, n], [Math.floor(part * n), n] as const))

describe.each([
  ['Jeffreys', jeffreys],
  ['Clopper–Pearson', clopperPearson],
])('laws of %s', (_name, interval) => {
  test('the interval never leaves 0 to 1, and ends there for nobody and everybody', () => {
    fc.assert(
      fc.property(counts, level, ([positive, n], level) => {
        const { value, low, high, ...rest } = interval(positive, n, level)
        expect(rest).toStrictEqual({ n, level })
        expect(value).toBe(positive / n)
        expect(low).toBeGreaterThanOrEqual(0)
        expect(low).toBeLessThanOrEqual(high!)
        expect(high).toBeLessThanOrEqual(1)
        expect(low === 0).toBe(positive === 0)
        if (positive === n) expect(high).toBe(1)
      }),
    )
  })

  test('it holds the value at the levels in use', () => {
    fc.assert(
      fc.property(counts, fc.constantFrom(0.8, 0.9, 0.95, 0.99), ([positive, n], level) => {
        const { value, low, high } = interval(positive, n, level)
        expect(low).toBeLessThanOrEqual(value!)
        expect(high).toBeGreaterThanOrEqual(value!)
      }),
    )
  })

  test('a higher level gives an interval that holds the lower one', () => {
    fc.assert(
      fc.property(counts, level, level, ([positive, n], one, other) => {
        const narrow = interval(positive, n, Math.min(one, other))
        const wide = interval(positive, n, Math.max(one, other))
        expect(wide.low).toBeLessThanOrEqual(narrow.low! + 1e-13)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high! - 1e-13)
      }),
    )
  })

  test('the share of the others is its mirror image', () => {
    fc.assert(
      fc.property(counts, level, ([positive, n], level) => {
        const here = interval(positive, n, level)
        const there = interval(n - positive, n, level)
        expect(Math.abs(here.low! - (1 - there.high!))).toBeLessThan(1e-13)
        expect(Math.abs(here.high! - (1 - there.low!))).toBeLessThan(1e-13)
      }),
    )
  })

  test('ten times the answers with the same share never widen it', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (positive, rest) => {
        const n = positive + rest
        const few = interval(positive, n)
        const many = interval(10 * positive, 10 * n)
        expect(many.high! - many.low!).toBeLessThanOrEqual(few.high! - few.low!)
      }),
    )
  })

  test('nobody asked: null, and nothing else but n and the level', () => {
    const nothing = { value: null, low: null, high: null, n: 0, level: 0.9 }
    expect(interval(0, 0, 0.9)).toStrictEqual(nothing)
  })

  test.each([
    ['more positive than all', 3, 2, 0.95, /3 of 2 cannot be a share/],
    ['a negative count', -1, 2, 0.95, /got -1/],
    ['half an answer', 0.5, 2, 0.95, /got 0\.5/],
    ['a level in percent', 1, 2, 95, /a level lies between 0 and 1, got 95/],
  ])('a wrong call says what was wrong: %s', (_what, positive, n, level, says) => {
    expect(() => interval(positive, n, level)).toThrow(RangeError)
    expect(() => interval(positive, n, level)).toThrow(says)
  })
})

test('Clopper and Pearson: a tail at each limit, by the definition', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 200 }), (x, rest) => {
      const n = x + rest
      const { low, high } = clopperPearson(x, n, 0.9)
      // P(X ≥ x | low) and P(X ≤ x | high), the binomial sums as beta functions.
      expect(betaBelow(low!, x, n - x + 1)).toBeCloseTo(0.05, 11)
      expect(1 - betaBelow(high!, x + 1, n - x)).toBeCloseTo(0.05, 11)
    }),
  )
})

describe('the distribution', () => {
  test('is the share of each point', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 1, maxLength: 11 }), (counts) => {
        const n = counts.reduce((sum, count) => sum + count, 0)
        expect(distribution(counts, 0.9)).toStrictEqual(counts.map((x) => share(x, n, 0.9)))
      }),
    )
  })
  test('of no answers is null at every point, of no points is empty', () => {
    expect(distribution([0, 0]).map(({ value }) => value)).toStrictEqual([null, null])
    expect(distribution([])).toStrictEqual([])
  })
})

test('the response rate is the share of those asked who answered', () => {
  expect(responseRate(42, 600, 0.9)).toStrictEqual(share(42, 600, 0.9))
  expect(() => responseRate(2, 1)).toThrow(/2 of 1 cannot be a share/)
})
