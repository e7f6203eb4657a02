import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { crossProducts, mergeCrossProducts } from '../drivers/cross-products.ts'
import { mean } from '../score/mean.ts'
import { composite } from './composite.ts'
import { LOYALTY_ITEMS, loyalty } from './loyalty.ts'

const people = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 4, maxLength: 4 }), {
  minLength: 2,
  maxLength: 30,
})

function variance(values: readonly number[]): number {
  const middle = values.reduce((a, b) => a + b, 0) / values.length
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1)
}

/** Cronbach 1951: k / (k − 1) · (1 − Σ variances of items / variance of a person's sum). */
function slowAlpha(rows: readonly (readonly number[])[]): number {
  const items = rows[0]!.map((_, item) => variance(rows.map((row) => row[item]!)))
  const whole = variance(rows.map((row) => row.reduce((a, b) => a + b, 0)))
  const k = items.length
  return (k / (k - 1)) * (1 - items.reduce((a, b) => a + b, 0) / whole)
}

describe('composite', () => {
  test('alpha agrees with its definition, and the mean with that of each person’s mean', () => {
    fc.assert(
      fc.property(people, (rows) => {
        const found = composite(crossProducts(4, rows))
        const own = rows.map((row) => row.reduce((a, b) => a + b, 0) / 4)
        const slow = mean(own.map((value) => [value, 1]))
        expect(found.composite.value).toBeCloseTo(slow.value!, 12)
        if (slow.low === null) {
          expect(found.composite.low).toBeNull()
          return
        }
        expect(found.composite.low).toBeCloseTo(slow.low, 8)
        expect(found.composite.deviation).toBeCloseTo(Math.sqrt(variance(own)), 10)
        expect(found.alpha).toBeCloseTo(slowAlpha(rows), 8)
      }),
    )
  })

  test('items alone are means with t intervals', () => {
    const { items } = composite(
      crossProducts(2, [
        [1, 2],
        [3, 3],
        [4, 5],
      ]),
    )
    const slow = mean([
      [1, 1],
      [3, 1],
      [4, 1],
    ])
    expect(items[0]!.value).toBeCloseTo(slow.value!, 14)
    expect(items[0]!.high).toBeCloseTo(slow.high!, 12)
  })

  test('items that say the same have alpha 1, standardised or not', () => {
    const same = crossProducts(3, [
      [1, 1, 1],
      [2, 2, 2],
      [5, 5, 5],
    ])
    expect(composite(same).alpha).toBeCloseTo(1, 14)
    expect(composite(same).standardAlpha).toBeCloseTo(1, 14)
  })

  test('any partition gives the identical result', () => {
    fc.assert(
      fc.property(people, people, (a, b) => {
        const merged = mergeCrossProducts(crossProducts(4, b), crossProducts(4, a))
        expect(composite(merged)).toStrictEqual(composite(crossProducts(4, [...a, ...b])))
      }),
    )
  })

  test('nobody, one person, one item, and items that never vary', () => {
    expect(composite(crossProducts(2, [])).composite).toStrictEqual({
      value: null,
      low: null,
      high: null,
      n: 0,
      level: 0.95,
      deviation: null,
    })
    const one = composite(crossProducts(2, [[2, 4]]))
    expect(one.composite).toMatchObject({ value: 3, low: null, high: null, n: 1, deviation: null })
    expect(one.alpha).toBeNull()
    const still = composite(
      crossProducts(2, [
        [2, 4],
        [2, 4],
      ]),
    )
    expect(still).toMatchObject({ alpha: null, standardAlpha: null })
    expect(still.composite).toMatchObject({ value: 3, low: null, deviation: 0 })
    expect(composite(crossProducts(1, [[2], [3]])).alpha).toBeNull()
    const half = composite(
      crossProducts(2, [
        [2, 4],
        [2, 5],
      ]),
    )
    expect(half.alpha).toBe(0)
    expect(half.standardAlpha).toBeNull()
    expect(() => composite(crossProducts(2, []), 0)).toThrow('level')
  })
})

describe('loyalty', () => {
  test('puts four items on the 0–100 index', () => {
    const rows = [
      [4, 3, 4, 5],
      [2, 2, 1, 3],
      [5, 4, 4, 5],
    ]
    const found = loyalty(crossProducts(LOYALTY_ITEMS.length, rows))
    const own = rows.map((row) => (25 * (row.reduce((a, b) => a + b, 0) - 4)) / 4)
    const slow = mean(own.map((value) => [value, 1]))
    expect(found.composite.value).toBeCloseTo(slow.value!, 12)
    expect(found.composite.low).toBeCloseTo(slow.low!, 10)
    expect(found.composite.deviation).toBeCloseTo(Math.sqrt(variance(own)), 10)
    expect(found.items[0]!.value).toBeCloseTo((100 * (11 / 3 - 1)) / 4, 12)
    expect(found.alpha).toBeCloseTo(slowAlpha(rows), 12)
  })

  test('is null without people, and throws for another number of items', () => {
    expect(loyalty(crossProducts(4, [])).composite.value).toBeNull()
    expect(() => loyalty(crossProducts(3, []))).toThrow('loyalty has 4 items, got 3')
  })
})
