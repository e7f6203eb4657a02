export * from './vocabulary/words.ts'
export * from './vocabulary/kinds.ts'
export { type Histogram, emptyHistogram, merge, total } from './histogram/histogram.ts'
export { normalQuantile } from './quantile/normal.ts'
export { normalAbove } from './quantile/normal-above.ts'
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
export { type Checked, type JsonSchema, type Problem, type Schema } from './schema/schema.ts'
export {
  type Answer,
  type Batch,
  type Device,
  type Response,
  type Result,
  MAX_BYTES,
  MAX_RESPONSES,
  decodeBatch,
  decodeResponse,
  echoedId,
  wireSchema,
} from './schema/wire.ts'
export {
  type Business,
  type Condition,
  type Config,
  type Option,
  type Prompt,
  type Question,
  type Theme,
  type Touchpoint,
  type Wording,
  configSchema,
  decodeConfig,
} from './config/config.ts'
export { constructOf, findTouchpoint, lensOf, promptOf, timeZoneOf } from './config/lookup.ts'
export { type Refusal, MAX_TEXT, checkAnswer } from './config/answer.ts'
export { TEMPLATES } from './config/templates.ts'
export {
  type Choice,
  type PromptView,
  type QuestionView,
  promptView,
} from './prompt/prompt-view.ts'
export { type Strings } from './wording/strings.ts'
export { direction, language } from './wording/languages.ts'
export {
  dayName,
  dayOfHour,
  hourName,
  localHour,
  momentOf,
  parseHour,
  weekName,
  weekday,
  zoneOffset,
} from './time/local-time.ts'
export { type CrossProducts, crossProducts, mergeCrossProducts } from './drivers/cross-products.ts'
export { correlation, covariance } from './drivers/covariance.ts'
export { type Regression, regression } from './drivers/regression.ts'
export { lmg } from './drivers/lmg.ts'
export { relativeWeights } from './drivers/relative-weights.ts'
export { firstShares, lastShares, prattShares } from './drivers/single-shares.ts'
export { type Drivers, drivers } from './drivers/drivers.ts'
export { type AskedOf, type Reason, type ReasonLift, reasonLifts } from './drivers/reason-lift.ts'
export { type Composite, type Spread, composite } from './composite/composite.ts'
export { LOYALTY_ITEMS, loyalty } from './composite/loyalty.ts'
export {
  type DurationBucket,
  type Durations,
  DURATION_ACCURACY,
  SHORTEST_DURATION,
  bucketOf,
  durationOf,
  durations,
  mergeDurations,
} from './time-to-answer/buckets.ts'
export {
  type Survival,
  type SurvivalStep,
  type Waited,
  answeredWithin,
  kaplanMeier,
  openAfter,
  timeToAnswer,
} from './time-to-answer/survival.ts'
export { type Hourly, type WatchDay, mergeHourly, weekOf } from './watch/hourly.ts'
export { expectedShares } from './watch/expected-shares.ts'
export { dispersion, dispersionOfDays } from './watch/dispersion.ts'
export { evidence, withOdds } from './watch/evidence.ts'
export { type LogStatistics, logMean, shiryaevRoberts } from './watch/shiryaev-roberts.ts'
export {
  type Watch,
  type Watched,
  type WatchSettings,
  FALLING_ODDS,
  FRESH_WATCH,
  alarmThreshold,
  watchDay,
} from './watch/watch.ts'
export { type DayPart, type WatchedDay, watchSeries } from './watch/watch-series.ts'
export { type Cusum, cusum } from './watch/cusum.ts'
export { type Limits, type Xmr, ewma, pChart, xmr } from './watch/control-charts.ts'
export {
  type Episode,
  type EpisodeRule,
  type Tap,
  EPISODE_RULE,
  episodes,
} from './kiosk/episode-filter.ts'
export { type TapQuality, isDistorted, tapQuality } from './kiosk/tap-quality.ts'
export { isSurge, surgeLimit } from './kiosk/surge.ts'
