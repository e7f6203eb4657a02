import type { QuestionView } from '@shopbell/core/prompt'
import { questionsOn } from '../../visit/screen.ts'
import { element } from '../element.ts'
import type { Part } from '../part.ts'
import { heading, type PromptOptions } from '../prompt.ts'
import { row, wordsOf, type Row } from './row.ts'
import { button, stepOf, wayBack } from './steps.ts'

/** Questions that are sent together: what follows a tap, or a whole prompt on one page. */
export function form(options: PromptOptions): Part {
  const { view, visit } = options
  const { strings } = view
  const { answers, screen } = visit.state
  // Once is polite.
  const thanked = Object.keys(answers).length === 1 ? `${strings.thanks} ` : ''
  const [first] = questionsOn(screen) as [QuestionView]
  const words = wordsOf(first, options) || (thanked ? '' : first.text)
  const rows = new Map<string, Row>()
  const questions = element('div')
  const small = element('span', { class: 'small' })
  const send = button('primary', strings.send, () => {
    void visit.send().then(() => questions.querySelector<HTMLElement>(WRONG)?.focus())
  })
  send.type = 'submit'
  const whole = element(
    'form',
    { novalidate: true, submit: (event: Event) => event.preventDefault() },
    heading(stepOf(options), thanked, element('span', { id: `q-${first.id}` }, words)),
    questions,
    element(
      'div',
      { class: 'row' },
      ...wayBack(options),
      small,
      element(
        'span',
        { class: 'actions' },
        button('quiet', strings.skip, () => void visit.skip()),
        send,
      ),
    ),
  )
  return {
    element: whole,
    update(state) {
      const asked = questionsOn(state.screen)
      const shown = asked.map((question) => {
        const made = rows.get(question.id) ?? row(question, question === first, options)
        rows.set(question.id, made)
        made.update(state)
        return made.element
      })
      for (const each of Array.from(questions.children)) if (!shown.includes(each)) each.remove()
      // What stays is not moved: it may have the focus.
      for (const [index, each] of shown.entries()) {
        const there = questions.children[index]
        if (there !== each) questions.insertBefore(each, there ?? null)
      }
      send.textContent = (!state.isLast && strings.next) || strings.send
      // Whoever is asked for an address need not be told to leave none.
      const asks = (kind: string): boolean => asked.some((question) => question.kind === kind)
      small.textContent = asks('text') && !asks('contact') ? strings.noNames! : ''
    },
  }
}

/** What takes the focus when something is missing: the first control that is said to be wrong. */
const WRONG =
  '[aria-invalid],[aria-describedby$=-problem] [tabindex="0"],[aria-describedby$=-problem] :is(button,input)'
