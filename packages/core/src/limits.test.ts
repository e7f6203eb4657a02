import { describe, expect, test } from 'vitest'
import { difference } from './compare/difference.ts'
import { fisherTest, pooledTest } from './compare/share-tests.ts'
import { welch } from './compare/welch.ts'
import { reasonLifts } from './drivers/reason-lift.ts'
import { weightedTogether } from './joint/joint.ts'
import { kishSize } from './joint/kish.ts'
import { weightedMean } from './joint/weighted-mean.ts'
import { twoSidedStudent } from './quantile/student.ts'
import { shrink } from './rank/shrink.ts'
import { distribution } from './score/distribution.ts'
import { share } from './score/share.ts'
import { pChart } from './watch/control-charts.ts'
import { dispersion } from './watch/dispersion.ts'
import { FRESH_WATCH, watchDay } from './watch/watch.ts'

const MOST = 2 ** 53 - 1

describe('answers of several groups that add up beyond 2^53 − 1', () => {
  const strata = [MOST, 1].map((n) => ({
    weight: 1,
    n,
    estimate: share(n, n),
    answers: [[1, n]] as const,
  }))
  const [most, one] = [strata[0]!.estimate, strata[1]!.estimate]
  test.each<[name: string, call: () => unknown]>([
    ['difference', () => difference(most, one)],
    ['welch', () => welch([[1, MOST]], [[2, 1]])],
    ['pooledTest', () => pooledTest([1, MOST], [0, 1])],
    ['fisherTest', () => fisherTest([1, MOST], [0, 1])],
    ['weightedTogether', () => weightedTogether(strata)],
    ['weightedMean', () => weightedMean(strata)],
    ['kishSize', () => kishSize(strata)],
    ['shrink', () => shrink(strata.map(({ answers }) => answers))],
    ['pChart', () => pChart([1, 0], [MOST, 1])],
    ['dispersion', () => dispersion([1, 0], [MOST, 1])],
  ])('%s throws', (_name, call) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(/9007199254740992 is beyond 2\^53 - 1/)
  })
})

describe('a level outside (0, 1) is refused where there is nothing to compute, too', () => {
  test.each<[name: string, call: (level: number) => unknown]>([
    ['distribution of no points', (level) => distribution([], level)],
    ['no reasons', (level) => reasonLifts([], 'everyone', level)],
    ['a quantile of Student’s t', (level) => twoSidedStudent(level, 5)],
  ])('%s', (_name, call) => {
    for (const level of [0, 1, 95, Number.NaN]) {
      expect(() => call(level)).toThrow(`a level lies between 0 and 1, got ${level}`)
    }
  })
})

test('evidence beyond all numbers is the largest of them, which JSON can carry', () => {
  const settings = {
    expected: Array.from({ length: 168 }, () => 0.8),
    dispersion: 1,
    threshold: 365,
  }
  const each = (count: number): readonly number[] => Array.from({ length: 24 }, () => count)
  const fallen = watchDay(FRESH_WATCH, { weekday: 1, positive: each(0), n: each(1000) }, settings)
  expect(fallen).toMatchObject({ alarm: 'fall', fall: Number.MAX_VALUE })
  const risen = watchDay(FRESH_WATCH, { weekday: 1, positive: each(3e9), n: each(3e9) }, settings)
  expect(risen).toMatchObject({ alarm: 'rise', rise: Number.MAX_VALUE })
})
