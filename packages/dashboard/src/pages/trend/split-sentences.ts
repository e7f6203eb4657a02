import type { PeriodChange } from '@shopbell/core/report'
import { isClear } from '../../words/gap-sentences.ts'
import { pointsWords } from '../../words/points-words.ts'

/** Whether it changed, and of what that came, in words that say no more than the intervals. */
export function splitSentences({ change, rate, mix }: PeriodChange): readonly string[] {
  if (change.value === null || change.low === null)
    return ['Too few answers to hold two periods against each other.']
  const whole = isClear(change)
    ? `It ${change.value > 0 ? 'rose' : 'fell'} (${pointsWords(change.value)} points), and that is more than chance.`
    : 'No change that is more than chance.'
  const apart = isClear(rate)
    ? `Within channels it ${rate.value! > 0 ? 'got better' : 'got worse'}.`
    : 'Within channels nothing surely changed.'
  const moved =
    mix !== null && Math.abs(mix) >= 0.01
      ? [`${pointsWords(mix)} points come of people who moved between channels.`]
      : []
  return [whole, apart, ...moved]
}
