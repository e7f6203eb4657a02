import { reasonIn } from '../bank/languages.ts'
import { readableTheme, type ReadableTheme } from './readable-theme.ts'
import type { Condition, Config, Option, Question, Touchpoint, Wording } from '../config/config.ts'
import { localesOf } from '../config/locales.ts'
import { promptOf } from '../config/lookup.ts'
import { isRated, SCALES, type Kind } from '../vocabulary/kinds.ts'
import { CONTACT_FIELDS, PROTOCOL, type ContactField, type Layout } from '../vocabulary/words.ts'
import { bestLocale, direction, language, stringsIn } from '../wording/languages.ts'
import type { Strings } from '../wording/strings.ts'
import { promptStrings, type PromptStrings } from './prompt-strings.ts'

/** One thing to tap: a point of a scale, or a reason. */
export interface Choice<Value> {
  readonly value: Value
  readonly label: string
}

/** A question as it is drawn, in one language. */
export interface QuestionView {
  readonly id: string
  readonly kind: Kind
  readonly text: string
  /** The points of a rated kind, lowest first; where it has `ends`, a label is the point's number. */
  readonly points?: readonly Choice<number>[]
  /** The words at the two ends of a scale whose points carry numbers only. */
  readonly ends?: readonly [string, string]
  /** What a `choice` offers. */
  readonly options?: readonly Choice<string>[]
  readonly multiple?: boolean
  /** Of a `choice`: draw the options in an order of the visit's own, and send it as `order`. */
  readonly shuffle?: boolean
  /** Of a `text`: the most UTF-16 units that are taken, where the config says so. */
  readonly maxLength?: number
  /** Of a `contact`: what may be left, in this order. */
  readonly fields?: readonly ContactField[]
  readonly showIf?: Condition
  readonly optional?: boolean
}

/** All that a widget or a kiosk needs to draw a prompt: the body of `GET /v1/prompts/{touchpoint}`. */
export interface PromptView {
  readonly protocol: typeof PROTOCOL
  readonly business: { readonly id: string; readonly name: string }
  readonly touchpoint: { readonly id: string; readonly name: string; readonly location?: string }
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  /** Every language this prompt can be had in, with its own name for itself. */
  readonly locales: readonly { readonly id: string; readonly name: string }[]
  readonly theme: ReadableTheme
  readonly layout: Layout
  /** Whether to show how far one has come. */
  readonly progress: boolean
  /** Whether one can go back a step. */
  readonly back: boolean
  readonly strings: PromptStrings
  readonly questions: readonly QuestionView[]
}

/**
 * A touchpoint's prompt in the best language there is for `wanted`.
 * @param config a decoded config
 * @param touchpoint one of its touchpoints
 * @param wanted a language tag; the business's own language when not given
 * @returns all words in one language: the one wanted when every question has it, else the business's
 * @throws RangeError when the touchpoint names no prompt, which a decoded config rules out
 * @example promptView({ business: { id: 'acme', name: 'Acme', locale: 'en' }, prompts: {} }, { id: 'till-1', name: 'Till 1', prompt: 'visit' }, 'de').questions[0].text // 'Wie war Ihr Besuch heute?'
 */
export function promptView(config: Config, touchpoint: Touchpoint, wanted?: string): PromptView {
  const { business } = config
  const prompt = promptOf(config, touchpoint)
  const { questions, layout = 'steps', progress = false, back = false } = prompt
  const locales = localesOf(questions, business.locale)
  const locale = bestLocale(wanted ?? business.locale, locales, locales[0]!)
  return {
    protocol: PROTOCOL,
    business: { id: business.id, name: business.name },
    touchpoint: {
      id: touchpoint.id,
      name: touchpoint.name,
      ...(touchpoint.location === undefined ? {} : { location: touchpoint.location }),
    },
    locale,
    direction: direction(locale),
    locales: locales.map((id) => ({ id, name: ownName(id) })),
    theme: readableTheme(business.theme ?? {}),
    layout,
    progress,
    back,
    strings: promptStrings(stringsIn(locale), prompt, business.name),
    questions: questions.map((question) => questionView(question, locale, business.locale)),
  }
}

function questionView(question: Question, locale: string, fallback: string): QuestionView {
  const { id, kind, shuffle, maxLength, showIf, optional } = question
  const strings = stringsIn(locale)
  return {
    id,
    kind,
    text:
      worded(question.text, locale, fallback) ??
      (kind === 'choice' ? strings.why : strings.comment),
    ...pointsOf(kind, strings, locale),
    ...(question.options === undefined
      ? {}
      : {
          options: question.options.map((option) => choiceOf(option, locale, fallback)),
          multiple: question.multiple ?? true,
        }),
    ...(shuffle === undefined ? {} : { shuffle }),
    ...(maxLength === undefined ? {} : { maxLength }),
    ...(kind === 'contact' ? { fields: question.fields ?? CONTACT_FIELDS } : {}),
    ...(showIf === undefined ? {} : { showIf }),
    ...(optional === undefined ? {} : { optional }),
  }
}

function pointsOf(
  kind: Kind,
  strings: Strings,
  locale: string,
): Pick<QuestionView, 'points' | 'ends'> {
  if (!isRated(kind)) return {}
  const labels = pointLabels(kind, strings)
  // In the language's digits from here: the first number that a browser writes costs it some 25 ms.
  const points = SCALES[kind].values.map((value, index) => ({
    value,
    label: labels?.[index] ?? value.toLocaleString(locale),
  }))
  const ends = endsOf(kind, strings)
  return { points, ...(ends === undefined ? {} : { ends }) }
}

function endsOf(
  kind: Kind,
  { agree, happy, likely }: Strings,
): readonly [string, string] | undefined {
  switch (kind) {
    case 'effort':
    case 'agree':
      return agree
    case 'csat':
    case 'stars':
      return happy
    case 'nps':
      return likely
    default:
      return undefined
  }
}

function pointLabels(
  kind: Kind,
  { faces, yes, no, expectation }: Strings,
): readonly string[] | undefined {
  const [bad, poor, okay, good, great] = faces
  switch (kind) {
    case 'smiley3':
      return [bad, okay, good]
    case 'smiley4':
      return [bad, poor, good, great]
    case 'smiley5':
      return faces
    case 'thumbs':
      return [poor, good]
    case 'yesno':
      return [no, yes]
    case 'expectation':
      return expectation
    default:
      return undefined
  }
}

function choiceOf(option: Option, locale: string, fallback: string): Choice<string> {
  if (typeof option !== 'string') {
    return { value: option.id, label: worded(option.text, locale, fallback) ?? option.id }
  }
  return { value: option, label: reasonIn(locale, option) ?? spoken(option) }
}

/** An id as words, for a reason that is not in the bank: `late-order` reads “Late order”. */
function spoken(id: string): string {
  const words = id.replaceAll(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function worded(
  wording: Wording | undefined,
  locale: string,
  fallback: string,
): string | undefined {
  if (wording === undefined || typeof wording === 'string') return wording
  const best = bestLocale(locale, Object.keys(wording), fallback)
  return Object.hasOwn(wording, best) ? wording[best] : Object.values(wording)[0]
}

function ownName(locale: string): string {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })
  const name = names.of(locale) ?? language(locale)
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}
