import type { QuestionView } from '@shopbell/core/prompt'
import { element, set } from './element.ts'
import { face, moodsOf } from './face.ts'
import { star, thumb } from './mark.ts'
import { once } from './once.ts'
import type { Part } from './part.ts'
import { moveAlong } from './roving.ts'

/** What a scale is drawn with. */
interface ScaleOptions {
  /** The id of the element that names the group. */
  readonly labelledBy: string
  readonly onTap: (point: number) => void
}

/**
 * A scale as a radio group with one Tab stop. Arrow keys move between the points without choosing,
 * since choosing is answering; Space, Enter or a tap answers. What is kept can no longer be changed.
 */
export function scale(question: QuestionView, { labelledBy, onTap }: ScaleOptions): Part {
  const { ends, id, kind, points = [] } = question
  const last = points.length - 1
  const pictures = picturesOf(kind, points.length)
  const buttons = points.map(({ value, label }, index) => {
    const end = ends && (index ? index === last && ends[1] : ends[0])
    return element(
      'button',
      {
        type: 'button',
        role: 'radio',
        class: 'point',
        // A number says its end of the scale to those who do not see the line below.
        'aria-label': ends && (end ? `${label}, ${end}` : label),
        click: once(() => onTap(value)),
      },
      // A star needs no number beside it.
      pictures?.[index] ?? '',
      pictures && ends ? '' : label,
    )
  })
  const looks = pictures ? kind : `plain n${points.length}`
  const group = element(
    'div',
    {
      class: `points ${looks}`,
      role: 'radiogroup',
      'aria-labelledby': labelledBy,
      keydown: moveAlong(buttons),
    },
    ...buttons,
  )
  const whole = element('div', { class: 'scale' }, group)
  if (ends) {
    // Where the numbers take two rows, an end is not below its number.
    const said = ends.map((end, index) =>
      element('span', {}, last > 4 ? `${points[index * last]!.label}: ${end}` : end),
    )
    whole.append(element('div', { class: 'ends small', 'aria-hidden': 'true' }, ...said))
  }
  return {
    element: whole,
    update({ answers, draft }) {
      const isKept = id in answers
      const point = answers[id] ?? draft[id]
      const at = points.findIndex(({ value }) => value === point)
      set(group, { 'aria-readonly': isKept && 'true' })
      for (const [index, button] of buttons.entries()) {
        set(button, {
          'aria-checked': `${index === at}`,
          'aria-disabled': isKept && index !== at && 'true',
          'data-on': index <= at,
          tabindex: index === Math.max(at, 0) ? 0 : -1,
        })
      }
    },
  }
}

/** The drawings of a kind, lowest point first; none where words or numbers say it. */
function picturesOf(kind: QuestionView['kind'], points: number): readonly SVGElement[] | undefined {
  if (kind === 'stars') return Array.from({ length: points }, star)
  if (kind === 'thumbs') return [thumb(false), thumb(true)]
  return kind.startsWith('smiley') ? moodsOf(points).map(face) : undefined
}
