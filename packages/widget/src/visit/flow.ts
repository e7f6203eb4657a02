import type { Condition } from '@shopbell/core/config'
import type { QuestionView } from '@shopbell/core/prompt'

/** One value to one question. */
export type Value = number | string | readonly string[]
export type Answers = Readonly<Record<string, Value>>

/**
 * Where a visit stands. A tap question has a screen of its own; reasons and comments that follow
 * one another share one; then thanks.
 */
export type Screen =
  | { readonly at: 'asking'; readonly question: QuestionView }
  | { readonly at: 'following'; readonly questions: readonly QuestionView[] }
  | { readonly at: 'thanked' }

/**
 * The screen to show, given what was answered so far.
 * @param after the last question of the screen that was just left; the start when not given
 */
export function screenAfter(
  questions: readonly QuestionView[],
  answers: Answers,
  after?: QuestionView,
): Screen {
  const rest = questions
    .slice(after === undefined ? 0 : questions.indexOf(after) + 1)
    .filter((question) => isDrawn(question) && holds(question.showIf, answers))
  const [first] = rest
  if (first === undefined) return { at: 'thanked' }
  if (isTap(first)) return { at: 'asking', question: first }
  const next = rest.findIndex(isTap)
  return { at: 'following', questions: next < 0 ? rest : rest.slice(0, next) }
}

/** The last question of a screen, from where the next screen is looked for. */
export function lastOf(screen: Screen): QuestionView | undefined {
  if (screen.at === 'asking') return screen.question
  return screen.at === 'following' ? screen.questions[screen.questions.length - 1] : undefined
}

/** Whether one tap answers a question. */
function isTap(question: QuestionView): boolean {
  return question.points !== undefined
}

/** A question of a kind that this version cannot draw is passed over, so that a newer collector does no harm. */
function isDrawn(question: QuestionView): boolean {
  return isTap(question) || question.options !== undefined || question.kind === 'text'
}

function holds(condition: Condition | undefined, answers: Answers): boolean {
  if (condition === undefined) return true
  const answer = answers[condition.question]
  if (typeof answer !== 'number') return false
  return answer <= (condition.atMost ?? Infinity) && answer >= (condition.atLeast ?? -Infinity)
}
