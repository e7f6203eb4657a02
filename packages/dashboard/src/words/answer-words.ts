import { isRated, scaleOf, type Kind, type RatedKind } from '@shopbell/core'
import type { Asked } from '../api/place.ts'
import type { GivenAnswer } from '../api/visit.ts'

const FACES = ['Bad', 'Not good', 'Okay', 'Good', 'Great'] as const

/** Reasons of the question bank whose id says less than shoppers read. */
const REASONS: Readonly<Record<string, string>> = {
  'quick-help': 'No quick help',
  'not-found': 'Couldn’t find it',
}

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
    const reasons = value.map((each) => reasonWords(String(each), asked))
    return { as: 'reasons', reasons }
  }
  if (typeof value === 'string') return { as: 'comment', text: value }
  const known = kind ?? asked?.kind
  if (typeof value === 'number' && known !== undefined && isRated(known as Kind)) {
    return pointOf(known as RatedKind, value, question)
  }
  return { as: 'point', words: `${topic(question)}: ${plain(value)}` }
}

/** What shoppers read for a reason; of one that is not known, its id as words. */
function reasonWords(id: string, asked?: Asked): string {
  return asked?.options.get(id) || (Object.hasOwn(REASONS, id) ? REASONS[id]! : topic(id))
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
      return { as: 'point', words: `${topic(question)}: ${value === 1 ? 'yes' : 'no'}` }
    case 'expectation':
      return { as: 'point', words: EXPECTATION[value + 1] ?? String(value) }
    case 'csat':
    case 'agree':
    case 'effort':
    case 'nps':
      return { as: 'point', words: `${topic(question)}: ${value} of ${highest}` }
  }
}

const EXPECTATION = ['Worse than expected', 'As expected', 'Better than expected'] as const

/** Which of the five faces the points of a smiley kind show, lowest first. */
function moodsOf(points: number): readonly number[] {
  if (points === 3) return [0, 2, 3]
  return points === 4 ? [0, 1, 3, 4] : [0, 1, 2, 3, 4]
}

/** @example topic('easy-to-find') // 'Easy to find' */
function topic(id: string): string {
  const words = id.replaceAll(/[-_.]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function plain(value: unknown): string {
  return JSON.stringify(value) ?? ''
}
