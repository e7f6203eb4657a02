import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mean } from '../score/mean.ts'
import { netAdjustedWald, netWald } from '../score/net-wald.ts'
import { net } from '../score/net.ts'
import { share } from '../score/share.ts'
import { difference } from './difference.ts'
import { waldDifference } from './wald-difference.ts'

describe('published values', () => {
  // Newcombe 1998, Statistics in Medicine 17:873–890, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%s of %s less %s of %s', (x, m, y, n, low, high) => {
    const found = difference(share(x, m), share(y, n))
    expect(found.low).toBeCloseTo(low, 4)
    expect(found.high).toBeCloseTo(high, 4)
    expect(found.n).toBe(m + n)
  })
})

const shares = fc
  .tuple(fc.nat(3_000_000_000), fc.nat(3_000_000_000))
  .filter(([a, b]) => a + b > 0)
  .map(([positive, rest]) => share(positive, positive + rest))
const few = fc.oneof(fc.nat(3), fc.nat(3_000_000_000))
const nets = fc
  .tuple(few, few, few)
  .filter(([a, b, c]) => a + b + c > 0)
  .map((counts) => net(...counts))

describe('laws', () => {
  test('the interval holds the difference, and that of shares never leaves −1 to 1', () => {
    fc.assert(
      fc.property(shares, shares, (one, other) => {
        const { value, low, high } = difference(one, other)
        expect(low).toBeLessThanOrEqual(value!)
        expect(high).toBeGreaterThanOrEqual(value!)
        expect(low).toBeGreaterThanOrEqual(-1 - 1e-15)
        expect(high).toBeLessThanOrEqual(1 + 1e-15)
      }),
    )
  })

  test('the other way round it is its mirror image, to the last bit', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(shares, shares), fc.tuple(nets, nets)), ([one, other]) => {
        const here = difference(one, other)
        const there = difference(other, one)
        expect(here.value! + there.value!).toBe(0)
        expect(here.low! + there.high!).toBe(0)
        expect(here.high! + there.low!).toBe(0)
      }),
    )
  })

  test('a higher level gives an interval that holds the lower one', () => {
    const count = fc.nat(500)
    const level = fc.double({ min: 1e-6, max: 1 - 1e-9, noNaN: true })
    fc.assert(
      fc.property(count, count, count, count, level, level, (a, b, c, d, one, other) => {
        fc.pre(a + b > 0 && c + d > 0)
        const at = (level: number) => difference(share(a, a + b, level), share(c, c + d, level))
        const [narrow, wide] = [at(Math.min(one, other)), at(Math.max(one, other))]
        expect(wide.low).toBeLessThanOrEqual(narrow.low! + 1e-14)
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high! - 1e-14)
      }),
    )
  })

  test('four times the answers with the same shares never widen it', () => {
    const count = fc.nat(300)
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        fc.pre(a + b > 0 && c + d > 0)
        const of = (times: number) =>
          difference(share(times * a, times * (a + b)), share(times * c, times * (c + d)))
        const [small, large] = [of(1), of(4)]
        expect(large.high! - large.low!).toBeLessThanOrEqual(small.high! - small.low!)
      }),
    )
  })
})

describe('the edges', () => {
  test('no answers on one side: only n and the level', () => {
    const nothing = { value: null, low: null, high: null, n: 10, level: 0.95 }
    expect(difference(share(8, 10), share(0, 0))).toStrictEqual(nothing)
    expect(difference(share(0, 0), share(8, 10))).toStrictEqual(nothing)
    const wald = waldDifference(netWald(1, 2, 7), netWald(0, 0, 0))
    expect(wald).toStrictEqual({ ...nothing, centre: null, standardError: null, p: null })
  })
  test('no interval on one side: a value without an interval', () => {
    const found = difference(
      mean([[4, 1]]),
      mean([
        [1, 2],
        [3, 2],
      ]),
    )
    expect(found).toStrictEqual({ value: 2, low: null, high: null, n: 5, level: 0.95 })
  })
  test('Wald of groups that are each all alike has no p value', () => {
    expect(waldDifference(netWald(0, 0, 5), netWald(5, 0, 0))).toMatchObject({ low: 2, p: null })
    expect(waldDifference(netAdjustedWald(0, 0, 5), netAdjustedWald(5, 0, 0)).p).toBeLessThan(1e-3)
  })
  test('two levels are a wrong call', () => {
    expect(() => difference(share(1, 2, 0.9), share(1, 2))).toThrow(/same, got 0\.9 and 0\.95/)
    expect(() => waldDifference(netWald(1, 1, 1, 0.9), netWald(1, 1, 1))).toThrow(RangeError)
  })
})
