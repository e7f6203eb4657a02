import type { Config } from '@shopbell/core/config'

/** What a rule looks for. */
export type RuleName = 'jargon' | 'length' | 'one-lens' | 'own-words' | 'same-words'

/** Something in a config that makes its answers fewer or harder to compare. */
export interface Finding {
  readonly rule: RuleName
  /** Where, as in a config's mistakes: `prompts.visit.questions[2].text.de`. */
  readonly path: string
  /** What is the matter and what to do, in one sentence without a full stop. */
  readonly message: string
}

/** Looks for one thing; pure. */
export type Rule = (config: Config) => readonly Finding[]
