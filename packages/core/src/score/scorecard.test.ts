import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyHistogram, merge } from '../histogram/histogram.ts'
import { RATED_KINDS, SCALES, type RatedKind } from '../vocabulary/kinds.ts'
import { indexOf, meanOf } from './mean.ts'
import { net, nps } from './net.ts'
import { addToTally, indexOfTally, scorecard, tallyAsIndex, type Tally } from './scorecard.ts'
import { share, shareOf } from './share.ts'

const entry = fc.constantFrom(...RATED_KINDS).chain((kind) => {
  const points = SCALES[kind].values.length
  return fc.tuple(
    fc.constant(kind),
    fc.array(fc.nat(1_000_000_000), { minLength: points, maxLength: points }),
  )
})
const entries = fc.array(entry, { maxLength: 12 })
const tallied = (parts: readonly (readonly [RatedKind, readonly number[]])[]): Tally =>
  parts.reduce<Tally>((tally, [kind, counts]) => addToTally(tally, kind, counts), {})

describe('laws', () => {
  test('the same answers in any order give the identical scorecard', () => {
    const shuffled = entries.chain((parts) =>
      fc.tuple(fc.constant(parts), fc.shuffledSubarray(parts, { minLength: parts.length })),
    )
    fc.assert(
      fc.property(shuffled, ([parts, other]) => {
        expect(JSON.stringify(scorecard(tallied(other)))).toBe(
          JSON.stringify(scorecard(tallied(parts))),
        )
      }),
    )
  })

  test('the scorecard of two tallies together is that of all their answers', () => {
    fc.assert(
      fc.property(entries, entries, (here, there) => {
        const [a, b] = [tallied(here), tallied(there)]
        const together = (Object.keys(b) as RatedKind[]).reduce(
          (tally, kind) => addToTally(tally, kind, b[kind]!),
          a,
        )
        expect(scorecard(together)).toStrictEqual(scorecard(tallied([...here, ...there])))
      }),
    )
  })

  test('a kind that nobody answered changes no score', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...RATED_KINDS), (parts, kind) => {
        const before = scorecard(tallied(parts))
        const after = scorecard(addToTally(tallied(parts), kind, emptyHistogram(kind)))
        if (before.share.n > 0) expect(after.headline).toStrictEqual(before.headline)
        expect(after.share).toStrictEqual(before.share)
        expect(after.index).toStrictEqual(before.index)
      }),
    )
  })

  test('one kind alone has the scores of its histogram', () => {
    fc.assert(
      fc.property(entry, ([kind, counts]) => {
        const card = scorecard({ [kind]: counts })
        expect(card.share).toStrictEqual(shareOf(kind, counts))
        expect(card.index).toStrictEqual(indexOf(kind, counts))
        expect(card.kinds).toStrictEqual({ [kind]: { counts, mean: meanOf(kind, counts) } })
      }),
    )
  })

  test('the share counts the positive answers of all kinds', () => {
    const card = scorecard({ smiley4: [1, 2, 3, 4], csat: [5, 0, 0, 1, 1], thumbs: [2, 8] })
    expect(card.share).toStrictEqual(share(7 + 2 + 8, 10 + 7 + 10))
  })
})

describe('the headline', () => {
  test.each([
    'smiley3',
    'smiley4',
    'smiley5',
    'csat',
    'agree',
    'effort',
    'thumbs',
    'yesno',
  ] as const)('of %s is the share positive', (kind) => {
    const counts = SCALES[kind].values.map((_, index) => index + 1)
    expect(scorecard({ [kind]: counts }).headline).toStrictEqual({
      metric: 'share',
      ...shareOf(kind, counts),
    })
  })
  test('of stars is their mean', () => {
    const counts = [1, 2, 3, 4, 5]
    expect(scorecard({ stars: counts }).headline).toStrictEqual({
      metric: 'mean',
      ...meanOf('stars', counts),
    })
  })
  test('of nps is the Net Promoter Score', () => {
    const counts = [1, 0, 0, 2, 0, 0, 1, 5, 6, 7, 8]
    expect(scorecard({ nps: counts }).headline).toStrictEqual({ metric: 'nps', ...nps(counts) })
  })
  test('of expectation is above less below', () => {
    expect(scorecard({ expectation: [2, 5, 9] }).headline).toStrictEqual({
      metric: 'net',
      ...net(2, 5, 9),
    })
  })
  test('of several metrics is the share positive of all', () => {
    const tally = { stars: [0, 0, 0, 0, 3], csat: [1, 0, 0, 0, 0] }
    expect(scorecard(tally).headline).toStrictEqual({ metric: 'share', ...share(3, 4) })
  })
  test('is not changed by a kind that nobody answered', () => {
    const tally = { nps: [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 3], csat: [0, 0, 0, 0, 0] }
    expect(scorecard(tally).headline.metric).toBe('nps')
  })
  test('keeps the metric of the kind though nobody has answered', () => {
    expect(scorecard({ stars: [0, 0, 0, 0, 0] }).headline).toStrictEqual({
      metric: 'mean',
      value: null,
      low: null,
      high: null,
      n: 0,
      level: 0.95,
    })
  })
})

test('without answers every score is null, and says so at the level asked for', () => {
  const nothing = { value: null, low: null, high: null, n: 0, level: 0.9 }
  expect(scorecard({}, 0.9)).toStrictEqual({
    headline: { metric: 'share', ...nothing },
    share: nothing,
    index: nothing,
    kinds: {},
  })
  expect(indexOfTally({})).toMatchObject({ value: null, n: 0 })
  expect(tallyAsIndex({})).toStrictEqual([])
})

test('adding leaves both as they were', () => {
  const tally = Object.freeze({ thumbs: Object.freeze([1, 2]) })
  expect(addToTally(tally, 'thumbs', Object.freeze([1, 1]))).toStrictEqual({ thumbs: [2, 3] })
  expect(addToTally(tally, 'yesno', [0, 1])).toStrictEqual({ thumbs: [1, 2], yesno: [0, 1] })
  expect(merge([1, 2], [1, 1])).toStrictEqual([2, 3])
  expect(tally).toStrictEqual({ thumbs: [1, 2] })
})

describe('a wrong call says what was wrong', () => {
  const cases: readonly [name: string, call: () => unknown, says: RegExp][] = [
    ['a first histogram that does not fit', () => addToTally({}, 'csat', [1]), /5 points.*got 1/],
    ['a first count that is none', () => addToTally({}, 'thumbs', [1, -1]), /got -1/],
    [
      'a second histogram that does not fit',
      () => addToTally({ csat: [0, 0, 0, 0, 0] }, 'csat', [1]),
      /got 1/,
    ],
    ['a kind that is not rated', () => addToTally({}, 'text' as 'nps', []), /got text/],
    [
      'a name every object has',
      () => addToTally({}, 'constructor' as 'nps', []),
      /got constructor/,
    ],
    ['a tally of an unknown kind', () => scorecard({ smiley6: [1] } as Tally), /got smiley6/],
    ['a tally that does not fit', () => scorecard({ csat: [1] }), /5 points.*got 1/],
    ['a level of 1', () => scorecard({}, 1), /a level lies between 0 and 1, got 1/],
  ]
  test.each(cases)('%s', (_name, call, says) => {
    expect(call).toThrow(RangeError)
    expect(call).toThrow(says)
  })
})
