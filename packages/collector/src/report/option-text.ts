import { promptView } from '@shopbell/core/prompt'
import type { Served } from '../business/directory.ts'

/**
 * What shoppers read for an option of a question, in the business's language; `null` where no prompt
 * has it any more.
 */
export function optionText(
  { config, places }: Served,
  question: string,
  option: string,
): string | null {
  for (const { touchpoint, questions } of places.values()) {
    if (!questions.has(question)) continue
    const asked = promptView(config, touchpoint).questions.find(({ id }) => id === question)
    const found = asked?.options?.find(({ value }) => value === option)
    if (found !== undefined) return found.label
  }
  return null
}
