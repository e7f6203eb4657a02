import { isRated } from '../vocabulary/kinds.ts'
import type { Prompt, Question } from '../config/config.ts'
import type { ContactStrings, Strings } from '../wording/strings.ts'

/** What any prompt may come to say, whatever it asks. */
const ALWAYS = [
  'thanks',
  'send',
  'skip',
  'close',
  'undo',
  'anonymous',
  'notShownToStaff',
  'keepOpen',
  'preview',
  'languages',
  'feedback',
] as const

type Always = (typeof ALWAYS)[number]

type Sometimes =
  | 'back'
  | 'next'
  | 'step'
  | 'optional'
  | 'chooseOne'
  | 'chooseAny'
  | 'comment'
  | 'anythingElse'
  | 'noNames'
  | 'left'
  | 'contact'
  | 'answerNeeded'

/** What a prompt says only when it asks so, or is laid out so. */
const SOMETIMES: Readonly<Record<Sometimes, (prompt: Prompt) => boolean>> = {
  back: ({ back }) => back === true,
  // What comes last has `send`, and a scale needs no button; a comment right after reasons stands below them.
  next: ({ back, layout, questions }) =>
    back === true || (layout !== 'page' && questions.some((_, at) => leadsOn(questions.slice(at)))),
  step: ({ progress }) => progress === true,
  optional: ({ questions }) => questions.some(({ optional }) => optional === true),
  chooseOne: ({ questions }) => questions.some((each) => isChoice(each) && !takesSeveral(each)),
  chooseAny: ({ questions }) => questions.some((each) => isChoice(each) && takesSeveral(each)),
  comment: asksFor('text'),
  anythingElse: asksFor('text'),
  noNames: asksFor('text'),
  left: asksFor('text'),
  contact: asksFor('contact'),
  // One at a time, a scale is answered or stays where it is.
  answerNeeded: ({ layout, questions }) =>
    questions.some((each) => each.optional !== true && (layout === 'page' || !isScale(each))),
}

/**
 * The texts of a prompt beside its questions: those that it can come to show. `contact` names the
 * business; `step` and `left` still have places for numbers, `{n}` and `{total}`.
 */
export type PromptStrings = Pick<Strings, Always> & Partial<Pick<Strings, Sometimes>>

/**
 * Picks the texts that a prompt can come to show; what is left out costs nobody a byte. A prompt that
 * asks for an address promises nobody to be anonymous: there `anonymous` and `notShownToStaff` are
 * empty.
 */
export function promptStrings(strings: Strings, prompt: Prompt, business: string): PromptStrings {
  const names = (Object.keys(SOMETIMES) as Sometimes[]).filter((name) => SOMETIMES[name](prompt))
  const said = {
    ...strings,
    ...(asksFor('contact')(prompt) ? { anonymous: '', notShownToStaff: '' } : {}),
    contact: naming(business, strings.contact),
  }
  return Object.fromEntries(
    [...ALWAYS, ...names].map((name) => [name, said[name]]),
  ) as unknown as PromptStrings
}

function asksFor(kind: Question['kind']): (prompt: Prompt) => boolean {
  return ({ questions }) => questions.some((question) => question.kind === kind)
}

function isScale({ kind }: Question): boolean {
  return isRated(kind)
}

/** Whether the first of these has a screen with a button, and others a screen after it. */
function leadsOn([first, second, ...rest]: readonly Question[]): boolean {
  if (first === undefined || second === undefined || isScale(first)) return false
  const rides = isChoice(first) && second.kind === 'text' && second.optional === true
  return !rides || rest.length > 0
}

function isChoice({ kind }: Question): boolean {
  return kind === 'choice'
}

function takesSeveral({ multiple }: Question): boolean {
  return multiple ?? true
}

/** The name stands in isolates (UAX 9): it may run against the text, or end in a mark. */
function naming(business: string, strings: ContactStrings): ContactStrings {
  const name = `\u2068${business}\u2069`
  return { ...strings, consent: strings.consent.replace('{business}', () => name) }
}
