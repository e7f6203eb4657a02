import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { meanChange, netChange, shareChange } from './change.ts'
import { fisherTest, pooledTest } from './share-tests.ts'
import { welch } from './welch.ts'

describe('Fisher’s exact test', () => {
  // Fisher 1935, the lady tasting tea; Agresti, Categorical Data Analysis, 3.5.
  test('the lady who was right about three cups of four', () => {
    expect(fisherTest([3, 4], [1, 4])).toBeCloseTo(0.485714285714286, 12)
  })

  test('is the sum over all tables that are no likelier', () => {
    const logs = [0]
    for (let i = 1; i <= 80; i++) logs.push(logs.at(-1)! + Math.log(i))
    const ways = (n: number, k: number): number => logs.at(n)! - logs.at(k)! - logs.at(n - k)!
    const size = fc.integer({ min: 1, max: 40 })
    fc.assert(
      fc.property(size, size, fc.nat(), fc.nat(), (m, n, a, b) => {
        const [x, y] = [a % (m + 1), b % (n + 1)]
        const chances: number[] = []
        for (let k = Math.max(0, x + y - n); k <= Math.min(m, x + y); k++) {
          chances.push(Math.exp(ways(m, k) + ways(n, x + y - k) - ways(m + n, x + y)))
        }
        const own = Math.exp(ways(m, x) + ways(n, y) - ways(m + n, x + y))
        const wanted = chances.filter((each) => each <= own * (1 + 1e-7))
        const sum = wanted.reduce((total, each) => total + each, 0)
        expect(Math.abs(fisherTest([x, m], [y, n])! - sum)).toBeLessThan(1e-11)
      }),
    )
  })

  test('three thousand million on either side take no longer than a blink', () => {
    const n = 3_000_000_000
    expect(fisherTest([n - 2, n], [n, n])).toBeCloseTo(0.5, 9)
    expect(fisherTest([n / 2, n], [n / 2, n])).toBe(1)
    const [one, other] = [
      [n / 2, n],
      [n / 2 + 80_000, n],
    ] as const
    expect(fisherTest(one, other)).toBeCloseTo(pooledTest(one, other)!, 5)
    expect(fisherTest([n / 2, n], [n / 3, n])).toBe(0)
  })

  test('the other way round it is the same', () => {
    const count = fc.nat(60)
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const [one, other] = [
          [a, a + b],
          [c, c + d],
        ] as const
        const [here, there] = [fisherTest(one, other), fisherTest(other, one)]
        if (here === null) expect(there).toBeNull()
        else expect(Math.abs(here - there!)).toBeLessThan(1e-12)
      }),
    )
  })
})

test('the pooled test says nothing when either is empty, or all agree', () => {
  expect(pooledTest([0, 0], [3, 4])).toBeNull()
  expect(pooledTest([0, 9], [0, 4])).toBeNull()
  expect(pooledTest([9, 9], [4, 4])).toBeNull()
  expect(fisherTest([0, 0], [3, 4])).toBeNull()
  expect(fisherTest([9, 9], [4, 4])).toBe(1)
})

describe('did it change?', () => {
  test('a share: Newcombe decides, the z test sorts', () => {
    // R: prop.test(c(820, 790), c(1000, 1000), correct = FALSE)
    const found = shareChange([790, 1000], [820, 1000])
    expect(found.changed).toBe(false)
    expect(found.difference.value).toBeCloseTo(0.03, 14)
    expect(found.test).toBe('z')
    expect(found.p).toBeCloseTo(0.09043020116995, 12)
  })

  test('a small share: the exact test sorts, from an expected count below 5', () => {
    expect(shareChange([5, 10], [5, 10]).test).toBe('z')
    const found = shareChange([5, 10], [4, 10])
    expect(found.test).toBe('fisher')
    expect(found.p).toBe(fisherTest([4, 10], [5, 10]))
    expect(shareChange([0, 3_000_000_000], [3, 3_000_000_000]).test).toBe('fisher')
  })

  test('NPS: the score intervals decide', () => {
    const found = netChange([150, 420, 900], [120, 410, 980])
    expect(found.changed).toBe(true)
    expect(found.difference.low).toBeCloseTo(0.01226239816473671, 12)
    expect(found.p).toBeCloseTo(0.013592140322245861, 10)
  })

  test('a mean: Welch decides', () => {
    const [before, after] = [
      [
        [1, 4],
        [5, 4],
      ],
      [
        [1, 1],
        [5, 30],
      ],
    ] as const
    const found = meanChange(before, after)
    const { value, low, high, p } = welch(after, before)
    expect(found.difference).toMatchObject({ value, low, high })
    expect(found).toMatchObject({ p, changed: low! > 0 || high! < 0, test: 't' })
  })

  test('before and after exchanged: the same verdict, the other sign', () => {
    const count = fc.nat(200)
    fc.assert(
      fc.property(count, count, count, count, (a, b, c, d) => {
        const here = shareChange([a, a + b], [c, c + d])
        const there = shareChange([c, c + d], [a, a + b])
        expect(there.changed).toBe(here.changed)
        expect(there.test).toBe(here.test)
        if (here.difference.value === null) {
          expect(here).toMatchObject({ changed: null, p: null })
          expect(there.difference.value).toBeNull()
        } else expect(there.difference.value! + here.difference.value).toBe(0)
      }),
    )
  })

  test('an empty period: null and only null', () => {
    const nothing = { changed: null, p: null }
    expect(shareChange([0, 0], [5, 10])).toMatchObject(nothing)
    expect(netChange([0, 0, 0], [1, 2, 3])).toMatchObject(nothing)
    expect(
      meanChange(
        [],
        [
          [1, 2],
          [2, 2],
        ],
      ),
    ).toMatchObject(nothing)
  })

  test('a wrong call says what was wrong', () => {
    expect(() => shareChange([3, 2], [1, 2])).toThrow(/3 of 2 cannot be a share/)
    expect(() => shareChange([1, 2], [1, 2], 95)).toThrow(/a level lies.*got 95/)
    expect(() => netChange([1, 0.5, 1], [1, 1, 1])).toThrow(/got 0\.5/)
    expect(() => meanChange([[1, -1]], [[1, 1]])).toThrow(/got -1/)
    expect(() => fisherTest([1, 2], [-1, 2])).toThrow(/got -1/)
  })
})
