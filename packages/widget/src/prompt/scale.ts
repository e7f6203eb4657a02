import type { QuestionView } from '@shopbell/core/prompt'
import { element, set } from './element.ts'
import { face, moodsOf } from './face.ts'
import type { Part } from './part.ts'

/**
 * A scale as a radio group with one Tab stop. Arrow keys move between the points without choosing,
 * since choosing is answering; Space, Enter or a tap answers.
 * @param labelledBy the id of the element that names the group
 */
export function scale(
  question: QuestionView,
  labelledBy: string,
  onTap: (point: number) => void,
): Part {
  const { ends, kind, points = [] } = question
  const moods = kind.startsWith('smiley') ? moodsOf(points.length) : null
  const worded = points.some(({ label }) => label !== '')
  const buttons = points.map(({ value, label }, index) =>
    element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'point',
        'aria-label': label === '' && nameOf(value, index, points.length - 1, ends),
        click: () => onTap(value),
      },
      ...(moods === null ? [] : [face(moods[index]!)]),
      label || String(value),
    ),
  )
  const onKeyDown = (event: KeyboardEvent): void => {
    const from = buttons.indexOf(event.target as HTMLButtonElement)
    const to = goal(event, from, buttons.length - 1)
    if (to === null) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  }
  const whole = element(
    'div',
    { class: 'scale' },
    element(
      'div',
      {
        class:
          moods !== null
            ? 'points'
            : `points plain ${worded ? 'worded' : points.length > 7 ? 'many' : ''}`,
        role: 'radiogroup',
        'aria-labelledby': labelledBy,
        keydown: onKeyDown,
      },
      ...buttons,
    ),
  )
  if (ends !== undefined) {
    const [low, high] = ends.map((end) => element('span', {}, end))
    whole.append(element('div', { class: 'ends small', 'aria-hidden': 'true' }, low!, high!))
  }
  return {
    element: whole,
    update({ tapped }) {
      for (const [index, button] of buttons.entries()) {
        const checked = tapped === points[index]!.value
        set(button, {
          'aria-checked': String(checked),
          tabindex: (tapped === null ? index === 0 : checked) ? 0 : -1,
        })
      }
    },
  }
}

/** A number says its end of the scale to those who do not see the line below. */
function nameOf(value: number, index: number, last: number, ends: QuestionView['ends']): string {
  const end = index === 0 ? ends?.[0] : index === last ? ends?.[1] : undefined
  return end === undefined ? String(value) : `${value}, ${end}`
}

/** Where a key leads; left and right follow the direction of the text. `null` when it leads nowhere. */
function goal({ key, currentTarget }: KeyboardEvent, from: number, last: number): number | null {
  const forward = getComputedStyle(currentTarget as Element).direction === 'rtl' ? -1 : 1
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    ArrowRight: forward,
    ArrowLeft: -forward,
    Home: -from,
    End: last - from,
  }
  return key in steps ? from + steps[key]! : null
}
