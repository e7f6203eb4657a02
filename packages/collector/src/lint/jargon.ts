import { REASON_IDS } from '@shopbell/core/bank'
import type { Config, Option, Question, Wording } from '@shopbell/core/config'
import { placed, questionsOf } from './asked.ts'
import type { Finding, Rule } from './finding.ts'
import { JARGON, JARGON_EVERYWHERE } from './jargon-words.ts'

/** Questions speak the customer's language: what only the business says is not understood, or cold. */
export const jargon: Rule = (config) =>
  placed(config).flatMap((each) =>
    questionsOf(each).flatMap(([path, question]) =>
      // The bank's own words are held to this by its tests.
      question.bank === undefined
        ? texts(path, question, config).flatMap(([place, locale, text]) =>
            said(place, locale, text),
          )
        : [],
    ),
  )

type Text = readonly [path: string, locale: string, text: string]

function texts(path: string, { text, options = [] }: Question, config: Config): readonly Text[] {
  return [
    ...worded(`${path}.text`, text, config),
    ...options.flatMap((option, index) => optionTexts(`${path}.options[${index}]`, option, config)),
  ]
}

function worded(path: string, text: Wording | undefined, { business }: Config): readonly Text[] {
  if (text === undefined) return []
  if (typeof text === 'string') return [[path, business.locale, text]]
  return Object.entries(text).map(([locale, words]) => [`${path}.${locale}`, locale, words])
}

/** An id that is no reason of the bank is drawn as it is; in capitals, since initials have them here. */
function optionTexts(path: string, option: Option, config: Config): readonly Text[] {
  if (typeof option !== 'string') return worded(`${path}.text`, option.text, config)
  const isKnown = (REASON_IDS as readonly string[]).includes(option)
  return isKnown ? [] : [[path, 'en', option.replaceAll(/[-_.]+/g, ' ').toUpperCase()]]
}

function said(path: string, locale: string, text: string): readonly Finding[] {
  return jargonIn(locale, text).map(({ found, instead }) => {
    const message = `says “${found}”, a word of the trade and not of its customers: ${instead}`
    return { rule: 'jargon', path, message }
  })
}

/** The words of a text that only businesses say, each with what to do instead. */
export function jargonIn(
  locale: string,
  text: string,
): readonly { readonly found: string; readonly instead: string }[] {
  const language = locale.split('-')[0]!.toLowerCase()
  const words = Object.hasOwn(JARGON, language) ? JARGON[language]! : []
  return [...JARGON_EVERYWHERE, ...words].flatMap(({ pattern, instead }) => {
    const found = pattern.exec(text)?.[0]
    return found === undefined ? [] : [{ found, instead }]
  })
}
