import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RATED_KINDS, SCALES } from '../vocabulary/kinds.ts'
import { emptyHistogram, merge, total, type Histogram } from './histogram.ts'

const POINTS = 11
const histogram = fc.array(fc.nat(3_000_000_000), { minLength: POINTS, maxLength: POINTS })
const histograms = fc.array(histogram, { minLength: 1, maxLength: 12 })
const together = (parts: readonly Histogram[]): Histogram =>
  parts.reduce(merge, emptyHistogram('nps'))

describe('laws of merging', () => {
  test('it does not matter which comes first', () => {
    fc.assert(
      fc.property(histogram, histogram, (a, b) => {
        expect(merge(a, b)).toStrictEqual(merge(b, a))
      }),
    )
  })

  test('it does not matter which two are merged first', () => {
    fc.assert(
      fc.property(histogram, histogram, histogram, (a, b, c) => {
        expect(merge(merge(a, b), c)).toStrictEqual(merge(a, merge(b, c)))
      }),
    )
  })

  test('an empty histogram changes nothing', () => {
    fc.assert(
      fc.property(histogram, (counts) => {
        expect(merge(counts, emptyHistogram('nps'))).toStrictEqual(counts)
      }),
    )
  })

  test('any partition of the same answers, in any order, gives the identical histogram', () => {
    const answers = fc.array(fc.record({ point: fc.nat(POINTS - 1), shard: fc.nat(6) }))
    fc.assert(
      fc.property(answers, (given) => {
        const count = (some: typeof given): number[] => {
          const counts = [...emptyHistogram('nps')]
          for (const { point } of some) counts[point] = counts.at(point)! + 1
          return counts
        }
        const shards = [3, 0, 6, 1, 5, 2, 4].map((shard) =>
          count(given.filter((answer) => answer.shard === shard)),
        )
        expect(together(shards)).toStrictEqual(count(given))
      }),
    )
  })

  test('the total of all is the sum of the totals', () => {
    fc.assert(
      fc.property(histograms, (parts) => {
        expect(total(together(parts))).toBe(parts.reduce((sum, part) => sum + total(part), 0))
      }),
    )
  })

  test('what is merged stays as it was', () => {
    const frozen = Object.freeze([1, 0, 2])
    expect(merge(frozen, frozen)).toStrictEqual([2, 0, 4])
    expect(frozen).toStrictEqual([1, 0, 2])
  })
})

test('a million answers make the same histogram however they are cut', () => {
  // A linear congruential generator, so that the answers are the same in every run.
  let state = 42
  const answers = Array.from({ length: 1_000_000 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state % POINTS
  })
  const counted = (from: number, to: number): Histogram => {
    const counts = [...emptyHistogram('nps')]
    for (const point of answers.slice(from, to)) counts[point] = counts.at(point)! + 1
    return counts
  }
  const whole = counted(0, answers.length)
  for (const size of [1009, 65_536, 333_333]) {
    const parts: Histogram[] = []
    for (let from = 0; from < answers.length; from += size) {
      parts.unshift(counted(from, Math.min(from + size, answers.length)))
    }
    expect(together(parts)).toStrictEqual(whole)
  }
})

test.each(RATED_KINDS)('%s starts with a zero for each of its points', (kind) => {
  expect(emptyHistogram(kind)).toStrictEqual(SCALES[kind].values.map(() => 0))
})

describe('a wrong call says what was wrong', () => {
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['different lengths', () => merge([1, 2], [1, 2, 3]), /2 points cannot be merged with 3/],
    ['a negative count on the left', () => merge([-1], [1]), /from 0 to 2\^53 - 1, got -1/],
    ['a negative count on the right', () => merge([1], [-1]), /got -1/],
    ['half an answer', () => merge([0.5], [1]), /a whole number.*got 0\.5/],
    ['half an answer on the right', () => merge([1], [0.5]), /a whole number.*got 0\.5/],
    ['no number', () => merge([Number.NaN], [1]), /got NaN/],
    ['a sum that is too large', () => merge([2 ** 53 - 1], [1]), /9007199254740992 is beyond/],
    ['a total that is too large', () => total([2 ** 53 - 1, 1]), /is beyond 2\^53 - 1/],
    ['a total that makes up for a loss', () => total([-1, 1]), /got -1/],
    ['a kind that is not rated', () => emptyHistogram('text' as 'nps'), /smiley3.*got text/],
    ['a name every object has', () => emptyHistogram('constructor' as 'nps'), /got constructor/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
