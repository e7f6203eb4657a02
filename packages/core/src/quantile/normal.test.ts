import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile } from './normal.ts'
import { critical } from './tail.ts'

describe('values of the standard normal', () => {
  // R 4.2.2: stats::qnorm, printed with 17 digits.
  test.each([
    [0.5, 0],
    [0.75, 0.67448975019608171],
    [0.9, 1.2815515655446004],
    [0.95, 1.6448536269514722],
    [0.975, 1.959963984540054],
    [0.995, 2.5758293035489004],
    [1e-6, -4.753424308822899],
    [1e-12, -7.034483825301132],
    [1e-300, -37.0471],
  ])('%s', (p, z) => {
    const tolerance = p === 1e-300 ? 1e-4 : 1e-14
    expect(Math.abs(normalQuantile(p) - z)).toBeLessThanOrEqual(tolerance)
  })
})

/** P(Z < z) by the trapezoidal rule on the density, which needs no quantile at all. */
function below(z: number): number {
  const steps = 4000
  const width = Math.abs(z) / steps
  let area = 0
  for (let i = 0; i <= steps; i++) {
    area += (i === 0 || i === steps ? 0.5 : 1) * Math.exp(-((i * width) ** 2) / 2)
  }
  return 0.5 + (Math.sign(z) * area * width) / Math.sqrt(2 * Math.PI)
}

const probability = fc.double({ min: 1e-4, max: 1 - 1e-4, noNaN: true })

test('the share below the quantile is the share that was asked for', () => {
  fc.assert(
    fc.property(probability, (p) => {
      expect(below(normalQuantile(p))).toBeCloseTo(p, 6)
    }),
  )
})

test('it is symmetric around one half, and grows', () => {
  const eighths = fc.integer({ min: 1, max: 2 ** 20 - 1 }).map((n) => n / 2 ** 20)
  fc.assert(
    fc.property(eighths, eighths, (p, q) => {
      expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12)
      if (p < q) expect(normalQuantile(p)).toBeLessThan(normalQuantile(q))
    }),
  )
})

test('the z of a two-sided interval leaves half of the rest on each side', () => {
  expect(critical(0.95)).toBeCloseTo(1.959963984540054, 14)
  expect(critical(0.5)).toBeCloseTo(0.674489750196, 12)
})

test('the smallest double has a quantile, too', () => {
  expect(normalQuantile(5e-324)).toBeCloseTo(-38.1487, 4)
})

test.each([0, 1, -0.1, 1.1, Number.NaN, Infinity])('%s is no probability', (p) => {
  expect(() => normalQuantile(p)).toThrow(RangeError)
  expect(() => normalQuantile(p)).toThrow(`a probability lies between 0 and 1, got ${p}`)
})
