import { fromBank, type BankedQuestion } from '../bank/from-bank.ts'
import type { Prompt } from './config.ts'

function prompt(...questions: readonly BankedQuestion[]): Prompt {
  return { questions: questions.map(fromBank) }
}

const UNHAPPY = { question: 'satisfaction', atMost: 2 } as const

/**
 * Prompts that a touchpoint may name without writing them, each one question, one more and a text
 * that may be left out, all of the bank: `visit` for a place or a page, `purchase` for what was
 * bought there, `contact` for one call, chat or mail, `delivery`, `website`, `relationship` for who
 * has been a customer for long, `lost` for who is none any more, and `employee-pulse` for those who
 * work there. A prompt of the same name in the config goes before.
 */
export const TEMPLATES: Readonly<Record<string, Prompt>> = {
  visit: prompt(
    { bank: 'satisfaction' },
    { bank: 'reasons', optional: true, showIf: UNHAPPY },
    { bank: 'comment', optional: true, showIf: UNHAPPY },
  ),
  purchase: prompt(
    { bank: 'satisfaction' },
    { bank: 'effort', optional: true },
    { bank: 'improve', optional: true },
  ),
  contact: prompt(
    { bank: 'solved' },
    { bank: 'help', id: 'satisfaction' },
    { bank: 'comment', optional: true, showIf: UNHAPPY },
  ),
  delivery: prompt(
    { bank: 'delivery', id: 'satisfaction' },
    { bank: 'on-time', optional: true },
    { bank: 'improve', optional: true },
  ),
  website: prompt(
    { bank: 'satisfaction' },
    { bank: 'website-clear', optional: true },
    { bank: 'improve', optional: true },
  ),
  relationship: prompt(
    { bank: 'overall', id: 'satisfaction' },
    { bank: 'valued', optional: true },
    { bank: 'improve', optional: true },
  ),
  lost: prompt(
    { bank: 'left' },
    { bank: 'win-back', optional: true },
    { bank: 'differently', optional: true },
  ),
  'employee-pulse': prompt(
    { bank: 'work' },
    { bank: 'equipped', optional: true },
    { bank: 'improve', optional: true },
  ),
}
