import type { Served } from '../business/directory.ts'

/**
 * What the config calls an option of a question, in the business's language, else in any; `null`
 * where it leaves the words to the question bank.
 */
export function optionText(
  { config, places }: Served,
  question: string,
  option: string,
): string | null {
  for (const { questions } of places.values()) {
    const found = questions
      .get(question)
      ?.question.options?.find((each) => typeof each !== 'string' && each.id === option)
    if (found === undefined || typeof found === 'string') continue
    if (typeof found.text === 'string') return found.text
    return found.text[config.business.locale] ?? Object.values(found.text)[0] ?? null
  }
  return null
}
