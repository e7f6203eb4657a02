import type { VNode } from 'preact'

/** From sad to glad; a bad visit looks sad, never angry. */
const EYES: readonly VNode[] = [
  <g>
    <path d="M26 37l11-6M70 37l-11-6" />
    <Dots y={46} />
  </g>,
  <Dots y={42} />,
  <Dots y={41} />,
  <Dots y={40} />,
  <path d="M28 41c2-6 10-6 12 0M56 41c2-6 10-6 12 0" />,
]

const MOUTHS = [
  'M31 68c5-9 29-9 34 0',
  'M34 66c7-5 21-5 28 0',
  'M34 62h28',
  'M33 59c7 6 23 6 30 0',
  'M27 55h42c-2 13-10 20-21 20s-19-7-21-20z',
]

function Dots({ y }: { y: number }): VNode {
  return <path d={`M34 ${y}v.1M62 ${y}v.1`} stroke-width="9.5" />
}

/**
 * One of five drawn faces, told apart by mouth, eyes and brows before colour.
 * @param mood 0 (sad) to 4 (glad)
 */
export function Face({ mood }: { mood: number }): VNode {
  const tone = `var(--f${mood + 1})`
  return (
    <svg
      viewBox="0 0 96 96"
      fill="none"
      stroke={tone}
      stroke-width="5.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="48" cy="48" r="42" fill={tone} fill-opacity=".14" stroke-width="5" />
      {EYES[mood]}
      <path d={MOUTHS[mood]} {...(mood === 4 ? { fill: tone, 'fill-opacity': '.25' } : {})} />
    </svg>
  )
}

/** Which of the five moods the points of a smiley kind show, lowest first. */
export function moodsOf(points: number): readonly number[] {
  if (points === 3) return [0, 2, 3]
  return points === 4 ? [0, 1, 3, 4] : [0, 1, 2, 3, 4]
}
