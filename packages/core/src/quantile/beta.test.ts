import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaBelow, betaQuantile } from './beta.ts'
import { chiSquareAbove } from './chi-square.ts'
import { normalAbove } from './normal.ts'
import { normalQuantile } from './normal.ts'
import { studentAbove, studentTail } from './student.ts'

const shape = fc.oneof(
  fc.double({ min: 0.5, max: 20, noNaN: true }),
  fc.double({ min: 1, max: 3e9, noNaN: true }),
  fc.integer({ min: 1, max: 3_000_000_000 }),
)
const probability = fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true })

describe('the incomplete beta function', () => {
  test('of whole shapes is a sum of binomial chances', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 25 }),
        fc.integer({ min: 1, max: 25 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b, x) => {
          const n = a + b - 1
          let sum = 0
          let ways = 1
          for (let k = 0; k <= n; k++) {
            if (k >= a) sum += ways * x ** k * (1 - x) ** (n - k)
            ways = (ways * (n - k)) / (k + 1)
          }
          expect(Math.abs(betaBelow(x, a, b) - sum)).toBeLessThan(1e-13)
        },
      ),
    )
  })

  test('rises from 0 to 1, and seen from the other side it is the rest', () => {
    fc.assert(
      fc.property(shape, shape, probability, probability, (a, b, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)]
        expect(betaBelow(0, a, b)).toBe(0)
        expect(betaBelow(1, a, b)).toBe(1)
        expect(betaBelow(low, a, b)).toBeLessThanOrEqual(betaBelow(high, a, b) + 1e-10)
        // At ½ exactly both sides are the same number.
        expect(Math.abs(betaBelow(0.5, a, b) + betaBelow(0.5, b, a) - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  test('one shape of 1 is a power', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 1e6, noNaN: true }), probability, (a, x) => {
        expect(Math.abs(betaBelow(x, a, 1) - x ** a)).toBeLessThan(1e-12)
      }),
    )
  })
})

describe('the beta quantile', () => {
  test('has the share below it that was asked for, as near as the next doubles allow', () => {
    fc.assert(
      fc.property(shape, shape, probability, (a, b, p) => {
        const x = betaQuantile(p, a, b)
        expect(x).toBeGreaterThanOrEqual(0)
        expect(x).toBeLessThanOrEqual(1)
        const step = 1e-13
        expect(betaBelow(Math.max(0, x - step), a, b)).toBeLessThanOrEqual(p + 1e-12)
        expect(betaBelow(Math.min(1, x + step), a, b)).toBeGreaterThanOrEqual(p - 1e-12)
      }),
      { numRuns: 400 },
    )
  })

  test('is the mirror image with the shapes exchanged', () => {
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 1e-3, max: 0.5, noNaN: true }), (a, b, p) => {
        expect(Math.abs(betaQuantile(p, a, b) + betaQuantile(1 - p, b, a) - 1)).toBeLessThan(1e-12)
      }),
    )
  })

  test('of one shape 1 it is a root', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 3e9, noNaN: true }), probability, (a, p) => {
        expect(Math.abs(betaQuantile(p, a, 1) - p ** (1 / a))).toBeLessThan(1e-12)
      }),
    )
  })

  test('0 and 1 are the ends', () => {
    expect(betaQuantile(0, 2, 3)).toBe(0)
    expect(betaQuantile(1, 2, 3)).toBe(1)
  })
})

describe('what lies above', () => {
  // Abramowitz & Stegun 1964, tables 26.1, 26.8 and 26.10.
  test.each([
    [0, 0.5],
    [1, 0.158655253931457],
    [2, 0.022750131948179],
    [3, 0.00134989803163],
    [5, 2.866515719e-7],
    [-1, 0.841344746068543],
  ])('normal: %s', (z, above) => {
    expect(Math.abs(normalAbove(z) / above - 1)).toBeLessThan(1e-9)
  })

  test('a normal quantile has its share above it, however small', () => {
    const exponent = fc.double({ min: -290, max: Math.log10(0.5), noNaN: true })
    fc.assert(
      fc.property(exponent, (power) => {
        const p = 10 ** power
        const z = -normalQuantile(p)
        expect(Math.abs(normalAbove(z) / p - 1)).toBeLessThan(2e-14 * (1 + z * z))
      }),
    )
  })

  test('a t has its share above it', () => {
    const tail = fc.double({ min: 1e-9, max: 0.5, noNaN: true })
    const freedom = fc.oneof(
      fc.double({ min: 1, max: 40, noNaN: true }),
      fc.integer({ min: 1, max: 9999 }),
    )
    fc.assert(
      fc.property(tail, freedom, (tail, degrees) => {
        const t = studentTail(tail, degrees)
        expect(Math.abs(studentAbove(t, degrees) / tail - 1)).toBeLessThan(1e-11)
        expect(studentAbove(-t, degrees)).toBeCloseTo(1 - tail, 12)
      }),
    )
    expect(studentAbove(1e200, 3)).toBe(0)
  })

  test.each([
    [3.841458820694124, 1],
    [5.991464547107979, 2],
    [7.814727903251179, 3],
    [18.307038053275146, 10],
    [124.34211340400407, 100],
  ])('chi-square: 5 %% above %s at %s degrees of freedom', (x, freedom) => {
    expect(Math.abs(chiSquareAbove(x, freedom) - 0.05)).toBeLessThan(1e-12)
  })

  test('chi-square of 1 is the normal twice, and nothing is below 0', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 30, noNaN: true }), (z) => {
        expect(chiSquareAbove(z * z, 1)).toBeCloseTo(2 * normalAbove(z), 12)
      }),
    )
    expect(chiSquareAbove(0, 7)).toBe(1)
    expect(chiSquareAbove(5000, 5000)).toBeCloseTo(0.497, 2)
  })
})

describe('a wrong call says what was wrong', () => {
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['x above 1', () => betaBelow(1.1, 1, 1), /x lies between 0 and 1, got 1\.1/],
    ['no x', () => betaBelow(Number.NaN, 1, 1), /got NaN/],
    ['a shape of 0', () => betaBelow(0.5, 0, 1), /above 0, got 0 and 1/],
    ['a negative shape', () => betaQuantile(0.5, 1, -1), /got 1 and -1/],
    ['an endless shape', () => betaQuantile(0.5, Infinity, 1), /got Infinity/],
    ['a probability in percent', () => betaQuantile(97.5, 1, 1), /a probability.*got 97\.5/],
    ['no z', () => normalAbove(Number.NaN), /z is a number, got NaN/],
    ['an endless t', () => studentAbove(Infinity, 3), /t is a finite number/],
    ['no degree of freedom', () => studentAbove(1, 0), /at least 1, got 0/],
    ['half a degree of freedom', () => chiSquareAbove(1, 1.5), /whole number.*got 1\.5/],
    ['none of chi-square', () => chiSquareAbove(1, 0), /above 0, got 1 and 0/],
    ['a negative chi-square', () => chiSquareAbove(-1, 2), /got -1 and 2/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
