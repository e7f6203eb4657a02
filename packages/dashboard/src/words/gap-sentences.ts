import type { Estimate } from '@shopbell/core'
import { countWords, numberWords } from './number-words.ts'

/** Service less experience, and whether the same people answered both. */
export interface Gap extends Estimate {
  readonly basis: 'paired' | 'unpaired'
  /** How many people answered both. */
  readonly pairs: number
  /** How many answers are left out because their writer answered only one of the two. */
  readonly excluded: number
}

/** Whether the gap is clear of zero: only then is one side said to be better. */
export function isClear({ low, high }: Estimate): boolean {
  return low !== null && high !== null && (low > 0 || high < 0)
}

/**
 * What the gap says, in words; first which side is better, then who was asked.
 * @example gapSentences(gap) // ['Service is better than the experience, and that is more than chance.', 'The same 42 people answered both.']
 */
export function gapSentences(gap: Gap): readonly string[] {
  if (gap.value === null) return ['Nothing to compare yet: it takes answers about both.']
  return [verdict(gap), ...basis(gap)]
}

function verdict(gap: Gap): string {
  const { low, high } = gap
  if (low === null || high === null) return 'Too few to say.'
  if (low > 0) return 'Service is better than the experience, and that is more than chance.'
  if (high < 0) return 'The experience is better than the service, and that is more than chance.'
  return 'The difference may be chance.'
}

function basis({ basis, pairs, n, excluded }: Gap): readonly string[] {
  if (basis === 'unpaired') return [`${countWords(n, 'answer')}, from different people.`]
  const asked = `The same ${numberWords(pairs)} people answered both.`
  if (excluded === 0) return [asked]
  const are = excluded === 1 ? 'is' : 'are'
  return [asked, `${countWords(excluded, 'other answer')} ${are} left out.`]
}
