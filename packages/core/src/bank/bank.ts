import { BANK_LANGUAGES } from './languages.ts'
import { FACTS, QUESTION_IDS, type Facts, type QuestionId } from './questions.ts'

/** A question of the bank, in every language. */
export interface BankQuestion extends Facts {
  readonly id: QuestionId
  /**
   * Its words by language; none of those that are asked in the prompt's own words, which are
   * `reasons`, `attention-reasons` and `comment`.
   */
  readonly text?: Readonly<Record<string, string>>
}

/**
 * The question bank: what customers can be asked, each worded once, in fourteen languages, for every
 * channel.
 */
export const BANK: Readonly<Record<QuestionId, BankQuestion>> = Object.fromEntries(
  QUESTION_IDS.map((id) => [id, { id, ...FACTS[id], ...textOf(id) }]),
) as Record<QuestionId, BankQuestion>

function textOf(id: QuestionId): Pick<BankQuestion, 'text'> {
  const worded = Object.entries(BANK_LANGUAGES).flatMap(([locale, { questions }]) => {
    const text = (questions as Readonly<Record<string, string>>)[id]
    return text === undefined ? [] : [[locale, text] as const]
  })
  return worded.length === 0 ? {} : { text: Object.fromEntries(worded) }
}
