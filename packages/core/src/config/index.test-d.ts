import { expectTypeOf } from 'vitest'
import type {
  Channel,
  ContactField,
  Kind,
  Layout,
  Lens,
  Position,
  Scheme,
  Stage,
} from '../index.ts'
import type { Hours } from '../time/index.ts'
import type {
  Business,
  Checked,
  Condition,
  Config,
  JsonSchema,
  Option,
  Problem,
  Prompt,
  Question,
  Refusal,
  Schema,
  Tablet,
  Theme,
  Touchpoint,
  Wording,
} from './index.ts'
import { checkAnswer, checkOrder, configSchema, decodeConfig, promptOf } from './index.ts'

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
  readonly touchpoints: readonly Touchpoint[]
  readonly prompts: { readonly [name: string]: Prompt }
}>()
expectTypeOf<Business>().toEqualTypeOf<{
  readonly id: string
  readonly name: string
  readonly locale: string
  readonly timeZone: string
  readonly hours?: Hours
  readonly theme?: Theme
  readonly languages?: readonly string[]
  readonly tablet?: Tablet
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
  readonly prompt: string
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
