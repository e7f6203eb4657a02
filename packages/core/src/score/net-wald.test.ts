import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { netAdjustedWald, netWald } from './net-wald.ts'
import { net, netExpectation } from './net.ts'

const count = fc.oneof(fc.nat(3), fc.nat(50), fc.nat(3_000_000_000))
const three = fc.tuple(count, count, count).filter(([a, b, c]) => a + b + c > 0)

test('adjusted Wald is Wald of three more answers, cut at the ends of the scale', () => {
  fc.assert(
    fc.property(three, ([against, between, pro]) => {
      const n = against + between + pro + 3
      const [p, q] = [(pro + 0.75) / n, (against + 0.75) / n]
      const reach = 1.959963984540054 * Math.sqrt((p + q - (p - q) ** 2) / n)
      const { value, low, high, centre } = netAdjustedWald(against, between, pro)
      expect(value).toBe(net(against, between, pro).value)
      expect(centre).toBeCloseTo(p - q, 14)
      expect(low).toBeCloseTo(Math.max(-1, p - q - reach), 11)
      expect(high).toBeCloseTo(Math.min(1, p - q + reach), 11)
    }),
  )
})

test.each([
  ['Wald', netWald],
  ['adjusted Wald', netAdjustedWald],
])('%s with for and against exchanged is its mirror image', (_name, interval) => {
  fc.assert(
    fc.property(three, ([against, between, pro]) => {
      const here = interval(against, between, pro)
      const there = interval(pro, between, against)
      expect(here.low! + there.high!).toBe(0)
      expect(here.high! + there.low!).toBe(0)
    }),
  )
})

test('from many answers all three intervals are the same', () => {
  const [a, b, c] = [150_000_000, 300_000_000, 550_000_000]
  for (const interval of [netWald, netAdjustedWald]) {
    expect(interval(a, b, c).low).toBeCloseTo(net(a, b, c).low!, 8)
    expect(interval(a, b, c).high).toBeCloseTo(net(a, b, c).high!, 8)
  }
})

test('all alike: Wald is a point, which is why it is not the one to use', () => {
  expect(netWald(0, 0, 10)).toMatchObject({ low: 1, high: 1, standardError: 0 })
  expect(netAdjustedWald(0, 0, 10).low).toBeLessThan(0.6)
})

test('no answers: null, and nothing else but n and the level', () => {
  const none = { value: null, low: null, high: null, centre: null, standardError: null }
  expect(netWald(0, 0, 0)).toStrictEqual({ ...none, n: 0, level: 0.95 })
  expect(netAdjustedWald(0, 0, 0)).toStrictEqual({ ...none, n: 0, level: 0.95 })
})

describe('the net of expectations', () => {
  test('is better less worse', () => {
    expect(netExpectation([10, 60, 30], 0.9)).toStrictEqual(net(10, 60, 30, 0.9))
  })
  test('has three counts', () => {
    expect(() => netExpectation([1, 2])).toThrow(/3 points was expected, got 2/)
  })
})

test.each([netWald, netAdjustedWald])('a wrong call says what was wrong', (interval) => {
  expect(() => interval(-1, 0, 0)).toThrow(/got -1/)
  expect(() => interval(0, 0.5, 0)).toThrow(/got 0\.5/)
  expect(() => interval(1, 1, 1, 1)).toThrow(/a level lies between 0 and 1, got 1/)
})
