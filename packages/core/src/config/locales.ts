import { bestLocale, inLanguage } from '../wording/languages.ts'
import type { Question, Wording } from './config.ts'

/**
 * The languages in which everything that is worded has words, the business's own first. Of a
 * template, which may lack that one, the nearest it has. Beside texts of the business's own, a
 * question of the bank goes along with any region of a language that it has.
 */
export function localesOf(questions: readonly Question[], own: string): readonly string[] {
  const texts = questions.flatMap(({ bank, text, options = [] }) =>
    bank === undefined
      ? [text, ...options.map((option) => (typeof option === 'string' ? undefined : option.text))]
      : [],
  )
  const banked = tables(questions.map(({ bank, text }) => (bank === undefined ? undefined : text)))
  const written = tables(texts)
  const plain = questions.some(({ text }) => typeof text === 'string')
  const [first] = written.length > 0 ? written : banked
  if (plain || first === undefined) return [own]
  const everywhere = Object.keys(first).filter(
    (locale) =>
      written.every((table) => Object.hasOwn(table, locale)) &&
      banked.every((table) => inLanguage(table, locale) !== undefined),
  )
  const nearest = bestLocale(own, everywhere, everywhere[0] ?? own)
  return [nearest, ...everywhere.filter((locale) => locale !== nearest)]
}

function tables(
  texts: readonly (Wording | undefined)[],
): readonly Readonly<Record<string, string>>[] {
  return texts.filter((text) => typeof text === 'object')
}
