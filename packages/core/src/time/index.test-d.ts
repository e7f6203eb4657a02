import { expectTypeOf } from 'vitest'
import type { Hours, Weekday } from './index.ts'
import { isOpen, openTime, type WEEKDAYS } from './index.ts'

expectTypeOf<Weekday>().toEqualTypeOf<'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'>()
expectTypeOf<(typeof WEEKDAYS)[number]>().toEqualTypeOf<Weekday>()
// A day that is not named is closed.
expectTypeOf<Hours>().toEqualTypeOf<{
  readonly [day in Weekday]?: readonly [from: string, to: string]
}>()
expectTypeOf(isOpen).parameters.toEqualTypeOf<[hours: Hours, timeZone: string, at: number]>()
expectTypeOf(openTime).returns.toEqualTypeOf<number>()
