import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { benjaminiHochberg, benjaminiYekutieli, bonferroni, holm } from './multiple.ts'

const METHODS = { benjaminiHochberg, benjaminiYekutieli, holm, bonferroni }
const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 40 })

test('Benjamini & Hochberg 1995, section 3.2: four of fifteen at q = 0.05, Bonferroni three', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
    0.6528, 0.759, 1,
  ]
  expect(benjaminiHochberg(p).filter((q) => q <= 0.05).length).toBe(4)
  expect(bonferroni(p).filter((q) => q <= 0.05).length).toBe(3)
})

describe.each(Object.entries(METHODS))('laws of %s', (_name, adjust) => {
  test('never below the p value, never above 1, in the order of the p values', () => {
    fc.assert(
      fc.property(values, (p) => {
        const adjusted = adjust(p)
        expect(adjusted.length).toBe(p.length)
        for (const [i, value] of p.entries()) {
          expect(adjusted[i]).toBeGreaterThanOrEqual(value * (1 - 1e-15))
          expect(adjusted[i]).toBeLessThanOrEqual(1)
          for (const [j, other] of p.entries()) {
            if (value <= other) expect(adjusted[i]).toBeLessThanOrEqual(adjusted[j]!)
          }
        }
      }),
    )
  })

  test('the order in which they come does not matter, and they stay as they are', () => {
    fc.assert(
      fc.property(values, (p) => {
        const frozen = Object.freeze([...p])
        expect(adjust([...p].reverse())).toStrictEqual([...adjust(frozen)].reverse())
      }),
    )
  })

  test('one is itself, none is none', () => {
    expect(adjust([0.03])).toStrictEqual([0.03])
    expect(adjust([])).toStrictEqual([])
  })

  test.each([-0.1, 1.1, Number.NaN])('a wrong call says what was wrong: %s', (p) => {
    expect(() => adjust([0.5, p])).toThrow(
      new RangeError(`a p value lies between 0 and 1, got ${p}`),
    )
  })
})

test('agrees with the plain definitions', () => {
  fc.assert(
    fc.property(values, (p) => {
      const sorted = [...p].sort((a, b) => a - b)
      const k = p.length
      const least = (of: readonly number[]): number => Math.min(1, ...of)
      const plain = p.map((value) => {
        const from = sorted.lastIndexOf(value)
        return least(sorted.map((q, j) => (j >= from ? (k * q) / (j + 1) : 1)))
      })
      for (const [i, q] of benjaminiHochberg(p).entries()) expect(q).toBeCloseTo(plain[i]!, 12)
      const steps = p.map((value) => {
        const upTo = sorted.indexOf(value)
        return Math.min(1, Math.max(...sorted.slice(0, upTo + 1).map((q, j) => (k - j) * q)))
      })
      for (const [i, q] of holm(p).entries()) expect(q).toBeCloseTo(steps[i]!, 12)
    }),
  )
})
