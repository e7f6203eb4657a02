import type { QuestionView } from '@shopbell/core/prompt'
import type { Visit } from '../../visit/visit.ts'
import { element, set } from '../element.ts'
import { once } from '../once.ts'
import { moveAlong } from '../roving.ts'
import type { Field } from './field.ts'

/**
 * Options to take and to give back: toggles, or a radio group where one can be taken. There the
 * arrow keys choose, as in any form: nothing is sent by it.
 * @param label the id of the question's words
 */
export function choice(
  { id, multiple, options = [] }: QuestionView,
  label: string,
  visit: Visit,
): Field {
  const isSingle = multiple === false
  const pressed = isSingle ? 'aria-checked' : 'aria-pressed'
  const buttons = options.map(({ value, label }) =>
    element(
      'button',
      {
        type: 'button',
        class: isSingle ? 'option' : 'chip',
        role: isSingle && 'radio',
        click: once(() => visit.choose(id, value)),
      },
      label,
    ),
  )
  const group = element(
    'div',
    {
      class: isSingle ? 'options' : 'chips',
      role: isSingle ? 'radiogroup' : 'group',
      'aria-labelledby': label,
      keydown: isSingle && moveAlong(buttons, (index) => visit.choose(id, options[index]!.value)),
    },
    ...buttons,
  )
  return {
    element: group,
    update({ draft }) {
      const chosen = (draft[id] ?? []) as readonly string[]
      const at = options.findIndex(({ value }) => chosen.includes(value))
      for (const [index, button] of buttons.entries()) {
        set(button, {
          [pressed]: `${chosen.includes(options[index]!.value)}`,
          tabindex: isSingle && (index === Math.max(at, 0) ? 0 : -1),
        })
      }
    },
  }
}
