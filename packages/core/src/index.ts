export * from './vocabulary/words.ts'
export * from './vocabulary/kinds.ts'
export { type Histogram, emptyHistogram, merge, total } from './histogram/histogram.ts'
export { normalQuantile } from './quantile/normal.ts'
export { studentTail, twoSidedStudent } from './quantile/student.ts'
export { type Estimate, LEVEL } from './score/estimate.ts'
export { share, shareOf, positiveCount } from './score/share.ts'
export { mean, meanOf, indexOf, toIndex } from './score/mean.ts'
export { type Moments, type Weighted, moments } from './score/moments.ts'
export { net, nps } from './score/net.ts'
export { type Pairs, pairedGap, unpairedGap } from './score/gap.ts'
export { type Stratum, weightedTogether } from './score/joint.ts'
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
