import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import { MAX_TEXT } from '../../visit/screen.ts'
import type { Visit } from '../../visit/visit.ts'
import { element } from '../element.ts'
import type { Field } from './field.ts'
import { charactersLeft } from './characters-left.ts'

/** From here on it is said how many characters are left: a fifth of the room, fifty at most. */
const NEAR = 50

/**
 * Room for words; says near the end how much of it is left.
 * @param label the id of the question's words; empty where it has none of its own: the box says them
 */
export function text(
  question: QuestionView,
  label: string,
  { locale, strings }: PromptView,
  visit: Visit,
): Field {
  const { id, maxLength = MAX_TEXT } = question
  const box = element('textarea', {
    'aria-labelledby': label || false,
    ...(!label && { 'aria-label': question.text, placeholder: strings.anythingElse! }),
    maxlength: maxLength,
    rows: 2,
    autocomplete: 'off',
    input: () => visit.write(id, box.value),
  })
  const seen = element('span', { 'aria-hidden': 'true' })
  const heard = element('span', { class: 'quietly', 'aria-live': 'polite' })
  const count = element('div', { class: 'small count' }, seen, heard)
  return {
    element: element('div', {}, box, count),
    control: box,
    update({ draft }) {
      const written = (draft[id] ?? '') as string
      if (box.value !== written) box.value = written
      const left = maxLength - written.length
      const said = left > Math.min(NEAR, maxLength / 5) ? '' : charactersLeft(left, locale, strings)
      seen.textContent = said
      // Not at every key: a voice that counts along is in the way of writing.
      if (!said || left % 10 === 0) heard.textContent = said
    },
  }
}
