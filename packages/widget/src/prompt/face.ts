import { drawing } from './element.ts'

/** Two eyes, open, at a height. */
const eyes = (y: number): string => `M34 ${y}v.1M62 ${y}v.1`

const BROWS = 'M26 37l11-6M70 37l-11-6'
const SMILING = 'M28 41c2-6 10-6 12 0M56 41c2-6 10-6 12 0'
const ROUND = 'M6 48a42 42 0 1 0 84 0a42 42 0 1 0-84 0z'

/** From sad to glad; a bad visit looks sad, never angry. */
const MOUTHS = [
  'M31 68c5-9 29-9 34 0',
  'M34 66c7-5 21-5 28 0',
  'M34 62h28',
  'M33 59c7 6 23 6 30 0',
  'M27 55h42c-2 13-10 20-21 20s-19-7-21-20z',
]

/**
 * One of five drawn faces, told apart by mouth, eyes and brows before colour.
 * @param mood 0 (sad) to 4 (glad)
 */
export function face(mood: number): SVGElement {
  const stroke = `var(--f${mood + 1})`
  const glad = mood === 4
  return drawing(96, { stroke, 'stroke-width': 5.5 }, [
    { d: ROUND, fill: stroke, 'fill-opacity': '.14' },
    glad ? { d: SMILING } : { d: eyes(mood === 0 ? 46 : 43 - mood), 'stroke-width': 9.5 },
    { d: mood === 0 ? BROWS : '' },
    { d: MOUTHS[mood]!, ...(glad ? { fill: stroke, 'fill-opacity': '.25' } : {}) },
  ])
}

/** Which of the five moods the points of a smiley kind show, lowest first. */
export function moodsOf(points: number): readonly number[] {
  return points === 3 ? [0, 2, 3] : points === 4 ? [0, 1, 3, 4] : [0, 1, 2, 3, 4]
}
