import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Estimate } from '../score/estimate.ts'
import { weightedTogether } from './joint.ts'
import { mean } from '../score/mean.ts'
import { net } from '../score/net.ts'
import { share } from '../score/share.ts'

test('four channels, known traffic: survey::svydesign in R, MOVER by Zou & Donner 2008', () => {
  // web, kiosk, phone, e-mail: detractors, passives, promoters, share of traffic.
  const channels = [
    [90, 160, 250, 0.55],
    [100, 500, 1300, 0.25],
    [60, 60, 80, 0.12],
    [14, 12, 14, 0.08],
  ] as const
  const strata = channels.map(([against, between, pro, weight]) => ({
    weight,
    estimate: net(against, between, pro),
  }))
  const joint = weightedTogether(strata, 0.95)
  expect(joint.n).toBe(2640)
  expect(joint.value).toBeCloseTo(0.34589473684210525, 14)
  expect(joint.low).toBeCloseTo(0.30053113764648565, 12)
  expect(joint.high).toBeCloseTo(0.3894865641108476, 12)
  const equal = weightedTogether(strata.map(({ estimate }) => ({ weight: 1, estimate })))
  expect(equal.value).toBeCloseTo(0.2628947368421053, 14)
})

const shares = fc
  .tuple(fc.nat(200), fc.nat(200))
  .map(([positive, rest]) => share(positive, positive + rest))
const nets = fc.tuple(fc.nat(90), fc.nat(90), fc.nat(90)).map((counts) => net(...counts))
const weight = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000 }),
  fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
)
const strata = (
  estimate: fc.Arbitrary<Estimate>,
): fc.Arbitrary<{ weight: number; estimate: Estimate }[]> =>
  fc.array(fc.record({ weight, estimate: estimate.filter(({ n }) => n > 0) }), {
    minLength: 1,
    maxLength: 9,
  })

describe('laws', () => {
  test('one stratum is itself, whatever it weighs', () => {
    fc.assert(
      fc.property(fc.oneof(shares, nets), weight, (estimate, weight) => {
        const joint = weightedTogether([{ weight, estimate }], 0.95)
        expect({ ...joint, low: null, high: null }).toStrictEqual({
          ...estimate,
          low: null,
          high: null,
        })
        if (estimate.low === null) {
          expect(joint.low).toBeNull()
          return
        }
        expect(joint.low).toBeCloseTo(estimate.low, 14)
        expect(joint.high).toBeCloseTo(estimate.high!, 14)
      }),
    )
  })

  test('value and interval lie within what the strata span, to the last bit', () => {
    fc.assert(
      fc.property(fc.oneof(strata(shares), strata(nets)), (strata) => {
        const { value, low, high, n } = weightedTogether(strata)
        const all = strata.map(({ estimate }) => estimate)
        expect(n).toBe(all.reduce((sum, one) => sum + one.n, 0))
        expect(value).toBeGreaterThanOrEqual(Math.min(...all.map((one) => one.value!)))
        expect(value).toBeLessThanOrEqual(Math.max(...all.map((one) => one.value!)))
        expect(low).toBeGreaterThanOrEqual(Math.min(...all.map((one) => one.low!)))
        expect(low).toBeLessThanOrEqual(value!)
        expect(high).toBeGreaterThanOrEqual(value!)
        expect(high).toBeLessThanOrEqual(Math.max(...all.map((one) => one.high!)))
      }),
    )
  })

  test('only the relation of the weights counts, and their order does not', () => {
    fc.assert(
      fc.property(
        strata(shares),
        fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
        (strata, factor) => {
          const here = weightedTogether(strata)
          const there = weightedTogether(
            strata.map(({ weight, estimate }) => ({ weight: weight * factor, estimate })).reverse(),
          )
          expect(there.value).toBeCloseTo(here.value!, 12)
          expect(there.low).toBeCloseTo(here.low!, 12)
          expect(there.high).toBeCloseTo(here.high!, 12)
        },
      ),
    )
  })

  test('weighed by volume, shares come together as if they had been pooled', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 50 })), { minLength: 1 }),
        (parts) => {
          const joint = weightedTogether(
            parts.map(([positive, rest]) => ({
              weight: positive + rest,
              estimate: share(positive, positive + rest),
            })),
          )
          const positive = parts.reduce((sum, [one]) => sum + one, 0)
          expect(joint.value).toBeCloseTo(positive / joint.n, 12)
        },
      ),
    )
  })

  test('many strata of which all are perfect are together perfect, and not a digit more', () => {
    fc.assert(
      fc.property(fc.array(weight, { minLength: 1, maxLength: 30 }), (weights) => {
        const joint = weightedTogether(weights.map((weight) => ({ weight, estimate: share(5, 5) })))
        expect(joint.value).toBe(1)
        expect(joint.high).toBe(1)
      }),
    )
  })
})

describe('the edges', () => {
  const some = share(8, 10)
  test('a stratum without answers that weighs leaves no value; n still counts the others', () => {
    expect(
      weightedTogether([
        { weight: 1, estimate: some },
        { weight: 1, estimate: share(0, 0) },
      ]),
    ).toStrictEqual({ value: null, low: null, high: null, n: 10, level: 0.95 })
  })
  test('a stratum without answers that weighs nothing is left out', () => {
    const left = [
      { weight: 2, estimate: some },
      { weight: 0, estimate: share(0, 0) },
    ]
    expect(weightedTogether(left)).toStrictEqual(weightedTogether(left.slice(0, 1)))
  })
  test('a stratum without an interval leaves a value without an interval', () => {
    const joint = weightedTogether([
      { weight: 1, estimate: mean([[80, 1]]) },
      {
        weight: 1,
        estimate: mean([
          [20, 2],
          [40, 2],
        ]),
      },
    ])
    expect(joint).toMatchObject({ value: 55, low: null, high: null, n: 5 })
  })
})

describe('a wrong call says what was wrong', () => {
  const estimate = share(1, 2)
  const weigh = (...weights: number[]): { weight: number; estimate: Estimate }[] =>
    weights.map((weight) => ({ weight, estimate }))
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['no stratum', () => weightedTogether([]), /do not sum to 0, got/],
    ['weights of 0', () => weightedTogether(weigh(0, 0)), /got 0, 0/],
    ['a negative weight', () => weightedTogether(weigh(2, -1)), /not negative.*got 2, -1/],
    ['no number', () => weightedTogether(weigh(1, Number.NaN)), /got 1, NaN/],
    ['an infinite weight', () => weightedTogether(weigh(1, Infinity)), /finite.*Infinity/],
    ['weights beyond all numbers', () => weightedTogether(weigh(1e308, 1e308)), /finite/],
    ['a level of 1', () => weightedTogether(weigh(1), 1), /a level lies between 0 and 1/],
    [
      'intervals of another level',
      () => weightedTogether(weigh(1), 0.9),
      /level 0\.9 was expected, got 0\.95/,
    ],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
