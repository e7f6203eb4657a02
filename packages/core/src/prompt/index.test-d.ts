import { expectTypeOf } from 'vitest'
import type { Condition, Config, Theme, Touchpoint } from '../config/index.ts'
import type { ContactField, Kind, Layout } from '../index.ts'
import type {
  Choice,
  ContactStrings,
  Plural,
  PromptStrings,
  PromptView,
  QuestionView,
  ReadableTheme,
  Strings,
  TabletStrings,
  TabletView,
} from './index.ts'
import { direction, promptView, tabletView } from './index.ts'

expectTypeOf(promptView).toEqualTypeOf<
  (config: Config, touchpoint: Touchpoint, wanted?: string) => PromptView
>()
expectTypeOf(tabletView).toEqualTypeOf<
  (config: Config, touchpoint: Touchpoint, wanted?: string) => TabletView
>()
// A tablet draws what a page does, and more.
expectTypeOf<TabletView>().toExtend<PromptView>()
expectTypeOf<TabletView['tablet']>().toExtend<{
  readonly languages: readonly string[]
  readonly lowReach: boolean
  readonly voice: boolean
  readonly sounds: boolean
  readonly strings: TabletStrings
}>()
expectTypeOf<Strings['tablet']>().toEqualTypeOf<TabletStrings>()
expectTypeOf(direction).returns.toEqualTypeOf<PromptView['direction']>()
expectTypeOf<Omit<PromptView, 'strings'>>().toEqualTypeOf<{
  readonly protocol: 'shopbell/1'
  readonly business: { readonly id: string; readonly name: string }
  readonly touchpoint: { readonly id: string; readonly name: string; readonly location?: string }
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  readonly locales: readonly { readonly id: string; readonly name: string }[]
  readonly theme: ReadableTheme
  readonly layout: Layout
  readonly progress: boolean
  readonly back: boolean
  readonly questions: readonly QuestionView[]
}>()
// What a question is drawn with is in the question; of the rest goes along what may be shown.
expectTypeOf<PromptView['strings']>().toEqualTypeOf<PromptStrings>()
expectTypeOf<keyof Strings>().toEqualTypeOf<
  | keyof PromptStrings
  | 'faces'
  | 'expectation'
  | 'agree'
  | 'happy'
  | 'likely'
  | 'yes'
  | 'no'
  | 'tablet'
  | 'why'
>()
expectTypeOf<PromptStrings['send']>().toEqualTypeOf<string>()
expectTypeOf<PromptStrings['contact']>().toEqualTypeOf<ContactStrings | undefined>()
expectTypeOf<PromptStrings['left']>().toEqualTypeOf<Plural | undefined>()
expectTypeOf<Plural['other']>().toEqualTypeOf<string>()
expectTypeOf<Plural['few']>().toEqualTypeOf<string | undefined>()
expectTypeOf<Strings['faces']['length']>().toEqualTypeOf<5>()
expectTypeOf<QuestionView>().toEqualTypeOf<{
  readonly id: string
  readonly kind: Kind
  readonly text: string
  readonly points?: readonly Choice<number>[]
  readonly ends?: readonly [string, string]
  readonly options?: readonly Choice<string>[]
  readonly multiple?: boolean
  readonly shuffle?: boolean
  readonly maxLength?: number
  readonly fields?: readonly ContactField[]
  readonly showIf?: Condition
  readonly optional?: boolean
}>()
expectTypeOf<Choice<number>>().toEqualTypeOf<{ readonly value: number; readonly label: string }>()
expectTypeOf<ReadableTheme>().toExtend<Theme>()
expectTypeOf<Omit<ReadableTheme, keyof Theme>>().toEqualTypeOf<{
  readonly light: string
  readonly dark: string
}>()
