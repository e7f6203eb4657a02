import {
  constructOf,
  isMeasured,
  lensOf,
  promptOf,
  type Config,
  type Prompt,
  type Question,
  type Touchpoint,
  type Wording,
} from '@shopbell/core/config'
import { BANK, type BankQuestion } from '@shopbell/core/bank'
import { isRated, type Lens } from '@shopbell/core'

/** A prompt with the touchpoints that ask it; a template only where one does. */
export interface Placed {
  readonly path: string
  readonly prompt: Prompt
  readonly touchpoints: readonly Touchpoint[]
}

/** Every prompt of a config, and the templates that it uses. */
export function placed(config: Config): readonly Placed[] {
  const at = (name: string): readonly Touchpoint[] =>
    config.touchpoints.filter(({ prompt }) => prompt === name)
  const own = Object.entries(config.prompts).map(([name, prompt]) => ({
    path: `prompts.${name}`,
    prompt,
    touchpoints: at(name),
  }))
  const names = new Set(config.touchpoints.filter(isMeasured).map(({ prompt }) => prompt!))
  const templates = [...names]
    .filter((name) => !Object.hasOwn(config.prompts, name))
    .map((name) => {
      const touchpoints = at(name)
      return {
        path: `the template ${name}`,
        prompt: promptOf(config, touchpoints[0]!),
        touchpoints,
      }
    })
  return [...own, ...templates]
}

/** A question of a prompt with its path. */
export function questionsOf({ path, prompt }: Placed): readonly (readonly [string, Question])[] {
  return prompt.questions.map((question, index) => [`${path}.questions[${index}]`, question])
}

/** The questions of the bank that measure a construct; none of one that it does not have. */
export function bankOn(construct: string): readonly BankQuestion[] {
  return Object.values<BankQuestion>(BANK).filter((question) => question.construct === construct)
}

/**
 * Under which lens a question belongs: the one it names, else the only one under which the bank has
 * its construct, else the touchpoint's.
 */
export function lensAt(question: Question, touchpoint: Touchpoint): Lens {
  const lenses = new Set(bankOn(constructOf(question)).flatMap((each) => each.lenses))
  const [only] = lenses
  return question.lens ?? (lenses.size === 1 ? only! : lensOf(question, touchpoint))
}

/** A wording by language: one in a single language is in the business's. */
export function byLanguage(
  text: Wording | undefined,
  { business }: Config,
): Readonly<Record<string, string>> {
  return typeof text === 'string' ? { [business.locale]: text } : (text ?? {})
}

/** The question of the bank that this one is, by name or word for word; `undefined` for none. */
export function bankedAs(question: Question, config: Config): BankQuestion | undefined {
  if (question.bank !== undefined) return BANK[question.bank]
  if (!isRated(question.kind)) return undefined
  const own = Object.entries(byLanguage(question.text, config))
  return bankOn(constructOf(question)).find(
    ({ kind, text }) =>
      kind === question.kind &&
      own.every(([locale, words]) => text?.[locale.split('-')[0]!.toLowerCase()] === words),
  )
}
