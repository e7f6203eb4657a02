import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import { isAsked, isDrawn, isScale } from './asked.ts'
import { questionsOn, type Progress, type Screen } from './screen.ts'
import type { Answers, Value } from './value.ts'

/** What of a prompt decides which screen comes next. */
export type Flow = Pick<PromptView, 'layout' | 'questions'>

/**
 * The screen to show, given what was answered so far: one question, though an optional text right
 * after a choice shares its screen; or, as a page, all questions that are asked.
 * @param answers the answers that stand
 * @param after the last question of the screen that was just left; the start when not given
 */
export function screenAfter(
  { layout, questions }: Flow,
  answers: Answers,
  after?: QuestionView,
): Screen {
  const asked = questions
    .slice(after ? questions.indexOf(after) + 1 : 0)
    .filter((question) => isAsked(question, answers))
  const [first, second] = asked
  if (!first) return { at: 'thanked' }
  if (layout === 'page') return { at: 'following', questions: asked }
  if (isScale(first)) return { at: 'asking', question: first }
  return {
    at: 'following',
    questions: second && rides(second, first) ? [first, second] : [first],
  }
}

/**
 * The answers that stand: those of questions that are asked, given the answers before them.
 * @param kept those that cannot be taken back; they stand in any case
 */
export function standing(
  questions: readonly QuestionView[],
  kept: Answers,
  given: Answers,
): Answers {
  const answers: Record<string, Value> = { ...kept }
  for (const question of questions) {
    const value = given[question.id]
    if (value != null && isAsked(question, answers)) answers[question.id] = value
  }
  return answers
}

/** How far one has come; `null` where there is nothing to count: on a page, and at the end. */
export function progressAt(
  { layout, questions }: Flow,
  answers: Answers,
  screen: Screen,
): Progress | null {
  const here = questions.indexOf(questionsOn(screen)[0]!)
  if (layout === 'page' || here < 0) return null
  // A question that may still be answered leaves open what depends on it.
  const open = new Set<string>()
  let before: QuestionView | undefined
  let [step, total] = [0, 0]
  for (const [index, question] of questions.entries()) {
    const { id, showIf } = question
    const isOpen = showIf && open.has(showIf.question) && isDrawn(question)
    if (!isOpen && !isAsked(question, answers)) continue
    if (index >= here) open.add(id)
    if (!before || !rides(question, before)) total++
    if (index <= here) step = total
    before = question
  }
  return { step, total }
}

/** Whether a question shares the screen of the one before it: room for a comment under reasons. */
function rides({ kind, optional }: QuestionView, before: QuestionView): unknown {
  return kind === 'text' && optional && before.options
}
