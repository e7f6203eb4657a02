import { differenceWords } from './number-words.ts'

/** A difference of shares, −1 to 1, in points of a hundred. @example pointsWords(0.098) // '+10', and '−0.4' for -0.004 */
export function pointsWords(difference: number): string {
  return differenceWords(difference * 100)
}
