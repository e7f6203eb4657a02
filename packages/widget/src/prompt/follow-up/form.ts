import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import type { Visit } from '../../visit/visit.ts'
import { element } from '../element.ts'
import type { Part } from '../part.ts'
import { heading } from '../prompt.ts'
import { choice } from './choice.ts'
import { comment } from './comment.ts'
import { once } from './once.ts'

/** Reasons to tap and room for a comment, all of it optional: what was tapped before is already kept. */
export function form(
  { strings }: PromptView,
  visit: Visit,
  questions: readonly QuestionView[],
): Part {
  // A comment that says nothing of its own says it in its box.
  const labelOf = ({ kind, text }: QuestionView): string =>
    kind === 'text' && text === strings.comment ? '' : text
  const parts = questions.map((question) =>
    question.options === undefined
      ? comment(question, labelOf(question) === '' ? strings.anythingElse! : '', visit)
      : choice(question, visit),
  )
  const thanked = visit.state.kept === null ? '' : strings.thanks
  const rows = parts.map((part, index) => {
    const label = index > 0 ? labelOf(questions[index]!) : ''
    const row = element('div', { class: 'part' }, part.element)
    if (label !== '') row.prepend(element('p', { class: 'label', 'aria-hidden': 'true' }, label))
    return row
  })
  const writes = questions.some(({ kind }) => kind === 'text')
  return {
    element: element(
      'div',
      {},
      heading(`${thanked} ${labelOf(questions[0]!)}`),
      ...rows,
      element(
        'div',
        { class: 'row' },
        ...(writes ? [element('span', { class: 'small' }, strings.noNames!)] : []),
        element(
          'span',
          { class: 'actions' },
          button('quiet', strings.skip, () => void visit.leave('skip')),
          button('primary', strings.send, () => void visit.send()),
        ),
      ),
    ),
    update(state) {
      for (const part of parts) part.update(state)
    },
  }
}

function button(name: string, label: string, act: () => void): HTMLElement {
  return element('button', { type: 'button', class: name, click: once(act) }, label)
}
