import type { QuestionView } from '@shopbell/core/prompt'
import type { Answer } from './response.ts'
import type { Answers } from './value.ts'

/** Answers in the order of their questions, with what else belongs to them. */
export function worded(questions: readonly QuestionView[], given: Answers): readonly Answer[] {
  return questions.flatMap(({ id: question, shuffle, options = [] }) => {
    const value = given[question]
    if (value == null) return []
    const order = shuffle && { order: options.map((option) => option.value) }
    return [{ question, value, ...order }]
  })
}
