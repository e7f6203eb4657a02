import { shown, type Problem } from '../schema/schema.ts'
import { TEMPLATES } from './templates.ts'
import { isRated, SCALES } from '../vocabulary/kinds.ts'
import type { Config, Prompt, Question, Wording } from './config.ts'

/** What no form can tell: names that are there twice or not at all, and questions that cannot be drawn. */
export function crossCheck(config: Config): readonly Problem[] {
  return [
    ...tag('business.locale', config.business.locale),
    ...zone('business.timeZone', config.business.timeZone),
    ...traffic(config.traffic),
    ...(config.origins ?? []).flatMap((origin, index) => port(`origins[${index}]`, origin)),
    ...repeated('touchpoints', config.touchpoints),
    ...config.touchpoints.flatMap((touchpoint, index) => [
      ...zone(`touchpoints[${index}].timeZone`, touchpoint.timeZone),
      ...known(config, `touchpoints[${index}].prompt`, touchpoint.prompt),
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

function known(config: Config, path: string, name: string): readonly Problem[] {
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
      ...options(`${path}[${index}]`, question, locale),
      ...condition(`${path}[${index}].showIf`, question, prompt.questions.slice(0, index)),
    ]),
  ]
}

function wording(path: string, question: Question, locale: string): readonly Problem[] {
  const { kind, text } = question
  if (text === undefined && (isRated(kind) || kind === 'contact')) {
    return [
      { path: `${path}.text`, found: 'nothing', allowed: 'the question, as the shopper reads it' },
    ]
  }
  return languages(`${path}.text`, text, locale)
}

function languages(path: string, text: Wording | undefined, locale: string): readonly Problem[] {
  if (typeof text !== 'object') return []
  const tags = Object.keys(text).flatMap((one) => tag(`${path}.${one}`, one))
  if (Object.hasOwn(text, locale)) return tags
  const found = `only ${Object.keys(text).join(', ')}`
  return [...tags, { path, found, allowed: `also ${locale}, the language of the business` }]
}

function options(path: string, question: Question, locale: string): readonly Problem[] {
  const isChoice = question.kind === 'choice'
  if (isChoice && question.options === undefined) {
    return [{ path: `${path}.options`, found: 'nothing', allowed: 'a list of 1 to 20' }]
  }
  if (!isChoice && (question.options !== undefined || question.multiple !== undefined)) {
    const name = question.options === undefined ? 'multiple' : 'options'
    return [
      { path: `${path}.${name}`, found: `on a ${question.kind}`, allowed: 'only on a choice' },
    ]
  }
  const offered = (question.options ?? []).map((option) =>
    typeof option === 'string' ? { id: option, text: undefined } : option,
  )
  return [
    ...repeated(`${path}.options`, offered),
    ...offered.flatMap(({ text }, index) =>
      languages(`${path}.options[${index}].text`, text, locale),
    ),
  ]
}

function condition(
  path: string,
  question: Question,
  earlier: readonly Question[],
): readonly Problem[] {
  const { showIf } = question
  if (showIf === undefined) return []
  const asked = earlier.find(({ id }) => id === showIf.question)
  if (asked === undefined || !isRated(asked.kind)) {
    const rated = earlier.filter(({ kind }) => isRated(kind)).map(({ id }) => id)
    const allowed = `an earlier question with a scale${rated.length > 0 ? `: ${rated.join(', ')}` : ''}`
    return [{ path: `${path}.question`, found: shown(showIf.question), allowed }]
  }
  if (showIf.atMost === undefined && showIf.atLeast === undefined) {
    return [{ path, found: 'no limit', allowed: 'atMost, atLeast, or both' }]
  }
  if ((showIf.atLeast ?? -Infinity) > (showIf.atMost ?? Infinity)) {
    const found = `at least ${showIf.atLeast} and at most ${showIf.atMost}`
    return [{ path, found, allowed: 'limits that some answer can meet' }]
  }
  const { values } = SCALES[asked.kind]
  return (['atMost', 'atLeast'] as const).flatMap((limit) => {
    const point = showIf[limit]
    if (point === undefined || values.includes(point)) return []
    const allowed = `a point of ${asked.kind}: ${values.join(', ')}`
    return [{ path: `${path}.${limit}`, found: shown(point), allowed }]
  })
}
