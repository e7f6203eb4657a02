import type { Config } from '@shopbell/core/config'
import type { Finding, Rule } from './finding.ts'
import { jargon } from './jargon.ts'
import { length } from './length.ts'
import { oneLens } from './one-lens.ts'
import { ownWords } from './own-words.ts'
import { sameWords } from './same-words.ts'

const RULES: readonly Rule[] = [oneLens, length, jargon, sameWords, ownWords]

/**
 * Looks a config over for what is allowed and unwise: prompts that mix service and experience, that
 * are too long, that speak the business's language instead of the customer's, or that ask the same
 * thing in different words.
 * @param config a decoded config
 * @returns every finding, by rule; none when there is nothing to mend
 */
export function lint(config: Config): readonly Finding[] {
  return RULES.flatMap((rule) => rule(config))
}
