import type { TodayChange } from '@shopbell/core/report'
import { differenceWords } from './number-words.ts'

/**
 * What became of a figure since as many days before; it is called a change only when it is more than
 * noise.
 * @param days how many they were
 * @param scale how many points one of the figure is: 100 for shares, 1 for scores
 * @example changeSentence(change, 28, 100) // 'Up by 5 points since the 28 days before, more than noise.'
 */
export function changeSentence(
  { verdict, difference }: TodayChange,
  days: number,
  scale: 100 | 1,
): string {
  const before = days === 1 ? 'the day before' : `the ${days} days before`
  const { value, low, high } = difference
  if (verdict === 'too-few' || value === null || low === null || high === null) {
    return `Too few to compare with ${before}.`
  }
  const words = (points: number): string => differenceWords(points * scale)
  if (verdict === 'noise') {
    const range = `${words(value)}, somewhere from ${words(low)} to ${words(high)}.`
    // Of several figures that stand still one may well seem to have moved (Holm): the range is of one.
    return low > 0 || high < 0
      ? `May be chance since ${before}, as one of several figures: ${range}`
      : `No more than noise since ${before}: ${range}`
  }
  const size = words(Math.abs(value)).replace('+', '')
  const points = size === '1' ? 'point' : 'points'
  return `${verdict === 'up' ? 'Up' : 'Down'} by ${size} ${points} since ${before}, more than noise.`
}
