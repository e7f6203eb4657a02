import type { Config, Question } from '@shopbell/core/config'
import { RATED_KINDS, type Kind } from '@shopbell/core'

/** The business that is asked in the bench. */
export const BUSINESS = 'bench'

/** The touchpoint with one question of 0 to 10, as every peer asks it too. */
export const ONE_QUESTION = 'nps'

/** A touchpoint with what follows a tap: reasons, a comment, an address. */
const MORE = 'more'

/** One touchpoint for each kind of tap, and one for the rest: together they need everything. */
export const EVERY_TOUCHPOINT: readonly string[] = [...RATED_KINDS, MORE]

const one = (kind: Kind): Question => ({
  id: kind,
  kind,
  text: kind === 'nps' ? 'How likely are you to recommend us?' : 'How was it?',
})

/** The bench's own business, as a collector reads it. */
export const CONFIG: Config = {
  business: { id: BUSINESS, name: 'Bench', locale: 'en', timeZone: 'UTC' },
  touchpoints: EVERY_TOUCHPOINT.map((id) => ({
    id,
    name: id,
    channel: 'web',
    stage: 'purchase',
    lens: 'experience',
    prompt: id,
  })),
  prompts: {
    ...Object.fromEntries(RATED_KINDS.map((kind) => [kind, { questions: [one(kind)] }])),
    [MORE]: {
      questions: [
        one('thumbs'),
        { ...one('choice'), options: ['messy', 'rude'] },
        one('text'),
        one('contact'),
      ],
    },
  },
}
