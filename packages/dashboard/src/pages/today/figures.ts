import type { Estimate } from '@shopbell/core'
import type { TodayChange, TodayReport } from '@shopbell/core/report'
import { parseHour } from '@shopbell/core/time'
import type { Period } from '../../address/period.ts'
import { changeSentence } from '../../words/change-sentence.ts'
import { gapSentences, isClear } from '../../words/gap-sentences.ts'
import { isSure } from '../../words/is-sure.ts'
import { differenceWords, scoreWords, shareWords } from '../../words/number-words.ts'
import { scoreSentence } from '../../words/score-sentence.ts'
import { majoritySentence, shareSentence } from '../../words/share-sentence.ts'

/** A figure as `Figure` draws it. */
export interface FigureWords {
  readonly title: string
  readonly about: string
  readonly estimate: Estimate
  readonly words: (value: number) => string
  readonly isSaid: boolean
  readonly sentences: readonly string[]
  readonly change?: string | undefined
  readonly hasChanged?: boolean
}

/** The figures of today: solved first, then friction, then experience, service and the gap. */
export function figuresOf(body: TodayReport, period: Period): readonly FigureWords[] {
  const { solved, friction, experience, service, gap } = body
  const days = lengthOf(body.before)
  const changed = (change: TodayChange | null, scale: 100 | 1): Partial<FigureWords> =>
    change === null || change.difference.n === 0
      ? {}
      : {
          change: changeSentence(change, days, scale),
          hasChanged: change.verdict === 'up' || change.verdict === 'down',
        }
  const share = ({ estimate, isMajority }: typeof solved, what: string, are: string) => ({
    estimate,
    words: shareWords,
    isSaid: isSure(estimate, 1),
    sentences: [
      shareSentence(estimate, what),
      ...(estimate.value === null ? [] : [majoritySentence(isMajority, are)]),
    ],
  })
  const score = ({ estimate, positive, isMajority }: typeof solved) => ({
    estimate,
    words: scoreWords,
    isSaid: isSure(estimate),
    sentences: [
      scoreSentence(estimate, period),
      ...(positive.value === null ? [] : [majoritySentence(isMajority, 'are happy')]),
    ],
  })
  const { basis, pairs, excluded, estimate } = gap
  return [
    {
      title: 'Solved',
      about: 'what they came with',
      ...share(solved, 'had it solved', 'had it solved'),
      ...changed(solved.change, 100),
    },
    {
      title: 'Friction',
      about: 'not easy: less is better',
      ...share(friction, 'did not find it easy', 'met friction'),
      ...changed(friction.change, 100),
    },
    {
      title: 'Experience',
      about: 'the visit as a whole',
      ...score(experience),
      ...changed(experience.change, 1),
    },
    {
      title: 'Service',
      about: 'the help they got',
      ...score(service),
      ...changed(service.change, 1),
    },
    {
      title: 'Gap',
      about: 'service less experience',
      estimate,
      words: differenceWords,
      isSaid: isClear(estimate),
      sentences: gapSentences({ ...estimate, basis, pairs, excluded }),
      ...changed(gap.change, 1),
    },
  ]
}

/** How many days a period has. */
function lengthOf(days: TodayReport['before']): number {
  return days === null ? 0 : (parseHour(days.to)! - parseHour(days.from)!) / 24
}
