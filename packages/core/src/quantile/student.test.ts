import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile } from './normal.ts'
import { studentTail, twoSidedStudent } from './student.ts'

describe('the table of t', () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2.
  test.each([
    [0.9, 1, 6.314],
    [0.95, 1, 12.706],
    [0.95, 2, 4.303],
    [0.95, 3, 3.182],
    [0.95, 5, 2.571],
    [0.95, 10, 2.228],
    [0.95, 30, 2.042],
    [0.95, 100, 1.984],
    [0.9, 10, 1.812],
    [0.99, 10, 3.169],
    [0.99, 30, 2.75],
    [0.998, 4, 7.173],
  ])('level %s, %s degrees of freedom: %s', (level, freedom, t) => {
    expect(twoSidedStudent(level, freedom)).toBeCloseTo(t, 3)
  })
})

/** P(T > t) by Simpson's rule over the angle whose tangent is t / √f: no beta function in it. */
function above(t: number, freedom: number): number {
  const steps = 2000
  const from = Math.atan(t / Math.sqrt(freedom))
  const simpson = (low: number, high: number): number => {
    const width = (high - low) / steps
    let sum = 0
    for (let i = 0; i <= steps; i++) {
      const factor = i === 0 || i === steps ? 1 : i % 2 === 0 ? 2 : 4
      sum += factor * Math.max(0, Math.cos(low + i * width)) ** (freedom - 1)
    }
    return (sum * width) / 3
  }
  return simpson(from, Math.PI / 2) / simpson(-Math.PI / 2, Math.PI / 2)
}

const someTail = fc.double({ min: 1e-6, max: 0.5, noNaN: true })
const someFreedom = fc.oneof(
  fc.double({ min: 3, max: 200, noNaN: true }),
  fc.integer({ min: 3, max: 20_000 }),
)

test('the share above the quantile is the share that was asked for', () => {
  fc.assert(
    fc.property(someTail, someFreedom, (tail, freedom) => {
      expect(above(studentTail(tail, freedom), freedom)).toBeCloseTo(tail, 6)
    }),
  )
})

test('it is further out than the normal, and nears it as the degrees of freedom grow', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 0.49, noNaN: true }), someFreedom, (tail, freedom) => {
      const t = studentTail(tail, freedom)
      expect(t).toBeGreaterThan(-normalQuantile(tail))
      expect(studentTail(tail, freedom * 2)).toBeLessThan(t)
      expect(studentTail(tail, 1e12)).toBeCloseTo(-normalQuantile(tail), 8)
    }),
  )
})

test('there is no step where one method hands over to the next', () => {
  for (const tail of [0.4, 0.1, 0.025, 1e-4, 1e-12]) {
    for (const freedom of [1, 2, 60, 10_000]) {
      const near = studentTail(tail, freedom * (1 + 1e-9))
      expect(Math.abs(near / studentTail(tail, freedom) - 1)).toBeLessThan(1e-7)
    }
  }
})

test('the expansion from 10,000 on goes on where the steps below it end', () => {
  for (const tail of [0.4, 0.1, 0.025, 1e-4, 1e-8, 1e-12, 1e-16, 1e-30]) {
    const below = studentTail(tail, 10_000 * (1 - 1e-12))
    expect(Math.abs(below / studentTail(tail, 10_000) - 1)).toBeLessThan(1e-13)
  }
})

test('it is a finite number for every tail and every degree of freedom', () => {
  const exponent = fc.double({ min: -100, max: Math.log10(0.5), noNaN: true })
  const freedom = fc.double({ min: 0, max: 12, noNaN: true }).map((power) => 10 ** power)
  fc.assert(
    fc.property(exponent, freedom, (power, degrees) => {
      const t = studentTail(Math.min(0.5, Math.max(1e-100, 10 ** power)), degrees)
      expect(t).toBeGreaterThanOrEqual(0)
      expect(t).toBeLessThan(Infinity)
    }),
  )
})

describe('a wrong call says what was wrong', () => {
  test.each([0, -0.1, 0.6, 1e-101, Number.NaN])('a tail of %s', (tail) => {
    expect(() => studentTail(tail, 5)).toThrow(
      new RangeError(`a tail lies in [1e-100, 0.5], got ${tail}`),
    )
  })
  test.each([0, 0.99, -3, Number.NaN])('%s degrees of freedom', (freedom) => {
    expect(() => studentTail(0.1, freedom)).toThrow(
      new RangeError(`degrees of freedom are at least 1, got ${freedom}`),
    )
  })
})
