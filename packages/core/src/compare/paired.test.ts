import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairedGap } from '../score/gap.ts'
import { net } from '../score/net.ts'
import { pairedMeans, pairedShares } from './paired.ts'
import { welch } from './welch.ts'

const VALUES = [0, 25, 50, 75, 100]
const joint = fc.array(fc.array(fc.nat(30), { minLength: 5, maxLength: 5 }), {
  minLength: 5,
  maxLength: 5,
})

describe('the same people', () => {
  test('agree with the pairs listed one by one', () => {
    fc.assert(
      fc.property(joint, (table) => {
        const found = pairedMeans(VALUES, table)
        const pairs = table.flatMap((row, i) =>
          row.map((n, j) => [VALUES.at(i)!, VALUES.at(j)!, n] as const),
        )
        const { value, low, high, n } = pairedGap(pairs)
        expect(found).toMatchObject({ value, n })
        expect(found.low === null).toBe(low === null)
        expect(found.low ?? 0).toBeCloseTo(low ?? 0, 11)
        expect(found.high ?? 0).toBeCloseTo(high ?? 0, 11)
      }),
    )
  })

  test('the correlation is that of the textbook', () => {
    fc.assert(
      fc.property(joint, (table) => {
        let [n, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
        for (const [i, row] of table.entries()) {
          for (const [j, count] of row.entries()) {
            const [a, b] = [i - 2, j - 2]
            n += count
            x += count * a
            y += count * b
            xx += count * a * a
            yy += count * b * b
            xy += count * a * b
          }
        }
        const square = (n * xx - x * x) * (n * yy - y * y)
        const found = pairedMeans(VALUES, table).correlation
        if (square === 0) expect(found).toBeNull()
        else expect(found).toBeCloseTo((n * xy - x * y) / Math.sqrt(square), 10)
      }),
    )
  })

  test('perfect agreement and perfect contrast', () => {
    const same = [
      [3, 0],
      [0, 3],
    ]
    expect(pairedMeans([1, 5], same)).toMatchObject({ value: 0, low: null, correlation: 1 })
    expect(
      pairedMeans(
        [1, 5],
        [
          [0, 3],
          [3, 0],
        ],
      ),
    ).toMatchObject({ value: 0, correlation: -1 })
  })

  test('nobody, and one', () => {
    const none = { value: null, low: null, t: null, p: null, deviation: null, correlation: null }
    expect(
      pairedMeans(
        [1, 2],
        [
          [0, 0],
          [0, 0],
        ],
      ),
    ).toMatchObject({ ...none, n: 0 })
    expect(
      pairedMeans(
        [1, 2],
        [
          [0, 0],
          [1, 0],
        ],
      ),
    ).toMatchObject({ ...none, value: 1, n: 1 })
  })

  test('a wrong call says what was wrong', () => {
    expect(() => pairedMeans([1, 2], [[1, 2]])).toThrow(/2 rows were expected, got 1/)
    expect(() => pairedMeans([1, 2], [[1], [2]])).toThrow(/2 points was expected, got 1/)
    expect(() =>
      pairedMeans(
        [1, 2],
        [
          [1, 2],
          [2, -1],
        ],
      ),
    ).toThrow(/got -1/)
    expect(() =>
      pairedMeans(
        [1, 2],
        [
          [1, 2],
          [2, 1],
        ],
        2,
      ),
    ).toThrow(/a level lies/)
  })
})

describe('two shares of the same people', () => {
  // Agresti, Categorical Data Analysis, table 10.1: approval of the prime minister, twice.
  test('McNemar 1947 on 794, 150, 86 and 570 people', () => {
    const found = pairedShares(794, 150, 86, 570)
    expect(found.value).toBeCloseTo(0.04, 3)
    expect(found.approximate).toBeCloseTo(3.1e-5, 6)
  })

  test('the exact test is the binomial one', () => {
    fc.assert(
      fc.property(fc.nat(25), fc.nat(25), (b, c) => {
        const n = b + c
        let [tail, ways] = [0, 1]
        for (let k = 0; k <= Math.min(b, c); k++) {
          tail += ways / 2 ** n
          ways = (ways * (n - k)) / (k + 1)
        }
        expect(pairedShares(1, b, c, 1).exact).toBeCloseTo(Math.min(1, 2 * tail), 12)
      }),
    )
  })

  test('the interval is the score interval of those who differ', () => {
    const { value, low, high, n, level } = pairedShares(40, 12, 5, 43, 0.9)
    expect({ value, low, high, n, level }).toStrictEqual(net(5, 83, 12, 0.9))
  })

  test('nobody differs, nobody is there, and millions', () => {
    expect(pairedShares(5, 0, 0, 5)).toMatchObject({ exact: 1, approximate: null })
    expect(pairedShares(0, 0, 0, 0)).toMatchObject({ value: null, exact: null, approximate: null })
    const many = pairedShares(0, 1_500_000_000, 1_500_050_000, 0)
    expect(many.exact).toBeCloseTo(many.approximate!, 4)
  })

  test('a wrong call says what was wrong', () => {
    expect(() => pairedShares(1, 0.5, 1, 1)).toThrow(/got 0\.5/)
    expect(() => pairedShares(1, 1, 1, 1, 95)).toThrow(/a level lies/)
  })
})

describe('other people', () => {
  test('Welch’s degrees of freedom lie between the smaller group’s and both together', () => {
    const group = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(40)), { minLength: 2, maxLength: 5 })
      .filter((entries) => new Set(entries.filter(([, n]) => n > 0).map(([v]) => v)).size > 1)
    fc.assert(
      fc.property(group, group, (one, other) => {
        const { freedom, n, t, p } = welch(one, other)
        const size = one.reduce((sum, [, count]) => sum + count, 0)
        expect(freedom).toBeGreaterThanOrEqual((Math.min(size, n - size) - 1) * (1 - 1e-12))
        expect(freedom).toBeLessThanOrEqual((n - 2) * (1 + 1e-12))
        expect(p).toBeGreaterThan(0)
        expect(p).toBeLessThanOrEqual(1)
        const { t: back } = welch(other, one)
        expect(back! + t!).toBeCloseTo(0, 9)
      }),
    )
  })
})
