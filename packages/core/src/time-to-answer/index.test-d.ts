import { expectTypeOf } from 'vitest'
import type { DurationBucket, Durations, Survival, SurvivalStep, Waited } from './index.ts'
import { durations, kaplanMeier, openAfter, timeToAnswer } from './index.ts'

expectTypeOf(durations).returns.toEqualTypeOf<Durations>()
expectTypeOf<Durations>().toEqualTypeOf<readonly DurationBucket[]>()
expectTypeOf<DurationBucket>().toEqualTypeOf<{
  readonly index: number
  readonly answered: number
  readonly open: number
}>()
expectTypeOf(kaplanMeier).parameter(0).toEqualTypeOf<readonly Waited[]>()
expectTypeOf<Waited>().toEqualTypeOf<{
  readonly time: number
  readonly answered: number
  readonly open: number
}>()
expectTypeOf(timeToAnswer).toEqualTypeOf<(buckets: Durations) => Survival>()
expectTypeOf<Survival>().toEqualTypeOf<{
  readonly n: number
  readonly answered: number
  readonly steps: readonly SurvivalStep[]
}>()
expectTypeOf(openAfter).returns.toEqualTypeOf<SurvivalStep | null>()
expectTypeOf<SurvivalStep>().toEqualTypeOf<{
  readonly time: number
  readonly open: number
  readonly error: number | null
}>()
