import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAwareMean, dayAwareNet, dayAwareShare } from './compare/day-aware.ts'
import type { Part } from './compare/share-tests.ts'
import { heterogeneity } from './joint/heterogeneity.ts'
import { weightedTogether } from './joint/joint.ts'
import { kishSize } from './joint/kish.ts'
import { rateAndMix } from './joint/rate-and-mix.ts'
import { weightedMean } from './joint/weighted-mean.ts'
import { shrink } from './rank/shrink.ts'
import { share } from './score/share.ts'
import { dispersion, dispersionOfDays } from './watch/dispersion.ts'

// Days, channels and stores come out of maps and databases in any order. To the last bit, for two
// servers that show the same page must not differ.

const part = fc.tuple(fc.nat(60), fc.nat(60)).map(([x, rest]): Part => [x, x + rest + 1])
const weight = fc.integer({ min: 1, max: 99 }).map((tenths) => tenths / 10)
const group = fc.record({ part, weight, later: part, laterWeight: weight })
const EXPECTED = Array.from({ length: 168 }, (_, hour) => 0.5 + hour / 500)

type Group = typeof group extends fc.Arbitrary<infer T> ? T : never

const of = ([x, n]: Part): readonly (readonly [number, number])[] => [
  [1, x],
  [4, n - x],
]
const day = ([x, n]: Part, weekday: number) => ({
  weekday,
  positive: Array.from({ length: 24 }, () => x),
  n: Array.from({ length: 24 }, () => n),
})

test.each<[name: string, compute: (groups: readonly Group[]) => unknown]>([
  ['dayAwareShare', (groups) => dayAwareShare(groups.map((one) => one.part))],
  ['dayAwareNet', (groups) => dayAwareNet(groups.map(({ part: [x, n] }) => [n - x, 3, x]))],
  ['dayAwareMean', (groups) => dayAwareMean(groups.map((one) => of(one.part)))],
  [
    'dispersion',
    (groups) =>
      dispersion(
        groups.map((one) => one.part[0]),
        groups.map((one) => one.part[1]),
      ),
  ],
  [
    'dispersionOfDays',
    (groups) =>
      dispersionOfDays(
        groups.map((one) => day(one.part, 1 + (one.later[0] % 7))),
        EXPECTED,
      ),
  ],
  [
    'weightedTogether',
    (groups) => weightedTogether(groups.map((one) => ({ ...one, estimate: share(...one.part) }))),
  ],
  [
    'weightedMean',
    (groups) => weightedMean(groups.map((one) => ({ ...one, answers: of(one.part) }))),
  ],
  ['kishSize', (groups) => kishSize(groups.map((one) => ({ ...one, n: one.part[1] })))],
  [
    'rateAndMix',
    (groups) =>
      rateAndMix(
        groups.map((one) => ({
          before: { weight: one.weight, value: one.part[0] / one.part[1] },
          after: { weight: one.laterWeight, value: one.later[0] / one.later[1] },
        })),
      ),
  ],
  [
    'heterogeneity',
    (groups) => ({
      ...heterogeneity(groups.map((one) => ({ value: one.part[0] / 7, variance: one.weight }))),
      shrunk: [],
    }),
  ],
  ['shrink', (groups) => ({ ...shrink(groups.map((one) => of(one.part))), segments: [] })],
])('%s is the same to the last bit in any order', (_name, compute) => {
  const both = fc
    .array(group, { minLength: 14, maxLength: 30 })
    .chain((groups) =>
      fc.tuple(
        fc.constant(groups),
        fc.shuffledSubarray(groups, { minLength: groups.length, maxLength: groups.length }),
      ),
    )
  fc.assert(
    fc.property(both, ([groups, shuffled]) => {
      expect(compute(shuffled)).toStrictEqual(compute(groups))
    }),
  )
})

test('a share over many days is the share itself, however much the days differ', () => {
  const days = Array.from({ length: 20 }, (_, at): Part => (at % 2 === 0 ? [5, 5] : [at % 4, 6]))
  const [x, n] = [0, 1].map((place) => days.reduce((all, one) => all + one[place]!, 0))
  const found = dayAwareShare(days)
  expect(found.dispersion).toBeGreaterThan(1)
  expect(found.value).toBe(x! / n!)
  const net = dayAwareNet(days.map(([good, all]) => [all - good, 0, good]))
  expect(net.value).toBe((2 * x! - n!) / n!)
})
