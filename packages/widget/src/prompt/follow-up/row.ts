import type { QuestionView } from '@shopbell/core/prompt'
import { element, set } from '../element.ts'
import type { Part } from '../part.ts'
import { scale } from '../scale.ts'
import type { PromptOptions } from '../prompt.ts'
import { choice } from './choice.ts'
import { contact } from './contact.ts'
import type { Field } from './field.ts'
import { problem } from './problem.ts'
import { text } from './text.ts'

/** One question of a form: its words, what it is answered with, and what is wrong with that. */
export interface Row extends Part {
  readonly element: Element
}

/** The words of a question; empty for a comment that says nothing of its own: its box says them. */
export function wordsOf({ kind, text }: QuestionView, { view }: PromptOptions): string {
  return kind === 'text' && text === view.strings.comment ? '' : text
}

/**
 * Makes the row of a question.
 * @param titled whether the heading of the screen says its words, in an element with the id of the question
 */
export function row(question: QuestionView, titled: boolean, options: PromptOptions): Row {
  const { id, kind, multiple, optional } = question
  const { locale, strings } = options.view
  const words = wordsOf(question, options)
  const named = `q-${id}`
  const field = fieldOf(question, words && named, options)
  const control = field.control ?? field.element
  const wrong = problem(`${named}-problem`)
  const hint =
    kind === 'choice' &&
    element(
      'p',
      { id: `${named}-hint`, class: 'small' },
      multiple === false ? strings.chooseOne! : strings.chooseAny!,
    )
  const label = element('p', { class: 'label' }, element('span', { id: named }, words))
  if (optional) label.append(' ', element('span', { class: 'small' }, strings.optional!))
  const whole = element(
    'div',
    { class: 'part', lang: locale },
    titled || !words ? '' : label,
    hint || '',
    field.element,
    wrong.element,
  )
  return {
    element: whole,
    update(state) {
      field.update(state)
      const found = state.problems.some((each) => each.question === id && !each.field)
      wrong.say(found ? strings.answerNeeded! : '')
      const about = [hint && hint.id, found && wrong.element.id].filter(Boolean).join(' ')
      set(control, {
        'aria-describedby': about || false,
        'aria-invalid': found && kind === 'text' && 'true',
      })
    },
  }
}

function fieldOf(question: QuestionView, labelledBy: string, options: PromptOptions): Field {
  const { view, visit, isShared = false } = options
  const { id, kind, points } = question
  if (points) {
    const onTap = (point: number): void => void visit.tap(point, id)
    const asked = scale(question, { labelledBy, onTap })
    return { ...asked, control: asked.element.firstElementChild! }
  }
  if (question.options) return choice(question, labelledBy, visit)
  if (kind === 'contact') return contact(question, labelledBy, view, visit, isShared)
  return text(question, labelledBy, view, visit)
}
