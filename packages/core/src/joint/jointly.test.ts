import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { merge } from '../histogram/histogram.ts'
import { moments } from '../score/moments.ts'
import { share } from '../score/share.ts'
import { heterogeneity } from './heterogeneity.ts'
import { kishSize } from './kish.ts'
import { rateAndMix } from './rate-and-mix.ts'
import { bonferroniLevel, surelyWorst } from './severally.ts'
import { weightedMean } from './weighted-mean.ts'

const size = fc.integer({ min: 1, max: 3_000_000_000 })
const weight = fc.double({ min: 1e-6, max: 1e6, noNaN: true })

describe('Kish’s effective size', () => {
  test('is never above the number of answers, and reaches it when all weigh the same', () => {
    const strata = fc.array(fc.record({ weight, n: size }), { minLength: 1, maxLength: 9 })
    fc.assert(
      fc.property(strata, (strata) => {
        const n = strata.reduce((sum, each) => sum + each.n, 0)
        expect(kishSize(strata)).toBeLessThanOrEqual(n * (1 + 1e-12))
        const byVolume = kishSize(strata.map((each) => ({ weight: each.n, n: each.n })))!
        expect(Math.abs(byVolume / n - 1)).toBeLessThan(1e-12)
      }),
    )
  })
  test('an empty stratum that weighs leaves none, one that does not weigh is left out', () => {
    expect(
      kishSize([
        { weight: 1, n: 0 },
        { weight: 1, n: 5 },
      ]),
    ).toBeNull()
    expect(
      kishSize([
        { weight: 0, n: 0 },
        { weight: 1, n: 5 },
      ]),
    ).toBe(5)
  })
})

describe('a weighted mean', () => {
  test('of one stratum is its mean, with its standard error', () => {
    const answers = [
      [1, 4],
      [3, 5],
      [5, 9],
    ] as const
    const { mean, variance, n } = moments(answers)
    const found = weightedMean([{ weight: 7, answers }], 0.9)
    expect(found.value).toBeCloseTo(mean!, 14)
    expect(found.standardError).toBeCloseTo(Math.sqrt(variance! / n), 14)
    expect(found.postStratified).toBeCloseTo(found.standardError!, 14)
    expect(found.level).toBe(0.9)
  })
  test('the edges', () => {
    const empty = weightedMean([
      { weight: 1, answers: [] },
      { weight: 1, answers: [[1, 2]] },
    ])
    expect(empty).toMatchObject({ value: null, low: null, standardError: null, n: 2 })
    const single = weightedMean([
      { weight: 1, answers: [[3, 1]] },
      {
        weight: 1,
        answers: [
          [1, 2],
          [2, 1],
        ],
      },
    ])
    expect(single).toMatchObject({ low: null, standardError: null, n: 4 })
    expect(single.value).toBeCloseTo(13 / 6, 14)
    const alike = weightedMean([{ weight: 1, answers: [[3, 4]] }])
    expect(alike).toMatchObject({ value: 3, low: null, standardError: 0 })
    const aside = weightedMean([
      { weight: 0, answers: [] },
      {
        weight: 1,
        answers: [
          [3, 4],
          [4, 4],
        ],
      },
    ])
    expect(aside.value).toBe(3.5)
  })
})

describe('severally', () => {
  test('Bonferroni: as many intervals err together as one would', () => {
    expect(bonferroniLevel(1, 0.9)).toBeCloseTo(0.9, 15)
    expect(bonferroniLevel(4)).toBeCloseTo(0.9875, 15)
  })
  test('the worst is named only when it is surely below', () => {
    const joint = share(800, 1000)
    const at = bonferroniLevel(2)
    expect(surelyWorst(joint, [share(20, 25, at), share(90, 100, at)])).toBeNull()
    expect(surelyWorst(joint, [share(60, 100, at), share(50, 100, at), share(0, 1, at)])).toBe(1)
    expect(surelyWorst(share(0, 0), [share(1, 100)])).toBeNull()
    expect(surelyWorst(joint, [share(0, 0), share(1, 100)])).toBe(1)
    expect(surelyWorst(joint, [])).toBeNull()
  })
})

describe('heterogeneity', () => {
  // Higgins & Thompson's definitions by hand: Q = Σ w (y − ȳ)², τ² after DerSimonian & Laird 1986.
  test('by hand', () => {
    const found = heterogeneity([
      { value: 1, variance: 1 },
      { value: 5, variance: 1 },
    ])
    expect(found).toMatchObject({ channels: 2, fixed: 3, random: 3, q: 8, tauSquare: 7 })
    expect(found.iSquare).toBe(7 / 8)
    expect(found.fixedError).toBeCloseTo(Math.SQRT1_2, 15)
    expect(found.randomError).toBe(2)
    expect(found.shrunk).toStrictEqual([1.25, 4.75])
  })
  test('channels that agree have none', () => {
    const found = heterogeneity([
      { value: 4, variance: 1 },
      { value: 4, variance: 3 },
    ])
    expect(found).toMatchObject({ fixed: 4, random: 4, tauSquare: 0, iSquare: 0, q: 0, p: 1 })
    expect(found.shrunk).toStrictEqual([4, 4])
  })
  test('between the lowest and the highest, whatever the order', () => {
    const scores = fc.array(
      fc.record({
        value: fc.double({ min: -100, max: 100, noNaN: true }),
        variance: fc.double({ min: 1e-6, max: 1e3, noNaN: true }),
      }),
      { minLength: 2, maxLength: 9 },
    )
    fc.assert(
      fc.property(scores, (scores) => {
        const found = heterogeneity(scores)
        const values = scores.map(({ value }) => value)
        const [low, high] = [Math.min(...values) - 1e-9, Math.max(...values) + 1e-9]
        for (const each of [found.fixed, found.random, ...found.shrunk]) {
          expect(each).toBeGreaterThanOrEqual(low)
          expect(each).toBeLessThanOrEqual(high)
        }
        expect(found.iSquare).toBeGreaterThanOrEqual(0)
        expect(found.iSquare).toBeLessThanOrEqual(1)
        const back = heterogeneity([...scores].reverse())
        expect(back.random).toBeCloseTo(found.random!, 7)
      }),
    )
  })
  test('those without a variance are left out; none leaves null', () => {
    const left = heterogeneity([
      { value: 1, variance: null },
      { value: 2, variance: 0 },
      { value: null, variance: null },
      { value: 3, variance: 1 },
    ])
    expect(left).toMatchObject({ channels: 1, fixed: 3, random: 3, tauSquare: null, q: null })
    expect(left.shrunk).toStrictEqual([null, null, null, 3])
    expect(heterogeneity([])).toMatchObject({ channels: 0, fixed: null, p: null, shrunk: [] })
  })
  test('a wrong call says what was wrong', () => {
    expect(() => heterogeneity([{ value: 1, variance: -1 }])).toThrow(/got 1, -1/)
    expect(() => heterogeneity([{ value: Number.NaN, variance: 1 }])).toThrow(/got NaN, 1/)
  })
})

describe('rate and mix', () => {
  const channel = fc.record({ positive: fc.nat(500), rest: fc.integer({ min: 1, max: 500 }) })
  const channels = fc.array(fc.tuple(channel, channel), { minLength: 1, maxLength: 6 })
  test('add up to the change of the pooled score', () => {
    fc.assert(
      fc.property(channels, (pairs) => {
        const of = ({ positive, rest }: { positive: number; rest: number }) => ({
          weight: positive + rest,
          value: positive / (positive + rest),
        })
        const found = rateAndMix(
          pairs.map(([before, after]) => ({ before: of(before), after: of(after) })),
        )
        const pooled = (side: 0 | 1): number => {
          const [x, rest] = pairs
            .map((pair) => [pair[side].positive, pair[side].rest])
            .reduce((one, other) => [...merge(one, other)])
          return x! / (x! + rest!)
        }
        expect(found.change).toBeCloseTo(pooled(1) - pooled(0), 12)
        expect(found.rate! + found.mix!).toBe(found.change)
      }),
    )
  })
  test('the same customers: all is rate; the same scores: all is mix', () => {
    const better = rateAndMix([
      { before: { weight: 1, value: 0.5 }, after: { weight: 2, value: 0.75 } },
      { before: { weight: 1, value: 0.5 }, after: { weight: 2, value: 0.5 } },
    ])
    expect(better).toStrictEqual({ change: 0.125, rate: 0.125, mix: 0 })
    const moved = rateAndMix([
      { before: { weight: 1, value: 1 }, after: { weight: 3, value: 1 } },
      { before: { weight: 1, value: 0 }, after: { weight: 1, value: 0 } },
    ])
    expect(moved).toStrictEqual({ change: 0.25, rate: 0, mix: 0.25 })
  })
  test('a channel without a score leaves null, unless it weighs nothing in both', () => {
    const one = { before: { weight: 1, value: 0.5 }, after: { weight: 1, value: 0.75 } }
    const none = { weight: 0, value: null }
    expect(rateAndMix([one, { before: none, after: none }]).change).toBe(0.25)
    const opened = { before: none, after: { weight: 1, value: 1 } }
    expect(rateAndMix([one, opened])).toStrictEqual({ change: null, rate: null, mix: null })
  })
})

describe('a wrong call says what was wrong', () => {
  const answers = [[1, 2]] as const
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['no strata', () => kishSize([]), /weights are finite/],
    [
      'a negative weight',
      () =>
        kishSize([
          { weight: -1, n: 2 },
          { weight: 2, n: 2 },
        ]),
      /got -1, 2/,
    ],
    ['half an answer', () => kishSize([{ weight: 1, n: 0.5 }]), /got 0\.5/],
    ['weights of 0', () => weightedMean([{ weight: 0, answers }]), /do not sum to 0, got 0/],
    ['a level in percent', () => weightedMean([{ weight: 1, answers }], 95), /a level lies/],
    ['no interval', () => bonferroniLevel(0), /at least 1, got 0/],
    ['half an interval', () => bonferroniLevel(1.5), /got 1\.5/],
    ['a level of 1', () => bonferroniLevel(2, 1), /a level lies/],
    ['no channel', () => rateAndMix([]), /weights are finite/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
