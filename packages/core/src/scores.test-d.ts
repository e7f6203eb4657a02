import type {
  Change,
  DayAware,
  Estimate,
  Heterogeneity,
  PairedMeans,
  PairedShares,
  Part,
  Ranking,
  RateAndMix,
  Scored,
  Shrunk,
  Sides,
  SurveyMean,
  Symmetric,
  Tested,
  TTested,
  Twice,
} from './index.ts'
import {
  dayAwareShare,
  difference,
  heterogeneity,
  netChange,
  netWald,
  pairedMeans,
  pairedShares,
  rateAndMix,
  share,
  shareChange,
  shrink,
  waldDifference,
  weightedMean,
  welch,
} from './index.ts'

// Every type that goes with a score, by its name; each is what its function gives or takes.

const [part, sides]: [Part, Sides] = [
  [1, 2],
  [1, 2, 3],
]
export const changes: readonly Change[] = [shareChange(part, part), netChange(sides, sides)]
export const wobbling: DayAware = dayAwareShare([part])
export const symmetric: Symmetric = netWald(1, 2, 3)
export const tested: Tested = waldDifference(symmetric, symmetric)
export const tTested: TTested = welch([], [])
export const sameMeans: PairedMeans = pairedMeans([1], [[1]])
export const sameShares: PairedShares = pairedShares(1, 1, 1, 1)
export const survey: SurveyMean = weightedMean([{ weight: 1, answers: [] }])
const scored: Scored = { value: 1, variance: null }
export const different: Heterogeneity = heterogeneity([scored])
const twice: Twice = { before: { weight: 1, value: 1 }, after: { weight: 1, value: null } }
export const split: RateAndMix = rateAndMix([twice])
const ranking: Ranking = shrink([[[1, 2]]])
export const first: Shrunk | undefined = ranking.segments[0]
// Whatever has an interval is an estimate, so one drawing serves all.
export const drawable: readonly Estimate[] = [
  wobbling,
  symmetric,
  tested,
  tTested,
  sameShares,
  survey,
]

// @ts-expect-error a difference is of two estimates, not of two numbers
difference(share(1, 2).value, share(1, 2).value)
// @ts-expect-error a part says of how many
shareChange([1], [1, 2])
// @ts-expect-error an interval may be missing
export const low: number = difference(share(1, 2), share(1, 2)).low
// @ts-expect-error whether anything changed may be unknown
export const changed: boolean = shareChange(part, part).changed
// @ts-expect-error the textbook interval of a net says more than the score interval has to
waldDifference(share(1, 2), share(1, 2))
// @ts-expect-error rankings are not written to
ranking.segments[0]!.shrunk = 5
