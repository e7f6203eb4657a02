import {
  dayAwareMean,
  dayAwareShare,
  difference,
  FEWEST,
  LEVEL,
  SCALES,
  toIndex,
  type DayAware,
  type Estimate,
  type Part,
  type Weighted,
} from '@shopbell/core'
import type { TodayFigure } from '@shopbell/core/report'
import { enough } from '../enough.ts'
import type { Rating } from '../facts.ts'
import { goodOf } from '../good-answers.ts'

/** How a figure is made of ratings that are keyed by day first. */
export interface Measure {
  /** Which ratings it is about. */
  readonly of: (rating: Rating) => boolean
  /** The share of good answers, of others, or the 0–100 index. */
  readonly as: 'share' | 'rest' | 'index'
}

/** The value of a measure over its days, with an interval of any level. */
export function measured(ratings: readonly Rating[], { of, as }: Measure): Leveled<DayAware> {
  const days = [...Map.groupBy(ratings.filter(of), ({ key }) => key[0]).values()]
  if (as !== 'index') {
    const parts = days.map((day): Part => {
      const [good, all] = goodOf(day)
      return [as === 'share' ? good : all - good, all]
    })
    return (level) => dayAwareShare(parts, level)
  }
  const weighted = days.map((day): Weighted =>
    day.map(({ kind, index, count }) => [toIndex(kind, SCALES[kind].values[index]!), count]),
  )
  return (level) => dayAwareMean(weighted, level)
}

/** An estimate for any level. */
export type Leveled<Own extends Estimate = Estimate> = (level: number) => Own

/** A figure without what became of it. */
export function figureOf(
  ratings: readonly Rating[],
  measure: Measure,
): Omit<TodayFigure, 'change'> {
  const { dispersion, ...estimate } = measured(ratings, measure)(LEVEL)
  const as = measure.as === 'index' ? 'share' : measure.as
  const { dispersion: _, ...positive } = measured(ratings, { ...measure, as })(LEVEL)
  return {
    estimate: enough(estimate),
    dispersion,
    positive: enough(positive),
    isMajority: majority(enough(positive)),
  }
}

/** Whether a share is surely more than half, or surely not; `null` when it may be either. */
function majority({ low, high }: Estimate): boolean | null {
  if (low === null || high === null) return null
  if (low > 0.5) return true
  return high < 0.5 ? false : null
}

/** Two sides of a comparison, for any level. */
export interface Compared {
  readonly now: Leveled
  readonly before: Leveled
}

/** Now less before, with the level of the two. */
export function changeAt({ now, before }: Compared, level: number): Estimate {
  return difference(now(level), before(level))
}

/** Whether both sides have enough answers and an interval. */
export function canCompare({ now, before }: Compared): boolean {
  return [now(LEVEL), before(LEVEL)].every(({ n, low }) => n >= FEWEST && low !== null)
}
