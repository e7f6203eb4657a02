import { shown, type Problem } from '../schema/schema.ts'
import { MAX_OPTIONS } from '../schema/wire.ts'
import { checkCondition } from './check-condition.ts'
import { checkRegisters } from './check-registers.ts'
import { TEMPLATES } from './templates.ts'
import { isRated } from '../vocabulary/kinds.ts'
import type { Config, Prompt, Question, Touchpoint, Wording } from './config.ts'
import { BANK_LANGUAGES } from '../bank/languages.ts'
import { inLanguage } from '../wording/languages.ts'
import { localesOf } from './locales.ts'

/** What no form can tell: names that are there twice or not at all, and questions that cannot be drawn. */
export function crossCheck(config: Config): readonly Problem[] {
  return [
    ...tag('business.locale', config.business.locale),
    ...tags('business.languages', config.business.languages),
    ...zone('business.timeZone', config.business.timeZone),
    ...traffic(config.traffic),
    ...(config.origins ?? []).flatMap((origin, index) => port(`origins[${index}]`, origin)),
    ...repeated('touchpoints', config.touchpoints),
    ...repeated('changes', config.changes ?? []),
    ...repeated('exclusions', config.exclusions ?? []),
    ...checkRegisters(config),
    ...config.touchpoints.flatMap((touchpoint, index) => [
      ...zone(`touchpoints[${index}].timeZone`, touchpoint.timeZone),
      ...known(config, `touchpoints[${index}].prompt`, touchpoint.prompt),
      ...offered(config, `touchpoints[${index}].languages`, touchpoint),
    ]),
    ...Object.entries(config.prompts).flatMap(([name, prompt]) =>
      questions(`prompts.${name}.questions`, prompt, config.business.locale),
    ),
  ]
}

function zone(path: string, timeZone: string | undefined): readonly Problem[] {
  if (timeZone === undefined) return []
  try {
    new Intl.DateTimeFormat('en', { timeZone })
    return []
  } catch {
    return [{ path, found: shown(timeZone), allowed: 'an IANA time zone such as Europe/Berlin' }]
  }
}

/** A tag can have the form of a language and still be none: `Intl` throws for it when a prompt is drawn. */
function tag(path: string, locale: string): readonly Problem[] {
  try {
    Intl.getCanonicalLocales(locale)
    return []
  } catch {
    return [{ path, found: shown(locale), allowed: 'a language tag such as en or pt-BR' }]
  }
}

function tags(path: string, locales: readonly string[] = []): readonly Problem[] {
  return locales.flatMap((locale, index) => tag(`${path}[${index}]`, locale))
}

/** A touchpoint can offer only languages that its prompt can be had in. */
function offered(
  { business, prompts }: Config,
  path: string,
  { languages = [], prompt: name }: Touchpoint,
): readonly Problem[] {
  if (name === undefined) return []
  const table = [prompts, TEMPLATES].find((each) => Object.hasOwn(each, name))
  const there = localesOf(table?.[name]?.questions ?? [], business.locale)
  return languages.flatMap((locale, index) =>
    there.includes(locale)
      ? []
      : [
          {
            path: `${path}[${index}]`,
            found: shown(locale),
            allowed: `a language that every text of ${name} has: ${there.join(', ')}`,
          },
        ],
  )
}

function traffic(shares: Config['traffic']): readonly Problem[] {
  if (shares === undefined || Object.values(shares).some((share) => share > 0)) return []
  return [{ path: 'traffic', found: 'no share above 0', allowed: 'a share above 0, or no traffic' }]
}

/** Browsers leave the usual port out of an origin, so one that is written never matches. */
function port(path: string, origin: string): readonly Problem[] {
  const usual = /^(http:.*):80$|^(https:.*):443$/.exec(origin)
  if (usual === null) return []
  return [{ path, found: shown(origin), allowed: usual[1] ?? usual[2] ?? '' }]
}

function known(config: Config, path: string, name: string | undefined): readonly Problem[] {
  if (name === undefined) return []
  if (Object.hasOwn(config.prompts, name) || Object.hasOwn(TEMPLATES, name)) return []
  const names = [...new Set([...Object.keys(config.prompts), ...Object.keys(TEMPLATES)])]
  return [{ path, found: shown(name), allowed: `a prompt: one of ${names.join(', ')}` }]
}

function repeated(path: string, items: readonly { readonly id: string }[]): readonly Problem[] {
  const seen = new Set<string>()
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id)
      return []
    }
    return [
      { path: `${path}[${index}].id`, found: shown(id), allowed: 'an id that is not yet taken' },
    ]
  })
}

function questions(path: string, prompt: Prompt, locale: string): readonly Problem[] {
  return [
    ...repeated(path, prompt.questions),
    ...prompt.questions.flatMap((question, index) => [
      ...wording(`${path}[${index}]`, question, locale),
      ...kindOnly(`${path}[${index}]`, question),
      ...options(`${path}[${index}]`, question, locale),
      ...checkCondition(
        `${path}[${index}].showIf`,
        question.showIf,
        prompt.questions.slice(0, index),
      ),
    ]),
  ]
}

function wording(path: string, question: Question, locale: string): readonly Problem[] {
  const { bank, kind, text } = question
  if (bank !== undefined) return spoken(`${path}.bank`, bank, locale)
  if (text === undefined && (isRated(kind) || kind === 'contact')) {
    return [
      { path: `${path}.text`, found: 'nothing', allowed: 'the question, as the shopper reads it' },
    ]
  }
  return languages(`${path}.text`, text, locale)
}

/** The bank has every question in the same languages; in others a business asks its own. */
function spoken(path: string, bank: string, locale: string): readonly Problem[] {
  if (inLanguage(BANK_LANGUAGES, locale) !== undefined) return []
  const known = Object.keys(BANK_LANGUAGES).join(', ')
  const allowed = `a question of your own in ${locale}: the bank speaks ${known}`
  return [{ path, found: shown(bank), allowed }]
}

function languages(path: string, text: Wording | undefined, locale: string): readonly Problem[] {
  if (typeof text !== 'object') return []
  const tags = Object.keys(text).flatMap((one) => tag(`${path}.${one}`, one))
  if (Object.hasOwn(text, locale)) return tags
  const found = `only ${Object.keys(text).join(', ')}`
  return [...tags, { path, found, allowed: `also ${locale}, the language of the business` }]
}

/** Fields that belong to one kind of question. */
const ONLY_OF = {
  options: 'choice',
  multiple: 'choice',
  shuffle: 'choice',
  maxLength: 'text',
  fields: 'contact',
} as const

function kindOnly(path: string, question: Question): readonly Problem[] {
  return (Object.keys(ONLY_OF) as (keyof typeof ONLY_OF)[]).flatMap((name) => {
    const kind = ONLY_OF[name]
    if (question[name] === undefined || question.kind === kind) return []
    const [found, allowed] = [`on a ${question.kind}`, `only on a ${kind}`]
    return [{ path: `${path}.${name}`, found, allowed }]
  })
}

function options(path: string, question: Question, locale: string): readonly Problem[] {
  if (question.kind !== 'choice') return []
  if (question.options === undefined) {
    return [{ path: `${path}.options`, found: 'nothing', allowed: `a list of 1 to ${MAX_OPTIONS}` }]
  }
  const offered = question.options.map((option) =>
    typeof option === 'string' ? { id: option, text: undefined } : option,
  )
  return [
    ...repeated(`${path}.options`, offered),
    ...offered.flatMap(({ text }, index) =>
      languages(`${path}.options[${index}].text`, text, locale),
    ),
  ]
}
