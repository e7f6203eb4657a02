import {
  indexOfTally,
  LEVEL,
  pairedGap,
  tallyAsIndex,
  toIndex,
  unpairedGap,
  type Estimate,
} from '@shopbell/core'
import type { Facts, Rating } from './facts.ts'
import { tallyOf } from './tallies.ts'

/** Service less experience, and how it was found. */
export interface Gap extends Estimate {
  /** Whether the same persons answered both, or different ones. */
  readonly basis: 'paired' | 'unpaired'
  /** How many persons answered both. */
  readonly pairs: number
  /** How many answers of either lens the gap does not rest on. */
  readonly excluded: number
}

/** The two scores and their gap, of construct `satisfaction`, as indices from 0 to 100. */
export interface TwoLenses {
  readonly service: Estimate
  readonly experience: Estimate
  readonly gap: Gap
}

/** Paired from two pairs on, for then the same taste cancels out; else as of different people. */
export function twoLenses(
  { ratings, pairs }: Pick<Facts, 'ratings' | 'pairs'>,
  level: number = LEVEL,
): TwoLenses {
  const satisfaction = ratings.filter(({ construct }) => construct === 'satisfaction')
  const of = (lens: Rating['lens']) => tallyOf(satisfaction.filter((each) => each.lens === lens))
  const [service, experience] = [of('service'), of('experience')]
  const scores = {
    service: indexOfTally(service, level),
    experience: indexOfTally(experience, level),
  }
  const both = pairs.reduce((sum, { count }) => sum + count, 0)
  if (both < 2) {
    const gap = unpairedGap(tallyAsIndex(service), tallyAsIndex(experience), level)
    return { ...scores, gap: { ...gap, basis: 'unpaired', pairs: both, excluded: 0 } }
  }
  const gap = pairedGap(
    pairs.map(({ service, experience, count }) => [
      toIndex(service.kind, service.point),
      toIndex(experience.kind, experience.point),
      count,
    ]),
    level,
  )
  const excluded = Math.max(0, scores.service.n + scores.experience.n - 2 * both)
  return { ...scores, gap: { ...gap, basis: 'paired', pairs: both, excluded } }
}
