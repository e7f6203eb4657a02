import type { QuestionView } from '@shopbell/core/prompt'
import type { Visit } from '../../visit/visit.ts'
import { element } from '../element.ts'
import type { Part } from '../part.ts'

/** The longest comment a collector takes. */
const MAX_TEXT = 4000

/** Room for a comment. */
export function comment({ id, text }: QuestionView, placeholder: string, visit: Visit): Part {
  const box = element('textarea', {
    'aria-label': text,
    placeholder,
    maxlength: MAX_TEXT,
    rows: 2,
    autocomplete: 'off',
    input: () => visit.write(id, box.value),
  })
  return { element: box, update() {} }
}
