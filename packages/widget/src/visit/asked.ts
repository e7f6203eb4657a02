import type { Condition } from '@shopbell/core/config'
import type { QuestionView } from '@shopbell/core/prompt'
import type { Answers } from './value.ts'

/** Whether one tap answers a question. */
export function isScale(question: QuestionView): boolean {
  return Boolean(question.points)
}

/** Whether a question is asked, given what was answered before it. */
export function isAsked(question: QuestionView, answers: Answers): boolean {
  return isDrawn(question) && holds(question.showIf, answers)
}

/** A question of a kind that this version cannot draw is passed over, so that a newer collector does no harm. */
export function isDrawn(question: QuestionView): boolean {
  const { kind, options } = question
  return isScale(question) || Boolean(options) || kind === 'text' || kind === 'contact'
}

function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (!condition) return true
  const { answered, includes, atMost = Infinity, atLeast = -Infinity } = condition
  const answer = answers[condition.question]
  if (answered != null) return answered === (answer != null)
  if (includes) return Array.isArray(answer) && answer.includes(includes)
  return typeof answer === 'number' && answer <= atMost && answer >= atLeast
}
