export {
  type DurationBucket,
  type Durations,
  DURATION_ACCURACY,
  SHORTEST_DURATION,
  bucketOf,
  durationOf,
  durations,
  mergeDurations,
} from './buckets.ts'
export {
  type Survival,
  type SurvivalStep,
  type Waited,
  answeredWithin,
  kaplanMeier,
  openAfter,
  timeToAnswer,
} from './survival.ts'
