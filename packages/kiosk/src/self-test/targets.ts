import { element } from '@shopbell/widget/prompt'
import { button } from '../staff/frame.ts'

const PLACES = ['top left', 'top right', 'bottom left', 'bottom right', 'below the middle'] as const

/**
 * Five circles to touch: one in each corner and one where the faces are.
 * @param onDone told how many were not touched
 */
export function drawTargets(onDone: (missed: number) => void): HTMLElement {
  let missed: number = PLACES.length
  const circles = PLACES.map((place) =>
    element('button', {
      type: 'button',
      'aria-label': `Touch here: ${place}`,
      click: ({ currentTarget }: Event) => {
        const circle = currentTarget as HTMLElement
        if ('hit' in circle.dataset) return
        circle.dataset['hit'] = ''
        circle.ariaLabel = `Touched: ${place}`
        missed--
        if (missed === 0) onDone(0)
      },
    }),
  )
  return element(
    'div',
    { class: 'staff targets', lang: 'en', dir: 'ltr' },
    ...circles,
    element('h1', { tabindex: '-1' }, 'Touch each circle'),
    element('p', {}, 'With a finger, as a shopper would.'),
    element(
      'div',
      {},
      button('One does not answer', () => onDone(missed)),
    ),
  )
}
