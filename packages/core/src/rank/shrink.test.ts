import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Weighted } from '../score/moments.ts'
import { shrink } from './shrink.ts'

// Hachemeister's idea in small: two stores, ten answers each, that differ more than by chance.
test('by hand: two stores of two answers', () => {
  // Means 1 and 5, within (2 + 2) / 2 = 2, between (2·4 + 2·4 − 2) / (4 − 2) = 7, Z = 14 / 16.
  const found = shrink([
    [
      [0, 1],
      [2, 1],
    ],
    [
      [4, 1],
      [6, 1],
    ],
  ])
  expect(found).toMatchObject({ collective: 3, within: 2, between: 7 })
  expect(found.segments.map(({ credibility }) => credibility)).toStrictEqual([0.875, 0.875])
  expect(found.segments.map(({ shrunk }) => shrunk)).toStrictEqual([1.25, 4.75])
  // 7 · ⅛ · (1 + ⅛ / 1¾) = 15 / 16.
  for (const { error } of found.segments) expect(error).toBeCloseTo(Math.sqrt(15 / 16), 14)
})

const segment = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.nat(40)), { maxLength: 5 })
const segments = fc.array(segment, { maxLength: 12 })

test('the error is null where stores do not differ, and where nobody answered', () => {
  const alike = [
    [1, 5],
    [0, 5],
  ] as const
  expect(shrink([alike, alike]).segments.map(({ error }) => error)).toStrictEqual([null, null])
  expect(shrink([[], []]).segments.map(({ error }) => error)).toStrictEqual([null, null])
})

describe('laws', () => {
  test('a shrunk score lies between its own mean and that of all', () => {
    fc.assert(
      fc.property(segments, (all) => {
        const { collective, segments } = shrink(all)
        for (const { mean, credibility, shrunk, n } of segments) {
          expect(credibility).toBeGreaterThanOrEqual(0)
          expect(credibility).toBeLessThanOrEqual(1)
          if (collective === null) expect(shrunk).toBeNull()
          else {
            const [one, other] = [mean ?? collective, collective]
            expect(shrunk).toBeGreaterThanOrEqual(Math.min(one, other) - 1e-12)
            expect(shrunk).toBeLessThanOrEqual(Math.max(one, other) + 1e-12)
          }
          if (n === 0) expect(credibility).toBe(0)
        }
      }),
    )
  })

  test('more answers are believed more', () => {
    fc.assert(
      fc.property(segments, (all) => {
        const { segments } = shrink(all)
        for (const one of segments) {
          for (const other of segments) {
            if (one.n > other.n) {
              expect(one.credibility).toBeGreaterThanOrEqual(other.credibility)
            }
          }
        }
      }),
    )
  })

  test('the order of the stores does not matter', () => {
    fc.assert(
      fc.property(segments, (all) => {
        const [here, there] = [shrink(all), shrink([...all].reverse())]
        const back = [...there.segments].reverse()
        for (const [i, { shrunk }] of here.segments.entries()) {
          if (shrunk === null) expect(back[i]!.shrunk).toBeNull()
          else expect(back[i]!.shrunk).toBeCloseTo(shrunk, 9)
        }
      }),
    )
  })
})

describe('the edges', () => {
  const some: Weighted = [
    [1, 3],
    [5, 3],
  ]
  test('stores that differ no more than by chance all get the common mean', () => {
    const { between, segments } = shrink([some, some, some])
    expect(between).toBeLessThan(0)
    expect(segments.map(({ shrunk }) => shrunk)).toStrictEqual([3, 3, 3])
  })
  test('one store is itself, for there is nothing to draw it to', () => {
    const { between, segments, collective } = shrink([some])
    expect({ between, collective }).toStrictEqual({ between: null, collective: 3 })
    expect(segments[0]).toStrictEqual({ n: 6, mean: 3, credibility: 0, shrunk: 3, error: null })
  })
  test('one answer each: nobody can tell chance from truth', () => {
    const found = shrink([[[1, 1]], [[5, 1]]])
    expect(found).toMatchObject({ within: null, between: null, collective: 3 })
  })
  test('a store without answers gets the mean of all', () => {
    const { segments, collective, between } = shrink([some, [], [[5, 20]]])
    const believed = segments.reduce((sum, { credibility }) => sum + credibility, 0)
    const error = Math.sqrt(between! * (1 + 1 / believed))
    expect(segments[1]).toStrictEqual({
      n: 0,
      mean: null,
      credibility: 0,
      shrunk: collective,
      error,
    })
  })
  test('no variance within: each is believed wholly', () => {
    const { segments } = shrink([[[1, 4]], [[5, 2]]])
    expect(segments.map(({ shrunk }) => shrunk)).toStrictEqual([1, 5])
  })
  test('nobody anywhere: null', () => {
    const nothing = { collective: null, within: null, between: null, segments: [] }
    expect(shrink([])).toStrictEqual(nothing)
    expect(shrink([[]]).segments[0]).toMatchObject({ mean: null, shrunk: null })
  })
  test('counts to three thousand million', () => {
    const found = shrink([
      [
        [0, 600_000_000],
        [1, 2_400_000_000],
      ],
      [
        [0, 1],
        [1, 3],
      ],
    ])
    expect(found.collective).toBeGreaterThan(0.75)
    expect(found.collective).toBeLessThanOrEqual(0.8)
  })
  test('a wrong call says what was wrong', () => {
    expect(() => shrink([[[1, -1]]])).toThrow(/got -1/)
    expect(() => shrink([[[Infinity, 1]]])).toThrow(/a value is a finite number/)
  })
})
