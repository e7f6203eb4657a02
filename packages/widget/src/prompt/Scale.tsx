import type { QuestionView } from '@shopbell/core/prompt'
import type { VNode } from 'preact'
import { useRef } from 'preact/hooks'
import { Face, moodsOf } from './Face.tsx'

interface ScaleProps {
  readonly question: QuestionView
  /** The id of the element that names the group. */
  readonly labelledBy: string
  /** The point that was tapped; `null` before. */
  readonly tapped: number | null
  readonly onTap: (point: number) => void
}

/**
 * A scale as a radio group with one Tab stop. Arrow keys move between the points without choosing,
 * since choosing is answering; Space, Enter or a tap answers.
 */
export function Scale({ question, labelledBy, tapped, onTap }: ScaleProps): VNode {
  const group = useRef<HTMLDivElement>(null)
  const points = question.points ?? []
  const faces = question.kind.startsWith('smiley') ? moodsOf(points.length) : null
  const worded = points.some(({ label }) => label !== '')

  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...group.current!.querySelectorAll('button')]
    const from = buttons.indexOf(event.target as HTMLButtonElement)
    const to = goal(event, from, buttons.length - 1)
    if (to === null) return
    event.preventDefault()
    buttons[(to + buttons.length) % buttons.length]?.focus()
  }

  return (
    <>
      <div
        ref={group}
        class={
          faces === null
            ? `points plain ${worded ? 'worded' : points.length > 7 ? 'many' : ''}`
            : 'points'
        }
        role="radiogroup"
        aria-labelledby={labelledBy}
        onKeyDown={onKeyDown}
      >
        {points.map(({ value, label }, index) => (
          <button
            key={value}
            type="button"
            role="radio"
            class="point"
            aria-checked={tapped === value}
            aria-label={label === '' ? numberName(question, index, value) : undefined}
            tabIndex={(tapped === null ? index === 0 : tapped === value) ? 0 : -1}
            onClick={() => onTap(value)}
          >
            {faces !== null && <Face mood={faces[index]!} />}
            {label === '' ? value : label}
          </button>
        ))}
      </div>
      {question.ends !== undefined && (
        <div class="ends small" aria-hidden="true">
          <span>{question.ends[0]}</span>
          <span>{question.ends[1]}</span>
        </div>
      )}
    </>
  )
}

/** A number says its end of the scale to those who do not see the line below. */
function numberName(question: QuestionView, index: number, value: number): string {
  const last = (question.points?.length ?? 0) - 1
  const end = index === 0 ? question.ends?.[0] : index === last ? question.ends?.[1] : undefined
  return end === undefined ? String(value) : `${value}, ${end}`
}

/** Where a key leads; left and right follow the direction of the text. `null` when it leads nowhere. */
function goal({ key, currentTarget }: KeyboardEvent, from: number, last: number): number | null {
  const forward = getComputedStyle(currentTarget as Element).direction === 'rtl' ? -1 : 1
  switch (key) {
    case 'ArrowDown':
      return from + 1
    case 'ArrowUp':
      return from - 1
    case 'ArrowRight':
      return from + forward
    case 'ArrowLeft':
      return from - forward
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
