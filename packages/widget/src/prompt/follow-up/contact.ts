import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import type { Contact } from '../../visit/value.ts'
import type { Visit } from '../../visit/visit.ts'
import { element, set } from '../element.ts'
import type { Field } from './field.ts'
import { problem } from './problem.ts'

const INPUTS = {
  email: { type: 'email', inputmode: 'email', maxlength: 254 },
  phone: { type: 'tel', inputmode: 'tel', maxlength: 40 },
} as const

/**
 * Asks for an address to be reached at, and for leave to use it.
 * @param label the id of the question's words
 * @param isShared whether the device belongs to nobody in particular
 */
export function contact(
  { fields = ['email', 'phone'], id }: QuestionView,
  label: string,
  { strings }: PromptView,
  visit: Visit,
  isShared: boolean,
): Field {
  const words = strings.contact!
  const parts = [...fields, 'consent' as const].map((name) => {
    const wrong = problem(`${id}-${name}-problem`)
    const isBox = name === 'consent'
    const input = element('input', {
      ...(isBox ? { type: 'checkbox' } : { ...INPUTS[name], dir: 'ltr' }),
      autocomplete: isBox || isShared ? 'off' : name === 'phone' ? 'tel' : name,
      input: () => visit.fill(id, { [name]: isBox ? input.checked : input.value }),
    })
    const said = element('span', {}, words[name])
    const pair = element(
      'label',
      { class: isBox ? 'consent' : 'line' },
      ...(isBox ? [input, said] : [said, input]),
    )
    return { element: element('div', {}, pair, wrong.element), input, name, wrong }
  })
  return {
    element: element(
      'div',
      { class: 'contact', role: 'group', 'aria-labelledby': label },
      ...parts.map((part) => part.element),
    ),
    update({ draft, problems }) {
      const given = (draft[id] ?? {}) as Contact
      for (const { input, name, wrong } of parts) {
        const value = given[name] ?? ''
        if (name === 'consent') input.checked = Boolean(value)
        else if (input.value !== value) input.value = value as string
        const found = problems.find(({ question, field }) => question === id && field === name)
        wrong.say(found ? words[found.code as keyof typeof words] : '')
        set(input, {
          'aria-invalid': found && 'true',
          'aria-describedby': found && wrong.element.id,
        })
      }
    },
  }
}
