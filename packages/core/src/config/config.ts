import { KINDS, type Kind } from '../vocabulary/kinds.ts'
import {
  CHANNELS,
  CONTACT_FIELDS,
  LAYOUTS,
  LENSES,
  STAGES,
  type Channel,
  type ContactField,
  type Layout,
  type Lens,
  type Stage,
} from '../vocabulary/words.ts'
import {
  boolean,
  checked,
  list,
  number,
  object,
  oneOf,
  plainOrObject,
  table,
  text,
  whole,
  withField,
  type Checked,
  type JsonSchema,
  type Schema,
} from '../schema/schema.ts'
import type { BankedQuestion } from '../bank/from-bank.ts'
import { QUESTION_IDS, type QuestionId } from '../bank/questions.ts'
import type { Hours } from '../time/hours.ts'
import { id, ID, LOCALE, MAX_OPTIONS } from '../schema/wire.ts'
import { MAX_TEXT } from './answer.ts'
import { crossCheck } from './cross-check.ts'
import { hours } from './hours.ts'
import {
  date,
  registers,
  usual,
  type BusinessLocation,
  type Exclusion,
  type Inventory,
  type RegisteredChange,
} from './registers.ts'
import {
  spellOut,
  type WrittenConfig,
  type WrittenPrompt,
  type WrittenQuestion,
} from './spell-out.ts'
import { theme, type Theme } from './theme.ts'

/** A text in one language, or in several by language tag. */
export type Wording = string | Readonly<Record<string, string>>

/** How a tablet asks, beyond what every prompt does. */
export interface Tablet {
  /**
   * Whether all that can be touched stands in the lower half, for a tablet that hangs where somebody
   * who sits cannot reach its upper edge; false unless said.
   */
  readonly lowReach?: boolean
  /** Whether it offers to read the question aloud, by a voice of its own; false unless said. */
  readonly voice?: boolean
  /** Whether a tap and the thanks can be heard; false unless said. */
  readonly sounds?: boolean
}

/** Who asks: the name, the language and the clock that all its touchpoints share. */
export interface Business {
  readonly id: string
  readonly name: string
  /** The language when nobody asked for another. */
  readonly locale: string
  /** IANA time zone; reports are in local time. */
  readonly timeZone: string
  /** When its stores are open, unless a touchpoint says otherwise; not known when absent. */
  readonly hours?: Hours
  readonly theme?: Theme
  /**
   * The languages that a tablet offers, in this order; those that this file's own texts have unless
   * said. A page is answered in any language that its prompt has.
   */
  readonly languages?: readonly string[]
  /** How its tablets ask. */
  readonly tablet?: Tablet
  /** Whether its answers are made up; every page of results says so. False unless said. */
  readonly demonstration?: boolean
}

/** A place where a customer meets the business. */
export interface Touchpoint {
  readonly id: string
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  /** What its questions are about, unless a question says otherwise. */
  readonly lens: Lens
  /** Store and zone, such as `oak-st/exit`. */
  readonly location?: string
  /** Who looks after it. */
  readonly owner?: string
  /** When it is not the business's. */
  readonly timeZone?: string
  /** When it is open, on its own clock; the business's when not given. */
  readonly hours?: Hours
  /**
   * A prompt of this file, or one of the templates; none when it is in the inventory and nobody
   * asks there.
   */
  readonly prompt?: string
  /** When somebody last looked at it as a customer does: an ISO date. */
  readonly inspected?: string
  /** Where to find it: a web address, a phone number, a street. */
  readonly address?: string
  /** What whoever looks after it should know. */
  readonly note?: string
  /** Which of `USUAL_TOUCHPOINTS` it is, by id. */
  readonly usual?: string
  /** The languages that a tablet offers here; the business's unless said. */
  readonly languages?: readonly string[]
  /** How a tablet asks here; what it does not say, the business's does. */
  readonly tablet?: Tablet
}

/** An answer that a `choice` offers: a reason of the question bank by its id, or one of your own. */
export type Option = string | { readonly id: string; readonly text: Wording }

/**
 * When a question is asked: only if an earlier one was answered so. An earlier question that was
 * passed over, or never asked, meets `answered: false` and nothing else.
 */
export interface Condition {
  readonly question: string
  /** Of a question with a scale: this point or a lower one. */
  readonly atMost?: number
  /** Of a question with a scale: this point or a higher one. */
  readonly atLeast?: number
  /** Of a `choice`: the id of an option that was taken. */
  readonly includes?: string
  /** Of any question: whether it was answered, with whatever value. Stands alone. */
  readonly answered?: boolean
}

/** One thing that is asked. */
export interface Question {
  /**
   * Which question of the bank it is, where it is one: `decodeConfig` spells it out from there. A
   * file names it without `kind`, `construct`, `text` and `options`, and with `id` only to call it
   * otherwise.
   */
  readonly bank?: QuestionId
  readonly id: string
  readonly kind: Kind
  /** What it measures; its id when not given. */
  readonly construct?: string
  readonly lens?: Lens
  /** As the shopper reads it; `choice` and `text` have words of their own when it is not given. */
  readonly text?: Wording
  /** Only of `choice`, and required there. */
  readonly options?: readonly Option[]
  /** Of `choice`: whether several may be taken; true unless said. */
  readonly multiple?: boolean
  /** Of `choice`: whether each visit sees the options in an order of its own; false unless said. */
  readonly shuffle?: boolean
  /** Of `text`: the most UTF-16 units that may be written, 1 to `MAX_TEXT`, which it is unless said. */
  readonly maxLength?: number
  /** Of `contact`: what may be left, in the order it is asked for; both unless said. One is enough. */
  readonly fields?: readonly ContactField[]
  readonly showIf?: Condition
  readonly optional?: boolean
}

/** What a visitor is asked, in this order. */
export interface Prompt {
  readonly questions: readonly Question[]
  /** `steps` unless said. */
  readonly layout?: Layout
  /** Whether it is shown how far one has come; false unless said. */
  readonly progress?: boolean
  /** Whether one can go back a step; false unless said. */
  readonly back?: boolean
}

/** How long words are kept, in whole days from their arrival; for ever where it does not say. */
export interface Retention {
  /** What people wrote. */
  readonly comments?: number
  /** How they can be reached. */
  readonly contacts?: number
}

/** One business: its touchpoints and what is asked there. */
export interface Config {
  readonly $schema?: string
  readonly business: Business
  /** Web origins that may send and show prompts; anybody when not given. */
  readonly origins?: readonly string[]
  /** Known share of customers by channel, in any unit; weighs the joint score. */
  readonly traffic?: Readonly<Partial<Record<Channel, number>>>
  readonly touchpoints: readonly Touchpoint[]
  readonly prompts: Readonly<Record<string, Prompt>>
  /** Stores and sites by id: a touchpoint's `location` is one of them, or `ID/zone`. */
  /** Afterwards the words are deleted, and that there was an answer stays counted. */
  readonly retention?: Retention
  readonly locations?: Readonly<Record<string, BusinessLocation>>
  readonly changes?: readonly RegisteredChange[]
  readonly exclusions?: readonly Exclusion[]
  readonly inventory?: Inventory
}

const strict = { strict: true }
const name = text('1 to 100 characters', { min: 1, max: 100 })
const locale = text('a language tag such as en or pt-BR', { min: 2, max: 35, pattern: LOCALE })
const timeZone = text('an IANA time zone such as Europe/Berlin', { min: 1, max: 64 })
const line = text('1 to 300 characters', { min: 1, max: 300 })

const wording: Schema<Wording> = plainOrObject(
  line,
  table(LOCALE, line, { what: 'language tags such as en or pt-BR', min: 1, max: 50 }),
)

const option: Schema<Option> = plainOrObject(id, object({ id, text: wording }, {}, strict))

const point = number('a point of the scale of that question', -1, 10)

const showIf: Schema<Condition> = object(
  { question: id },
  { atMost: point, atLeast: point, includes: id, answered: boolean },
  strict,
)

const own: Schema<Question> = object(
  { id, kind: oneOf(KINDS) },
  {
    construct: id,
    lens: oneOf(LENSES),
    text: wording,
    options: list(option, { min: 1, max: MAX_OPTIONS }),
    multiple: boolean,
    shuffle: boolean,
    maxLength: whole(`a whole number from 1 to ${MAX_TEXT}`, 1, MAX_TEXT),
    fields: list(oneOf(CONTACT_FIELDS), { min: 1, max: CONTACT_FIELDS.length, unique: true }),
    showIf,
    optional: boolean,
  },
  strict,
)

const banked: Schema<BankedQuestion> = object(
  { bank: oneOf(QUESTION_IDS) },
  { id, lens: oneOf(LENSES), showIf, optional: boolean, shuffle: boolean },
  strict,
)

const question: Schema<WrittenQuestion> = withField('bank', banked, own)

const prompt: Schema<WrittenPrompt> = object(
  { questions: list(question, { min: 1, max: 20 }) },
  { layout: oneOf(LAYOUTS), progress: boolean, back: boolean },
  strict,
)

const languages = list(locale, { min: 1, max: 50, unique: true })

const tablet: Schema<Tablet> = object(
  {},
  { lowReach: boolean, voice: boolean, sounds: boolean },
  strict,
)

const touchpoint: Schema<Touchpoint> = object(
  { id, name, channel: oneOf(CHANNELS), stage: oneOf(STAGES), lens: oneOf(LENSES) },
  {
    prompt: id,
    location: name,
    owner: name,
    timeZone,
    hours,
    languages,
    tablet,
    inspected: date,
    address: line,
    note: text('1 to 1000 characters', { min: 1, max: 1000 }),
    usual,
  },
  strict,
)

const business: Schema<Business> = object(
  { id, name, locale, timeZone },
  { theme, hours, languages, tablet, demonstration: boolean },
  strict,
)

// In small letters: browsers send it so, and the two are compared letter by letter.
const origin = text('an origin such as https://www.example.com, in small letters, with no path', {
  min: 1,
  max: 300,
  pattern: /^https?:\/\/[a-z0-9.-]+(:[0-9]{1,5})?$/,
})

const days = whole('a number of days from 1 to 36500', 1, 36_500)

/** The form of a config; what it refers to is checked by `crossCheck`. */
export const configForm: Schema<WrittenConfig> = object(
  {
    business,
    touchpoints: list(touchpoint, { min: 1, max: 10_000 }),
    prompts: table(ID, prompt, { what: 'ids of 1 to 64 of A-Z a-z 0-9 . _ -', max: 1000 }),
  },
  {
    $schema: text('an address', { max: 500 }),
    origins: list(origin, { max: 1000 }),
    traffic: object(
      {},
      Object.fromEntries(
        CHANNELS.map((channel) => [channel, number('a share, not negative', 0, 1e15)]),
      ),
      strict,
    ),
    retention: object<Retention>({}, { comments: days, contacts: days }, strict),
    ...registers,
  },
  strict,
)

/** The config as JSON Schema (2020-12): editors complete and check with it. */
export const configSchema: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Shopbell config',
  description: 'One business: its touchpoints and what is asked there.',
  ...configForm.json,
}

/**
 * Checks a config: first its form, then that everything it refers to is there.
 * @param value the parsed JSON file
 * @returns the config with questions of the bank spelt out, or every mistake with its path, what was found and what is allowed; it
 * never throws
 * @example decodeConfig({}).problems[0] // { path: 'business', found: 'nothing', allowed: 'an object' }
 */
export function decodeConfig(value: unknown): Checked<Config> {
  const form = checked(configForm, value)
  if (!form.ok) return form
  const config = spellOut(form.value)
  const problems = crossCheck(config)
  return problems.length === 0 ? { ok: true, value: config } : { ok: false, problems }
}
