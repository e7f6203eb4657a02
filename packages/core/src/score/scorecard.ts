import { merge, total, type Histogram } from '../histogram/histogram.ts'
import { SCALES, type Metric, type RatedKind } from '../vocabulary/kinds.ts'
import { LEVEL, type Estimate } from './estimate.ts'
import { mean, meanOf, weighAsIndex } from './mean.ts'
import type { Weighted } from './moments.ts'
import { net, nps } from './net.ts'
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

/** Adds one histogram to a tally. @throws RangeError when it does not fit the kind */
export function addToTally(tally: Tally, kind: RatedKind, counts: Histogram): Tally {
  const before = tally[kind]
  return { ...tally, [kind]: before === undefined ? counts : merge(before, counts) }
}

/** A tally as values from 0 to 100, on which kinds of different length meet. */
export function tallyAsIndex(tally: Tally): Weighted {
  return entries(tally).flatMap(([kind, counts]) => weighAsIndex(kind, counts))
}

/** The 0–100 index of a tally; `null` without answers. */
export function indexOfTally(tally: Tally, level: number = LEVEL): Estimate {
  return mean(tallyAsIndex(tally), level)
}

/** The scores of one construct; every value is `null` when the tally is empty. */
export function scorecard(tally: Tally, level: number = LEVEL): Scorecard {
  const kinds = entries(tally)
  const positive = kinds.reduce((sum, [kind, counts]) => sum + positiveCount(kind, counts), 0)
  const n = kinds.reduce((sum, [, counts]) => sum + total(counts), 0)
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

/** A construct that was asked with kinds of several metrics is summed up by its share positive. */
function headline(
  kinds: readonly (readonly [RatedKind, Histogram])[],
  all: Estimate,
  level: number,
): Headline {
  const metrics = new Set(kinds.map(([kind]) => SCALES[kind].metric))
  const [first] = kinds
  if (metrics.size !== 1 || first === undefined) return { metric: 'share', ...all }
  const [kind, counts] = first
  const { metric } = SCALES[kind]
  switch (metric) {
    case 'share':
      return { metric, ...all }
    case 'mean':
      return { metric, ...meanOf(kind, counts, level) }
    case 'nps':
      return { metric, ...nps(counts, level) }
    case 'net':
      return { metric, ...net(counts[0]!, counts[1]!, counts[2]!, level) }
  }
}

function entries(tally: Tally): readonly (readonly [RatedKind, Histogram])[] {
  return Object.entries(tally) as [RatedKind, Histogram][]
}
