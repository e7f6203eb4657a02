import { expectTypeOf } from 'vitest'
import type {
  ChangeKind,
  Channel,
  ContactField,
  Kind,
  Layout,
  Lens,
  Position,
  Scheme,
  Stage,
} from '../index.ts'
import type { QuestionId } from '../bank/index.ts'
import type { Hours } from '../time/index.ts'
import type {
  Business,
  BusinessLocation,
  Checked,
  Condition,
  Config,
  Cost,
  Exclusion,
  Inventory,
  JsonSchema,
  Option,
  Problem,
  Prompt,
  Question,
  Refusal,
  RegisteredChange,
  Retention,
  Schema,
  Tablet,
  Theme,
  Touchpoint,
  UsualTouchpoint,
  Where,
  Wording,
} from './index.ts'
import {
  USUAL_TOUCHPOINTS,
  checkAnswer,
  checkOrder,
  configSchema,
  decodeConfig,
  promptOf,
} from './index.ts'

// There is no config before somebody has looked whether it is right.
expectTypeOf(decodeConfig).toEqualTypeOf<(value: unknown) => Checked<Config>>()
expectTypeOf<Checked<Config>>().toEqualTypeOf<
  | { readonly ok: true; readonly value: Config }
  | { readonly ok: false; readonly problems: readonly Problem[] }
>()
expectTypeOf<Problem>().toEqualTypeOf<{
  readonly path: string
  readonly found: string
  readonly allowed: string
}>()
expectTypeOf(configSchema).toEqualTypeOf<JsonSchema>()
expectTypeOf<JsonSchema>().toEqualTypeOf<{ readonly [name: string]: unknown }>()
expectTypeOf<Schema<Config>['json']>().toEqualTypeOf<JsonSchema>()
expectTypeOf<Schema<Config>['type']>().toEqualTypeOf<Config | undefined>()

expectTypeOf<Config>().toEqualTypeOf<{
  readonly $schema?: string
  readonly business: Business
  readonly origins?: readonly string[]
  readonly traffic?: { readonly [channel in Channel]?: number }
  readonly retention?: Retention
  readonly touchpoints: readonly Touchpoint[]
  readonly prompts: { readonly [name: string]: Prompt }
  readonly locations?: { readonly [id: string]: BusinessLocation }
  readonly changes?: readonly RegisteredChange[]
  readonly exclusions?: readonly Exclusion[]
  readonly inventory?: Inventory
}>()
expectTypeOf<Retention>().toEqualTypeOf<{
  readonly comments?: number
  readonly contacts?: number
}>()
expectTypeOf<BusinessLocation>().toEqualTypeOf<{
  readonly name: string
  readonly region?: string
}>()
expectTypeOf<RegisteredChange>().toEqualTypeOf<{
  readonly id: string
  readonly what: string
  readonly at: string
  readonly where?: Where
  readonly kind?: ChangeKind
  readonly cost?: Cost
}>()
expectTypeOf<Cost>().toEqualTypeOf<{ readonly amount: number; readonly currency: string }>()
expectTypeOf<Exclusion>().toEqualTypeOf<{
  readonly id: string
  readonly where: Where
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly by: string
}>()
expectTypeOf<Inventory>().toEqualTypeOf<{
  readonly without?: { readonly [usual: string]: string }
}>()
expectTypeOf<Where>().toEqualTypeOf<{
  readonly touchpoints?: readonly string[]
  readonly locations?: readonly string[]
  readonly channels?: readonly Channel[]
}>()
expectTypeOf(USUAL_TOUCHPOINTS).toEqualTypeOf<readonly UsualTouchpoint[]>()
expectTypeOf<Business>().toEqualTypeOf<{
  readonly id: string
  readonly name: string
  readonly locale: string
  readonly timeZone: string
  readonly hours?: Hours
  readonly theme?: Theme
  readonly languages?: readonly string[]
  readonly tablet?: Tablet
  readonly demonstration?: boolean
}>()
expectTypeOf<Tablet>().toEqualTypeOf<{
  readonly lowReach?: boolean
  readonly voice?: boolean
  readonly sounds?: boolean
}>()
expectTypeOf<Theme>().toEqualTypeOf<{
  readonly accent?: string
  readonly radius?: number
  readonly font?: string
  readonly size?: number
  readonly scheme?: Scheme
  readonly position?: Position
  readonly offset?: { readonly x?: number; readonly y?: number }
}>()
expectTypeOf<Touchpoint>().toEqualTypeOf<{
  readonly id: string
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  readonly lens: Lens
  readonly location?: string
  readonly owner?: string
  readonly timeZone?: string
  readonly hours?: Hours
  readonly prompt?: string
  readonly inspected?: string
  readonly address?: string
  readonly note?: string
  readonly usual?: string
  readonly languages?: readonly string[]
  readonly tablet?: Tablet
}>()
expectTypeOf(promptOf).returns.toEqualTypeOf<Prompt>()
expectTypeOf<Prompt>().toEqualTypeOf<{
  readonly questions: readonly Question[]
  readonly layout?: Layout
  readonly progress?: boolean
  readonly back?: boolean
}>()
expectTypeOf<Question>().toEqualTypeOf<{
  readonly bank?: QuestionId
  readonly id: string
  readonly kind: Kind
  readonly construct?: string
  readonly lens?: Lens
  readonly text?: Wording
  readonly options?: readonly Option[]
  readonly multiple?: boolean
  readonly shuffle?: boolean
  readonly maxLength?: number
  readonly fields?: readonly ContactField[]
  readonly showIf?: Condition
  readonly optional?: boolean
}>()
expectTypeOf<Wording>().toEqualTypeOf<string | { readonly [locale: string]: string }>()
expectTypeOf<Option>().toEqualTypeOf<string | { readonly id: string; readonly text: Wording }>()
expectTypeOf<Condition>().toEqualTypeOf<{
  readonly question: string
  readonly atMost?: number
  readonly atLeast?: number
  readonly includes?: string
  readonly answered?: boolean
}>()

// A refusal says which and why; whoever asks has any value at all in the hand.
expectTypeOf(checkAnswer).toEqualTypeOf<(question: Question, value: unknown) => Refusal | null>()
expectTypeOf(checkOrder).parameters.toEqualTypeOf<
  [question: Question, value: unknown, order: readonly string[]]
>()
expectTypeOf(checkOrder).returns.toEqualTypeOf<Refusal | null>()
expectTypeOf<Refusal>().toEqualTypeOf<{
  readonly code:
    | 'out-of-range'
    | 'wrong-kind'
    | 'unknown-option'
    | 'too-long'
    | 'empty'
    | 'wrong-order'
  readonly message: string
}>()

// What must not compile; an expectation that is met by no error is an error itself.

// @ts-expect-error a question has a kind
export const question: Question = { id: 'q' }
// @ts-expect-error a prompt is laid out in one of two ways
export const prompt: Prompt = { questions: [], layout: 'wall' }
// @ts-expect-error a contact asks for nothing else
export const contact: Question = { id: 'q', kind: 'contact', fields: ['name'] }
