import type { VNode } from 'preact'

const EYES = [
  'M26 37l11-6M70 37l-11-6',
  '',
  '',
  '',
  'M28 41c2-6 10-6 12 0M56 41c2-6 10-6 12 0',
] as const

const DOTS = [46, 42, 41, 40] as const

const MOUTHS = [
  'M31 68c5-9 29-9 34 0',
  'M34 66c7-5 21-5 28 0',
  'M34 62h28',
  'M33 59c7 6 23 6 30 0',
  'M27 55h42c-2 13-10 20-21 20s-19-7-21-20z',
] as const

/**
 * The face a shopper tapped, drawn as in the prompt; its words stand beside it.
 * @param mood 0 (sad) to 4 (glad)
 */
export function Face({ mood }: { mood: number }): VNode {
  const tone = `var(--f${mood + 1})`
  return (
    <svg
      class="face"
      viewBox="0 0 96 96"
      fill="none"
      stroke={tone}
      stroke-width="6.5"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <circle cx="48" cy="48" r="42" fill={tone} fill-opacity=".14" stroke-width="6" />
      {mood < 4 && <path d={`M34 ${DOTS[mood]}v.1M62 ${DOTS[mood]}v.1`} stroke-width="10.5" />}
      {EYES[mood] !== '' && <path d={EYES[mood]} />}
      <path d={MOUTHS[mood]} {...(mood === 4 ? { fill: tone, 'fill-opacity': '.25' } : {})} />
    </svg>
  )
}
