import { assertHistogram, merge, total, type Histogram } from '../histogram/histogram.ts'
import { sum } from '../histogram/sum.ts'
import { RATED_KINDS, scaleOf, type Metric, type RatedKind } from '../vocabulary/kinds.ts'
import { LEVEL, type Estimate } from './estimate.ts'
import { mean, meanOf, weighAsIndex } from './mean.ts'
import type { Weighted } from './moments.ts'
import { netExpectation, nps } from './net.ts'
import { positiveCount, share } from './share.ts'

/** The answers to one construct in one group: a histogram for each kind it was asked with. */
export type Tally = Readonly<Partial<Record<RatedKind, Histogram>>>

/** An estimate that says how it was summed up. */
export interface Headline extends Estimate {
  readonly metric: Metric
}

/** Every score of one construct in one group of answers. */
export interface Scorecard {
  /** The number to show first: NPS for `nps`, the mean for `stars`, the net for `expectation`, else the share positive. */
  readonly headline: Headline
  /** Share positive over all kinds, Wilson's interval. */
  readonly share: Estimate
  /** The 0–100 index over all kinds, t interval. */
  readonly index: Estimate
  /** Each kind alone: its counts, lowest point first, and its mean on its own scale. */
  readonly kinds: Readonly<
    Partial<Record<RatedKind, { readonly counts: Histogram; readonly mean: Estimate }>>
  >
}

/**
 * Adds one histogram to a tally, which stays as it is.
 * @throws RangeError when there is no such kind, or the histogram does not fit it
 * @example addToTally({ thumbs: [1, 2] }, 'thumbs', [3, 0]) // { thumbs: [4, 2] }
 */
export function addToTally(tally: Tally, kind: RatedKind, counts: Histogram): Tally {
  assertHistogram(counts, scaleOf(kind).values.length)
  const before = tally[kind]
  return { ...tally, [kind]: before === undefined ? counts : merge(before, counts) }
}

/**
 * A tally as values from 0 to 100, on which kinds of different length meet.
 * @returns an entry for every point of every kind, those that nobody gave included; none for an
 * empty tally
 * @throws RangeError when a kind is unknown, or a histogram does not fit its kind
 * @example tallyAsIndex({ smiley3: [1, 0, 2], thumbs: [3, 4] }) // [[0, 1], [50, 0], [100, 2], [0, 3], [100, 4]]
 */
export function tallyAsIndex(tally: Tally): Weighted {
  return entries(tally).flatMap(([kind, counts]) => weighAsIndex(kind, counts))
}

/**
 * The 0–100 index of a tally over all its kinds, each answer weighing alike, with Student's t interval.
 * @returns from 0 to 100, limits that may lie beyond; `null` throughout without answers, and no
 * interval for one answer, or when all are alike
 * @throws RangeError when a kind is unknown, a histogram does not fit its kind, or for a level outside (0, 1)
 * @example indexOfTally({ smiley4: [5, 10, 25, 60], thumbs: [10, 30] }) // value 78.6, low 72.9, high 84.2
 */
export function indexOfTally(tally: Tally, level: number = LEVEL): Estimate {
  return mean(tallyAsIndex(tally), level)
}

/**
 * The scores of one construct: the headline, the share positive, the 0–100 index, and each kind alone.
 * @returns `null` for every value when the tally is empty, and no kinds
 * @throws RangeError when a kind is unknown, a histogram does not fit its kind, or for a level outside (0, 1)
 * @example scorecard({ smiley4: [5, 10, 25, 60] }).headline // value 0.85, low 0.767, high 0.907, n 100
 */
export function scorecard(tally: Tally, level: number = LEVEL): Scorecard {
  const kinds = entries(tally)
  const positive = sum(kinds, ([kind, counts]) => positiveCount(kind, counts))
  const n = sum(kinds, ([, counts]) => total(counts))
  const all = share(positive, n, level)
  return {
    headline: headline(kinds, all, level),
    share: all,
    index: indexOfTally(tally, level),
    kinds: Object.fromEntries(
      kinds.map(([kind, counts]) => [kind, { counts, mean: meanOf(kind, counts, level) }]),
    ),
  }
}

/** A construct that was answered with kinds of several metrics is summed up by its share positive. */
function headline(
  kinds: readonly (readonly [RatedKind, Histogram])[],
  all: Estimate,
  level: number,
): Headline {
  const answered = kinds.filter(([, counts]) => total(counts) > 0)
  const asked = answered.length > 0 ? answered : kinds
  const metrics = new Set(asked.map(([kind]) => scaleOf(kind).metric))
  const [first] = asked
  if (metrics.size !== 1 || first === undefined) return { metric: 'share', ...all }
  const [kind, counts] = first
  const { metric } = scaleOf(kind)
  const score = {
    share: () => all,
    mean: () => meanOf(kind, counts, level),
    nps: () => nps(counts, level),
    net: () => netExpectation(counts, level),
  }
  return { metric, ...score[metric]() }
}

/** Always in the same order, whichever kind came first, so that sums round alike. */
function entries(tally: Tally): readonly (readonly [RatedKind, Histogram])[] {
  for (const kind of Object.keys(tally)) scaleOf(kind as RatedKind)
  return RATED_KINDS.flatMap((kind) => {
    const counts = tally[kind]
    return counts === undefined ? [] : [[kind, counts] as const]
  })
}
