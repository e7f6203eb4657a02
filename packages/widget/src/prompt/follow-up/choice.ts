import type { QuestionView } from '@shopbell/core/prompt'
import type { Visit } from '../../visit/visit.ts'
import { element, set } from '../element.ts'
import type { Part } from '../part.ts'
import { once } from './once.ts'

/** Reasons to tap, and to give back. */
export function choice({ id, options = [], text }: QuestionView, visit: Visit): Part {
  const chips = options.map(({ value, label }) =>
    element(
      'button',
      { type: 'button', class: 'chip', click: once(() => visit.choose(id, value)) },
      label,
    ),
  )
  return {
    element: element('div', { class: 'chips', role: 'group', 'aria-label': text }, ...chips),
    update({ draft }) {
      const chosen = (draft[id] ?? []) as readonly string[]
      for (const [index, chip] of chips.entries()) {
        set(chip, { 'aria-pressed': String(chosen.includes(options[index]!.value)) })
      }
    },
  }
}
