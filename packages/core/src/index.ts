export * from './vocabulary/words.ts'
export * from './vocabulary/kinds.ts'
export { type Histogram, emptyHistogram, merge, total } from './histogram/histogram.ts'
export { normalAbove, normalQuantile } from './quantile/normal.ts'
export { studentAbove, studentTail, twoSidedStudent } from './quantile/student.ts'
export { betaBelow, betaQuantile } from './quantile/beta.ts'
export { chiSquareAbove } from './quantile/chi-square.ts'
export { type Estimate, LEVEL } from './score/estimate.ts'
export { share, shareOf, positiveCount, responseRate } from './score/share.ts'
export { clopperPearson, jeffreys } from './score/beta-share.ts'
export { distribution } from './score/distribution.ts'
export { median } from './score/median.ts'
export { mean, meanOf, indexOf, toIndex } from './score/mean.ts'
export { type Moments, type Weighted, moments } from './score/moments.ts'
export { net, netExpectation, nps } from './score/net.ts'
export { type Symmetric, netAdjustedWald, netWald } from './score/net-wald.ts'
export { type Pairs, pairedGap, unpairedGap } from './score/gap.ts'
export { difference } from './compare/difference.ts'
export { type Part, fisherTest, pooledTest } from './compare/share-tests.ts'
export { type Tested, waldDifference } from './compare/wald-difference.ts'
export { type TTested, welch } from './compare/welch.ts'
export { type Change, type Sides, meanChange, netChange, shareChange } from './compare/change.ts'
export { type PairedMeans, type PairedShares, pairedMeans, pairedShares } from './compare/paired.ts'
export {
  type DayAware,
  WOBBLE_DAYS,
  dayAwareMean,
  dayAwareNet,
  dayAwareShare,
} from './compare/day-aware.ts'
export { benjaminiHochberg, benjaminiYekutieli, bonferroni, holm } from './compare/multiple.ts'
export { type Stratum, weightedTogether } from './joint/joint.ts'
export { type SurveyMean, weightedMean } from './joint/weighted-mean.ts'
export { kishSize } from './joint/kish.ts'
export { bonferroniLevel, surelyWorst } from './joint/severally.ts'
export { type Heterogeneity, type Scored, heterogeneity } from './joint/heterogeneity.ts'
export { type RateAndMix, type Twice, rateAndMix } from './joint/rate-and-mix.ts'
export { type Ranking, type Shrunk, shrink } from './rank/shrink.ts'
export {
  type Headline,
  type Scorecard,
  type Tally,
  addToTally,
  indexOfTally,
  scorecard,
  tallyAsIndex,
} from './score/scorecard.ts'
