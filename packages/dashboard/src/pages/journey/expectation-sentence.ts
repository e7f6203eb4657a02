import type { StageRow } from '@shopbell/core/report'
import { stageWords } from '../../words/stage-words.ts'

/**
 * Where it was surely better or worse than people expected, where that may be noise, and where
 * nobody asks.
 * @example expectationSentence(rows) // 'Surely better than expected: Buying. Not asked: After leaving us.'
 */
export function expectationSentence(rows: readonly StageRow[]): string {
  const sideOf = ({ expectation: { net } }: StageRow): (typeof SIDES)[number][0] => {
    if (net.n === 0) return 'unasked'
    if (net.low === null || net.high === null) return 'few'
    if (net.low > 0) return 'better'
    return net.high < 0 ? 'worse' : 'noise'
  }
  return SIDES.flatMap(([side, words]) => {
    const stages = rows.filter((row) => sideOf(row) === side).map(({ stage }) => stageWords(stage))
    return stages.length === 0 ? [] : [`${words}: ${stages.join(', ')}.`]
  }).join(' ')
}

const SIDES = [
  ['worse', 'Surely worse than expected'],
  ['better', 'Surely better than expected'],
  ['noise', 'Neither for sure'],
  ['few', 'Too few to say'],
  ['unasked', 'Not asked'],
] as const
