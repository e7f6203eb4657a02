import { bestLocale } from '../wording/languages.ts'
import type { Question } from './config.ts'

/**
 * The languages in which everything that is worded has words, the business's own first. Of a
 * template, which may lack that one, the nearest it has.
 */
export function localesOf(questions: readonly Question[], own: string): readonly string[] {
  const texts = questions.flatMap(({ text, options = [] }) => [
    text,
    ...options.map((option) => (typeof option === 'string' ? undefined : option.text)),
  ])
  const tables = texts.filter((text) => typeof text === 'object')
  const plain = questions.some(({ text }) => typeof text === 'string')
  const [first] = tables
  if (plain || first === undefined) return [own]
  const everywhere = Object.keys(first).filter((locale) =>
    tables.every((table) => Object.hasOwn(table, locale)),
  )
  const nearest = bestLocale(own, everywhere, everywhere[0] ?? own)
  return [nearest, ...everywhere.filter((locale) => locale !== nearest)]
}
