import { expectTypeOf } from 'vitest'
import type { Histogram } from '../index.ts'
import type { Episode, EpisodeRule, Tap, TapQuality } from './index.ts'
import { EPISODE_RULE, episodes, tapQuality } from './index.ts'

expectTypeOf(EPISODE_RULE).toEqualTypeOf<EpisodeRule>()
expectTypeOf<EpisodeRule>().toEqualTypeOf<{
  readonly id: string
  readonly gap: number
  readonly play: number
}>()
// What was tapped is never looked at.
expectTypeOf(episodes).parameter(0).toEqualTypeOf<readonly Omit<Tap, 'point'>[]>()
expectTypeOf(episodes).returns.toEqualTypeOf<readonly Episode[]>()
expectTypeOf<Episode>().toEqualTypeOf<{
  readonly device: string
  readonly taps: readonly number[]
  readonly kept: boolean
}>()
expectTypeOf(tapQuality).parameter(0).toEqualTypeOf<readonly Tap[]>()
expectTypeOf<Tap>().toEqualTypeOf<{
  readonly at: number
  readonly device: string
  readonly point: number
}>()
expectTypeOf(tapQuality).returns.toEqualTypeOf<TapQuality>()
expectTypeOf<TapQuality>().toEqualTypeOf<{
  readonly rule: string
  readonly raw: Histogram
  readonly filtered: Histogram
  readonly flagged: number | null
}>()
