import type { QuestionId } from './questions.ts'
import type { ReasonId } from './reasons.ts'

/** Questions that are asked in the prompt's own words: "What got in the way?", "Your comment". */
export type Unworded = 'reasons' | 'attention-reasons' | 'comment'

/**
 * The bank in one language. Polite, short, and the same in every channel; nobody's sex is named, in
 * no form of a verb either, and nothing is said that only a store or only a website has, but where
 * it is what the question is about. A question with faces is one that “Bad”, “Good” and “Great”
 * answer in the language's own words for them, in their gender too.
 */
export interface BankWords {
  readonly questions: Readonly<Record<Exclude<QuestionId, Unworded>, string>>
  readonly reasons: Readonly<Record<ReasonId, string>>
}
