import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correlation, covariance } from './covariance.ts'
import { crossProducts, mergeCrossProducts, withoutCrossProducts } from './cross-products.ts'

const rows = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: -3, max: 7 })), {
  maxLength: 30,
})

describe('merging', () => {
  test('any partition and any order of the same people gives the identical matrix', () => {
    fc.assert(
      fc.property(rows, rows, rows, (a, b, c) => {
        const of = (part: typeof a) => crossProducts(2, part)
        const whole = of([...a, ...b, ...c])
        expect(mergeCrossProducts(mergeCrossProducts(of(a), of(b)), of(c))).toStrictEqual(whole)
        expect(mergeCrossProducts(of(c), mergeCrossProducts(of(b), of(a)))).toStrictEqual(whole)
        expect(mergeCrossProducts(whole, of([]))).toStrictEqual(whole)
        expect(withoutCrossProducts(whole, of(b))).toStrictEqual(of([...a, ...c]))
      }),
    )
  })

  test('what would not be exact throws', () => {
    expect(() => crossProducts(1, [[0.5]])).toThrow('whole, got 0.5')
    expect(() => crossProducts(1, [[2 ** 27]])).toThrow('beyond 2^53 - 1')
    expect(() => crossProducts(2, [[1]])).toThrow('a row of 2 values was expected, got 1')
    expect(() => crossProducts(0, [])).toThrow('at least one variable, got 0')
    expect(() => mergeCrossProducts([[1]], [[0.5]])).toThrow(RangeError)
    expect(() => mergeCrossProducts([[2 ** 53 - 1]], [[1]])).toThrow('beyond')
    expect(() => mergeCrossProducts(crossProducts(1, []), crossProducts(2, []))).toThrow(
      '2 rows cannot be merged with 3',
    )
  })
})

describe('covariance', () => {
  test('agrees with its definition around the means', () => {
    fc.assert(
      fc.property(rows, (people) => {
        const found = covariance(crossProducts(2, people))
        if (people.length < 2) {
          expect(found).toBeNull()
          return
        }
        const mean = (i: 0 | 1) => people.reduce((sum, row) => sum + row[i], 0) / people.length
        const slow = (i: 0 | 1, j: 0 | 1) =>
          people.reduce((sum, row) => sum + (row[i] - mean(i)) * (row[j] - mean(j)), 0) /
          (people.length - 1)
        for (const i of [0, 1] as const) {
          for (const j of [0, 1] as const) expect(found![i]![j]).toBeCloseTo(slow(i, j), 11)
        }
      }),
    )
  })

  test('three thousand million people with large values lose no digit', () => {
    // Half of them 1000, half 1001: the variance is n / (n − 1) / 4.
    const n = 3e9
    const sums = [n, n * 1000.5, (n / 2) * (1000 ** 2 + 1001 ** 2)]
    const found = covariance([
      [sums[0]!, sums[1]!],
      [sums[1]!, sums[2]!],
    ])
    expect(found![0]![0]).toBe(n / (n - 1) / 4)
  })

  test('a constant varies by exactly 0, and correlates with nothing', () => {
    const tenths = Array.from({ length: 1000 }, () => 0.1)
    const sum = tenths.reduce((total, one) => total + one, 0)
    const squares = tenths.reduce((total, one) => total + one * one, 0)
    const matrix = [
      [1000, sum],
      [sum, squares],
    ]
    expect(covariance(matrix)).toStrictEqual([[0]])
    expect(correlation(matrix)).toStrictEqual([[null]])
    expect(correlation(crossProducts(1, [[3]]))).toBeNull()
  })

  test('a matrix that is none throws', () => {
    expect(() => covariance([[1]])).toThrow('at least 2 rows')
    expect(() => covariance([[1, 2], [2]])).toThrow('row 1 has 1 of 2 entries')
    expect(() =>
      covariance([
        [2, 1],
        [3, 4],
      ]),
    ).toThrow('entry 0, 1 is 1: a symmetric finite matrix was expected')
    expect(() =>
      covariance([
        [1.5, 1],
        [1, 4],
      ]),
    ).toThrow('got 1.5')
    expect(() =>
      covariance([
        [2, Number.NaN],
        [Number.NaN, 4],
      ]),
    ).toThrow(RangeError)
  })
})
