import type { PromptView } from '@shopbell/core/prompt'
import { drawing, element } from '../element.ts'
import type { Part } from '../part.ts'
import { heading } from '../prompt.ts'

/** The end of a visit; says so when the page must stay open until the answer is sent. */
export function thanks({ strings }: PromptView): Part {
  const keepOpen = element('span', { class: 'small' })
  const tick = drawing(36, { 'stroke-width': 3 }, [
    { d: 'M3 18a15 15 0 1 0 30 0a15 15 0 1 0-30 0z' },
    { d: 'M11 18.5l5 5 9-10' },
  ])
  return {
    element: element('div', { class: 'thanks' }, tick, heading('', strings.thanks, ' ', keepOpen)),
    update({ kept }) {
      keepOpen.textContent = kept === 'memory' ? strings.keepOpen : ''
    },
  }
}
