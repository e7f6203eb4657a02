import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaBelow } from './beta.ts'
import { above, critical, NORMAL, pValue, roughNormal, tailAt, tailQuantile } from './tail.ts'

// Each of these is another way to the same number, slower or for a part of the arguments only.

/** The share of the normal distribution above z, by its power series: near 0. */
function bySeries(z: number): number {
  let [sum, term] = [0, z]
  for (let k = 3; sum + term > sum; k += 2) {
    sum += term
    term *= (z * z) / k
  }
  return 0.5 - (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum
}

/** The same by Laplace's continued fraction: far out. */
function byFraction(z: number): number {
  let fraction = z
  for (let k = 2000; k > 0; k--) fraction = z + k / fraction
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI) / fraction
}

/** The share of t above, for whole degrees of freedom: Abramowitz & Stegun 26.7.3 and 26.7.4. */
function byCosines(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom))
  const [sine, cosine] = [Math.sin(angle), Math.cos(angle)]
  const odd = freedom % 2 === 1
  let [sum, term] = [0, odd ? cosine : 1]
  for (let k = odd ? 3 : 2; k <= freedom; k += 2) {
    sum += term
    term *= ((k - 1) / k) * cosine * cosine
  }
  const between = odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum
  return (1 - between) / 2
}

const far = fc.double({ min: 0, max: 37, noNaN: true })
const tails = fc.oneof(
  fc.double({ min: 1e-12, max: 0.5, noNaN: true }),
  fc.double({ min: -100, max: Math.log10(0.5), noNaN: true }).map((power) => 10 ** power),
)
const freedoms = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.double({ min: 1, max: 40, noNaN: true }),
  fc.double({ min: 0, max: 9.5, noNaN: true }).map((power) => 10 ** power),
  fc.constant(NORMAL),
)

describe('the share above', () => {
  test('of a normal is that of its power series and of its continued fraction', () => {
    fc.assert(
      fc.property(far, (z) => {
        const found = tailAt(z, NORMAL).above
        if (z < 3) expect(Math.abs(found - bySeries(z))).toBeLessThan(5e-15)
        if (z > 1) expect(Math.abs(found / byFraction(z) - 1)).toBeLessThan(1e-14 + 1e-15 * z * z)
      }),
      { numRuns: 500 },
    )
  })

  test('of a t with whole degrees of freedom is a finite sum of cosines', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), far, (freedom, t) => {
        // The finite sum rounds as often as it has terms.
        const rounding = 1e-14 + 2e-17 * freedom
        expect(Math.abs(tailAt(t, freedom).above - byCosines(t, freedom))).toBeLessThan(rounding)
      }),
      { numRuns: 500 },
    )
  })

  test('of any t is half an incomplete beta function, in its own digits', () => {
    const t = fc.double({ min: -2, max: 4, noNaN: true }).map((power) => 10 ** power)
    fc.assert(
      fc.property(t, fc.double({ min: 1, max: 1e4, noNaN: true }), (t, freedom) => {
        const half = betaBelow(freedom / (freedom + t * t), freedom / 2, 0.5) / 2
        fc.pre(half > 1e-250)
        // x near 1 has lost digits of its own, as many as 1 − x has.
        const lost = 1e-16 * (freedom + freedom ** 2 / t ** 2)
        expect(Math.abs(tailAt(t, freedom).above / half - 1)).toBeLessThan(3e-12 + lost)
      }),
      { numRuns: 500 },
    )
  })

  test('is a half at 0, never more than that above it, and the rest of what lies below', () => {
    fc.assert(
      fc.property(far, freedoms, (t, freedom) => {
        expect(tailAt(0, freedom).above).toBeCloseTo(0.5, 14)
        expect(above(0, freedom)).toBe(0.5)
        expect(above(t, freedom)).toBeLessThanOrEqual(0.5)
        expect(above(-t, freedom)).toBe(1 - above(t, freedom))
        expect(pValue(-t, freedom)).toBe(pValue(t, freedom))
      }),
    )
  })

  test('falls as the hazard says', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 8, noNaN: true }), freedoms, (t, freedom) => {
        const step = 1e-4 * Math.min(1, t)
        const [near, next] = [tailAt(t - step, freedom).above, tailAt(t + step, freedom).above]
        const slope = Math.log(near / next) / step / 2
        expect(slope / tailAt(t, freedom).hazard).toBeCloseTo(1, 6)
      }),
    )
  })

  test('is nothing beyond all numbers', () => {
    for (const freedom of [3, 200, NORMAL]) expect(tailAt(Infinity, freedom).above).toBe(0)
  })
})

describe('the quantile', () => {
  test('has its share above it, however small and for every degree of freedom', () => {
    fc.assert(
      fc.property(tails, freedoms, (tail, freedom) => {
        const t = tailQuantile(tail, freedom)
        const { above, hazard } = tailAt(t, freedom)
        expect(t).toBeGreaterThanOrEqual(0)
        // As near as the doubles on both sides of t are.
        expect(Math.abs(above / tail - 1)).toBeLessThan(2e-14 + 2e-14 * t * hazard)
      }),
      { numRuns: 1000 },
    )
  })

  test('of one degree of freedom is a cotangent, of two a root', () => {
    fc.assert(
      fc.property(tails, (tail) => {
        const one = 1 / Math.tan(Math.PI * tail)
        const two = (1 - 2 * tail) / Math.sqrt(2 * tail * (1 - tail))
        expect(Math.abs(tailQuantile(tail, 1) - one)).toBeLessThan(3e-15 + 1e-13 * one)
        expect(Math.abs(tailQuantile(tail, 2) - two)).toBeLessThan(3e-15 + 1e-13 * two)
      }),
    )
  })

  test('is roughly the rough one', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 0.499, noNaN: true }), (tail) => {
        expect(Math.abs(roughNormal(tail) / tailQuantile(tail, NORMAL) - 1)).toBeLessThan(0.003)
      }),
    )
  })

  test('the critical value of a level leaves half of the rest on each side', () => {
    expect(critical(0.95)).toBeCloseTo(1.959963984540054, 14)
    expect(critical(0.5)).toBeCloseTo(0.674489750196, 12)
    expect(critical(0.95, 10)).toBeCloseTo(2.228138851986, 11)
    // By mpmath, with 40 digits.
    expect(critical(0.999999)).toBeCloseTo(4.891638475692932, 13)
    expect(critical(0.999999, 3e9)).toBeCloseTo(4.891638485854547, 13)
  })
})
