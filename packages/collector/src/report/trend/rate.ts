import {
  difference,
  LEVEL,
  total,
  weightedTogether,
  type Estimate,
  type Part,
} from '@shopbell/core'
import { shareOfDays } from './points.ts'

/** The days of one stratum (a channel, a touchpoint) in two periods. */
export interface InBoth {
  readonly before: readonly Part[]
  readonly after: readonly Part[]
}

/**
 * How the share of good answers changed where it could: every stratum held against itself, weighed
 * by its answers in both periods (the rate of Kitagawa 1955), so that people who move between strata
 * do not count. The interval is square-and-add of the strata's own.
 * @returns −1 to 1; `null` throughout when no stratum has answers in both periods
 */
export function rateOf(strata: readonly InBoth[], level: number = LEVEL): Estimate {
  const size = (parts: readonly Part[]): number => total(parts.map(([, n]) => n))
  const both = strata.filter(({ before, after }) => size(before) > 0 && size(after) > 0)
  if (both.length === 0) return { value: null, low: null, high: null, n: 0, level }
  const [once, then] = [
    both.reduce((sum, { before }) => sum + size(before), 0),
    both.reduce((sum, { after }) => sum + size(after), 0),
  ]
  return weightedTogether(
    both.map(({ before, after }) => ({
      weight: size(before) / once + size(after) / then,
      estimate: difference(shareOfDays(after, level), shareOfDays(before, level)),
    })),
    level,
  )
}
