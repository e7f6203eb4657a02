import { expectTypeOf } from 'vitest'
import type { Checked } from '../config/index.ts'
import type { Ending, VisitEvent } from '../index.ts'
import type { Answer, Batch, Device, Response, Result } from './index.ts'
import { decodeBatch, decodeResponse } from './index.ts'

// The responses of a batch are still to be looked at, one by one, and so are their values.
expectTypeOf(decodeBatch).toEqualTypeOf<(body: unknown) => Checked<Batch>>()
expectTypeOf<Batch>().toEqualTypeOf<{
  readonly business: string
  readonly sentAt?: number
  readonly device?: Device
  readonly responses: readonly unknown[]
}>()
expectTypeOf<Device>().toEqualTypeOf<{ readonly id: string; readonly boot: string }>()
expectTypeOf(decodeResponse).toEqualTypeOf<(value: unknown) => Checked<Response>>()
expectTypeOf<Response>().toEqualTypeOf<{
  readonly id: string
  readonly touchpoint: string
  readonly at: number
  readonly seq?: number
  readonly locale?: string
  readonly answers: readonly Answer[]
  readonly ended?: Ending
  readonly event?: VisitEvent
  readonly fields?: { readonly [name: string]: string | number | boolean }
}>()
expectTypeOf<Answer>().toEqualTypeOf<{
  readonly question: string
  readonly value: unknown
  readonly order?: readonly string[]
}>()
expectTypeOf<Result>().toEqualTypeOf<{
  readonly id: string
  readonly status: 'stored' | 'duplicate' | 'rejected'
  readonly code?: string
  readonly message?: string
}>()
