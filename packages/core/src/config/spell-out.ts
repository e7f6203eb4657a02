import { fromBank, type BankedQuestion } from '../bank/from-bank.ts'
import type { Config, Prompt, Question } from './config.ts'

/** A question as a file may have it: written out, or named out of the bank. */
export type WrittenQuestion = Question | BankedQuestion

/** A prompt as a file may have it. */
export interface WrittenPrompt extends Omit<Prompt, 'questions'> {
  readonly questions: readonly WrittenQuestion[]
}

/** A config as a file may have it. */
export interface WrittenConfig extends Omit<Config, 'prompts'> {
  readonly prompts: Readonly<Record<string, WrittenPrompt>>
}

/** A config with every question of the bank spelt out, so that nobody after it has to look there. */
export function spellOut(written: WrittenConfig): Config {
  const prompts = Object.entries(written.prompts).map(([name, { questions, ...prompt }]) => [
    name,
    { ...prompt, questions: questions.map(spelt) },
  ])
  return { ...written, prompts: Object.fromEntries(prompts) as Config['prompts'] }
}

function spelt(question: WrittenQuestion): Question {
  return 'kind' in question ? question : fromBank(question)
}
