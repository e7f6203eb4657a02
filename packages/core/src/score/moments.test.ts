import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toIndex } from './mean.ts'
import { moments, type Weighted } from './moments.ts'

const value = fc.integer({ min: 0, max: 12 }).map((twelfth) => (100 * twelfth) / 12)
const few: fc.Arbitrary<Weighted> = fc.array(fc.tuple(value, fc.nat(20)), { maxLength: 12 })
const many: fc.Arbitrary<Weighted> = fc.array(fc.tuple(value, fc.nat(1_000_000_000)), {
  maxLength: 12,
})

test('agrees with the textbook, answer by answer', () => {
  fc.assert(
    fc.property(few, (weighted) => {
      const answers = weighted.flatMap(([value, count]) =>
        Array.from({ length: count }, () => value),
      )
      const n = answers.length
      const { n: counted, mean, variance } = moments(weighted)
      expect(counted).toBe(n)
      if (n === 0) {
        expect(mean).toBeNull()
        return
      }
      const average = answers.reduce((sum, one) => sum + one, 0) / n
      expect(mean).toBeCloseTo(average, 10)
      if (n === 1) {
        expect(variance).toBeNull()
        return
      }
      const squares = answers.reduce((sum, one) => sum + (one - average) ** 2, 0)
      expect(variance).toBeCloseTo(squares / (n - 1), 9)
    }),
  )
})

test('the order of the entries does not change one bit', () => {
  fc.assert(
    fc.property(
      many.chain((entries) =>
        fc.tuple(
          fc.constant(entries),
          fc.shuffledSubarray([...entries], { minLength: entries.length }),
        ),
      ),
      ([weighted, shuffled]) => {
        expect(moments(shuffled)).toStrictEqual(moments(weighted))
      },
    ),
  )
})

test('splitting an entry in two does not change one bit', () => {
  fc.assert(
    fc.property(many, fc.nat(), (weighted, part) => {
      const split = weighted.flatMap(([value, count]) => [
        [value, count - (part % (count + 1))] as const,
        [value, part % (count + 1)] as const,
      ])
      expect(moments(split)).toStrictEqual(moments(weighted))
    }),
  )
})

describe('answers that are all alike', () => {
  test('have that mean and no variance at all, though a third cannot be written', () => {
    for (let n = 2; n < 200; n++) {
      expect(moments([[100 / 3, n]])).toStrictEqual({ n, mean: 100 / 3, variance: 0 })
    }
  })

  test('are alike though their differences round differently', () => {
    const [first, second] = [
      toIndex('smiley4', 3) - toIndex('smiley4', 2),
      100 - toIndex('smiley4', 3),
    ]
    expect(first).not.toBe(second)
    expect(
      moments([
        [first, 3],
        [second, 4],
      ]).variance,
    ).toBe(0)
  })

  test('no longer once one differs', () => {
    expect(
      moments([
        [1, 2_999_999_999],
        [2, 1],
      ]).variance,
    ).toBeGreaterThan(0)
  })
})

test('three thousand million answers lose no digit', () => {
  // Counts a, b on values 0 and 10: the variance is 100·a·b / (n (n − 1)).
  const { mean, variance } = moments([
    [0, 1_000_000_000],
    [10, 2_000_000_000],
  ])
  expect(mean).toBe(20 / 3)
  expect(Math.abs(variance! / (100 * (2 / 9) * (3e9 / (3e9 - 1))) - 1)).toBeLessThan(1e-15)
})

test('without answers there is only the count', () => {
  expect(moments([])).toStrictEqual({ n: 0, mean: null, variance: null })
  expect(moments([[5, 0]])).toStrictEqual({ n: 0, mean: null, variance: null })
})

describe('a wrong call says what was wrong', () => {
  test.each([
    [[[1, -1]], /a count is a whole number.*got -1/],
    [[[1, 0.5]], /got 0\.5/],
    [[[Number.NaN, 1]], /a value is a finite number, got NaN/],
    [[[Infinity, 0]], /a value is a finite number, got Infinity/],
    [
      [
        [1, 2 ** 53 - 1],
        [2, 1],
      ],
      /beyond 2\^53 - 1/,
    ],
  ] as [Weighted, RegExp][])('%j', (weighted, says) => {
    expect(() => moments(weighted)).toThrow(RangeError)
    expect(() => moments(weighted)).toThrow(says)
  })
})
