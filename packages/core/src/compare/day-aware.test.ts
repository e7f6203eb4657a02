import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { twoSidedStudent } from '../quantile/student.ts'
import { mean } from '../score/mean.ts'
import { net } from '../score/net.ts'
import { share } from '../score/share.ts'
import { dayAwareMean, dayAwareNet, dayAwareShare, WOBBLE_DAYS } from './day-aware.ts'
import type { Part } from './share-tests.ts'

const part = fc.tuple(fc.nat(60), fc.nat(60)).map(([x, rest]): Part => [x, x + rest])
const some = fc.array(part, { minLength: 1, maxLength: 40 })

function pooled(days: readonly Part[]): Part {
  return [days.reduce((sum, [x]) => sum + x, 0), days.reduce((sum, [, n]) => sum + n, 0)]
}

describe('laws', () => {
  test('never narrower than the naive interval, with the same value and n', () => {
    fc.assert(
      fc.property(some, (days) => {
        const [found, naive] = [dayAwareShare(days), share(...pooled(days))]
        expect(found.value === null).toBe(naive.value === null)
        expect(found.value ?? 0).toBeCloseTo(naive.value ?? 0, 14)
        expect(found.n).toBe(naive.n)
        expect(found.dispersion).toBeGreaterThanOrEqual(1)
        if (naive.low === null) {
          expect(found.low).toBeNull()
          return
        }
        expect(found.high! - found.low!).toBeGreaterThanOrEqual(naive.high! - naive.low - 1e-14)
      }),
    )
  })

  test('days without answers do not count, and the order of days does not matter', () => {
    fc.assert(
      fc.property(some, (days) => {
        const found = dayAwareShare(days)
        const padded = dayAwareShare([...days, [0, 0], [0, 0]])
        expect(padded).toStrictEqual(found)
        expect(dayAwareShare([...days].reverse()).low ?? 0).toBeCloseTo(found.low ?? 0, 12)
      }),
    )
  })

  test('−1 and 1 with nobody between are the share on twice the scale, days and all', () => {
    fc.assert(
      fc.property(some, (days) => {
        const one = dayAwareShare(days)
        const two = dayAwareNet(days.map(([x, n]) => [n - x, 0, x]))
        expect(two.dispersion).toBeCloseTo(one.dispersion, 9)
        const three = dayAwareMean(
          days.map(([x, n]) => [
            [0, n - x],
            [1, x],
          ]),
        )
        const [, n] = pooled(days)
        if (three.dispersion > 1) {
          expect(three.dispersion).toBeCloseTo((one.dispersion * (n - 1)) / n, 9)
        }
      }),
    )
  })
})

describe('days that wobble', () => {
  const days = Array.from({ length: 28 }, (_, day): Part => [day % 2 === 0 ? 90 : 70, 100])
  const p = 0.8
  // Every day is 10 off: X² = 28 · 10² / (100 · p (1 − p)), φ = X² / 27.
  const phi = (28 * 100) / (100 * p * (1 - p)) / 27

  test('widen a share as if it had n / φ answers, with t for z', () => {
    const found = dayAwareShare(days)
    expect(found.dispersion).toBeCloseTo(phi, 10)
    const [t, n] = [twoSidedStudent(0.95, 27), 2800 / phi]
    const reach = (t * Math.sqrt(n * p * (1 - p) + (t * t) / 4)) / (n + t * t)
    const middle = (n * p + (t * t) / 2) / (n + t * t)
    expect(found.low).toBeCloseTo(middle - reach, 12)
    expect(found.high).toBeCloseTo(middle + reach, 12)
    expect(found.n).toBe(2800)
  })

  test('widen a net and a mean alike', () => {
    const nets = dayAwareNet(days.map(([x, n]) => [n - x, 0, x]))
    expect(nets.dispersion).toBeCloseTo(phi, 10)
    expect(nets.low!).toBeLessThan(net(560, 0, 2240).low!)
    const means = dayAwareMean(
      days.map(([x, n]) => [
        [0, n - x],
        [1, x],
      ]),
    )
    const naive = mean([
      [0, 560],
      [1, 2240],
    ])
    const times =
      Math.sqrt(means.dispersion) * (twoSidedStudent(0.95, 27) / twoSidedStudent(0.95, 2799))
    expect((means.high! - means.low!) / (naive.high! - naive.low!)).toBeCloseTo(times, 10)
  })

  test('are the days with answers, and no others', () => {
    expect(dayAwareShare([...days, [0, 0]])).toStrictEqual(dayAwareShare(days))
  })

  test('are not looked at before the fourteenth', () => {
    expect(dayAwareShare(days.slice(0, WOBBLE_DAYS - 1)).dispersion).toBe(1)
    expect(dayAwareShare(days.slice(0, WOBBLE_DAYS)).dispersion).toBeGreaterThan(1)
  })
})

describe('the edges', () => {
  const calm = Array.from({ length: 20 }, (): Part => [8, 10])
  test('days that do not wobble give the naive interval', () => {
    expect(dayAwareShare(calm)).toStrictEqual({ ...share(160, 200), dispersion: 1 })
    const nets = calm.map(() => [1, 2, 7] as const)
    expect(dayAwareNet(nets)).toStrictEqual({ ...net(20, 40, 140), dispersion: 1 })
  })
  test('everybody alike every day', () => {
    const days = Array.from({ length: 20 }, (): Part => [10, 10])
    expect(dayAwareShare(days)).toStrictEqual({ ...share(200, 200), dispersion: 1 })
    expect(dayAwareMean(days.map(() => [[5, 3]]))).toMatchObject({ value: 5, low: null })
    expect(dayAwareNet(days.map(() => [0, 7, 0]))).toStrictEqual({
      ...net(0, 140, 0),
      dispersion: 1,
    })
  })
  test('no answers, no days: null, and nothing else but n and the level', () => {
    const nothing = { value: null, low: null, high: null, n: 0, level: 0.95, dispersion: 1 }
    for (const days of [[], [[0, 0]] as const]) expect(dayAwareShare(days)).toStrictEqual(nothing)
    expect(dayAwareNet([])).toStrictEqual(nothing)
    expect(dayAwareMean([[]])).toStrictEqual(nothing)
  })
  test('a wrong call says what was wrong', () => {
    expect(() => dayAwareShare([[3, 2]])).toThrow(/3 of 2 cannot be a share/)
    expect(() => dayAwareShare([], 95)).toThrow(/a level lies.*got 95/)
    expect(() => dayAwareNet([[1, -1, 1]])).toThrow(/got -1/)
    expect(() => dayAwareMean([[[1, 0.5]]])).toThrow(/got 0\.5/)
  })
})
