import { expectTypeOf } from 'vitest'
import type { Condition, Question } from '../config/index.ts'
import type { Kind, Lens, Stage } from '../index.ts'
import type { BankedQuestion, BankQuestion, Facts, Family, QuestionId, ReasonId } from './index.ts'
import { BANK, fromBank, QUESTION_IDS, REASON_IDS, reasonIn, TWINS } from './index.ts'

expectTypeOf(QUESTION_IDS[0]).toEqualTypeOf<'satisfaction'>()
expectTypeOf<(typeof QUESTION_IDS)[number]>().toEqualTypeOf<QuestionId>()
expectTypeOf(REASON_IDS).items.toEqualTypeOf<ReasonId>()
expectTypeOf(TWINS).toEqualTypeOf<{ readonly [id in ReasonId]?: ReasonId }>()
expectTypeOf(BANK).toEqualTypeOf<{ readonly [id in QuestionId]: BankQuestion }>()
expectTypeOf<Facts>().toEqualTypeOf<{
  readonly construct: string
  readonly kind: Kind
  readonly lenses: readonly Lens[]
  readonly stages: readonly Stage[]
  readonly family?: Family
  readonly options?: readonly ReasonId[]
  readonly multiple?: boolean
}>()
expectTypeOf<BankQuestion>().toExtend<Facts>()
expectTypeOf<Omit<BankQuestion, keyof Facts>>().toEqualTypeOf<{
  readonly id: QuestionId
  readonly text?: { readonly [locale: string]: string }
}>()
expectTypeOf<Family>().toEqualTypeOf<'people' | 'place' | 'technology' | 'brand'>()
expectTypeOf(fromBank).toEqualTypeOf<(asked: BankedQuestion) => Question>()
expectTypeOf<BankedQuestion>().toEqualTypeOf<{
  readonly bank: QuestionId
  readonly id?: string
  readonly lens?: Lens
  readonly showIf?: Condition
  readonly optional?: boolean
  readonly shuffle?: boolean
}>()
// Any text may turn out to be a reason, or none.
expectTypeOf(reasonIn).toEqualTypeOf<(locale: string, id: string) => string | undefined>()

// @ts-expect-error the words are the bank's
export const worded: BankedQuestion = { bank: 'solved', text: 'All good?' }
// @ts-expect-error the bank has no such question
export const unknown: BankedQuestion = { bank: 'csat' }
