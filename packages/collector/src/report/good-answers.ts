import { SCALES, type Part } from '@shopbell/core'
import type { Rating } from './facts.ts'

/** How many answers are good, as the field counts them, and how many there are. */
export function goodOf(ratings: Iterable<Pick<Rating, 'kind' | 'index' | 'count'>>): Part {
  let [good, all] = [0, 0]
  for (const { kind, index, count } of ratings) {
    const { values, positiveFrom } = SCALES[kind]
    all += count
    if (values[index]! >= positiveFrom) good += count
  }
  return [good, all]
}

/** All parts as one. */
export function together(parts: Iterable<Part>): Part {
  let [good, all] = [0, 0]
  for (const [positive, n] of parts) {
    good += positive
    all += n
  }
  return [good, all]
}
