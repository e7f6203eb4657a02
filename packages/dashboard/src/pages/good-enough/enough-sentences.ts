import type { LoyaltyReport } from '@shopbell/core/report'
import { SCALES } from '@shopbell/core'
import { shareWords } from '../../words/number-words.ts'

/** Where more stops paying, in words that say no more than is sure. */
export function enoughSentences({ enough, kind }: LoyaltyReport): readonly string[] {
  const { state, point, there } = enough
  switch (state) {
    case 'levels-off': {
      const top = kind === null ? '' : ` of ${SCALES[kind].values.at(-1)!}`
      const at = there?.value ?? null
      return [
        `${point}${top} is good enough: from there on people are about as loyal as those who gave more.`,
        ...(at === null ? [] : [`${shareWords(at)} are there already; the others are less loyal.`]),
      ]
    }
    case 'still-rising':
      return [
        'More still pays: people who gave the highest point are more loyal than those just below.',
      ]
    case 'not-sure':
      return ['Too few to say yet: loyalty may still rise, or may not.']
    case 'not-asked':
      return [
        'Nobody is asked yet. It takes a prompt with the score and four questions: would you buy again, forgive a mistake, try something new, tell others.',
      ]
  }
}
