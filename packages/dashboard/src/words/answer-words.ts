import { isRated, scaleOf, type Kind, type RatedKind } from '@shopbell/core'
import type { Asked } from '../api/place.ts'
import type { GivenAnswer } from '../api/visit.ts'
import { reasonWords, topicWords } from './reason-words.ts'

const FACES = ['Bad', 'Not good', 'Okay', 'Good', 'Great'] as const

/** An answer as it is shown. */
export type Shown =
  /** A face, 0 (sad) to 4 (glad). */
  | { readonly as: 'face'; readonly mood: number; readonly words: string }
  /** A point of any other scale. */
  | { readonly as: 'point'; readonly words: string }
  | { readonly as: 'reasons'; readonly reasons: readonly string[] }
  | { readonly as: 'comment'; readonly text: string }

/**
 * Turns an answer into words; an unknown or missing kind shows what is there.
 * @param asked what the config says of the question, when it is known
 */
export function answerWords({ question, kind, value }: GivenAnswer, asked?: Asked): Shown {
  if (Array.isArray(value)) {
    const reasons = value.map((each) => reasonWords(String(each), asked?.options.get(String(each))))
    return { as: 'reasons', reasons }
  }
  if (typeof value === 'string') return { as: 'comment', text: value }
  const known = kind ?? asked?.kind
  if (typeof value === 'number' && known !== undefined && isRated(known as Kind)) {
    return pointOf(known as RatedKind, value, question)
  }
  return { as: 'point', words: `${topicWords(question)}: ${plain(value)}` }
}

function pointOf(kind: RatedKind, value: number, question: string): Shown {
  const { values } = scaleOf(kind)
  const highest = values.at(-1)!
  switch (kind) {
    case 'smiley3':
    case 'smiley4':
    case 'smiley5': {
      const mood = moodsOf(values.length)[value - 1]
      const words = mood === undefined ? `${value} of ${highest}` : FACES[mood]!
      return mood === undefined ? { as: 'point', words } : { as: 'face', mood, words }
    }
    case 'stars':
      return { as: 'point', words: value === 1 ? '1 star of 5' : `${value} stars of 5` }
    case 'thumbs':
      return { as: 'point', words: value === 1 ? 'Thumbs up' : 'Thumbs down' }
    case 'yesno':
      return { as: 'point', words: `${topicWords(question)}: ${value === 1 ? 'yes' : 'no'}` }
    case 'expectation':
      return { as: 'point', words: EXPECTATION[value + 1] ?? String(value) }
    case 'csat':
    case 'agree':
    case 'effort':
    case 'nps':
      return { as: 'point', words: `${topicWords(question)}: ${value} of ${highest}` }
  }
}

const EXPECTATION = ['Worse than expected', 'As expected', 'Better than expected'] as const

/** Which of the five faces the points of a smiley kind show, lowest first. */
function moodsOf(points: number): readonly number[] {
  if (points === 3) return [0, 2, 3]
  return points === 4 ? [0, 1, 3, 4] : [0, 1, 2, 3, 4]
}

function plain(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
