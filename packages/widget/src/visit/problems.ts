import type { QuestionView } from '@shopbell/core/prompt'
import { MAX_TEXT } from './screen.ts'
import { addressesOf, saidBy, type Contact, type Value } from './value.ts'

/** Why a screen cannot be sent yet; most are the names of the strings that say so. */
export type ProblemCode = 'answerNeeded' | 'wrongEmail' | 'wrongPhone' | 'consentNeeded' | 'tooLong'

/** What is missing or wrong in one question. */
export interface Problem {
  readonly question: string
  /** Where in a contact. */
  readonly field?: keyof Contact
  readonly code: ProblemCode
}

// Narrower than the collector's: an address without a dot, a number of four digits are slips.
const EMAIL = /^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+\.[^\s\p{Cc}@.]+$/u
const PHONE = /^(?=(\P{Nd}*\p{Nd}){5})([^\p{L}\p{Cc}<>]|x|ext)+$/iu

/** What stands in the way of sending an answer; nothing, when it is right or may be left out. */
export function problemsOf(question: QuestionView, value: Value | undefined): readonly Problem[] {
  const { id, kind, optional, maxLength = MAX_TEXT } = question
  const problem = (code: ProblemCode, field?: keyof Contact): Problem => ({
    question: id,
    ...(field && { field }),
    code,
  })
  const unanswered = optional ? [] : [problem('answerNeeded')]
  if (kind === 'contact') {
    const given: Contact = (value ?? {}) as Contact
    const { email, phone } = addressesOf(given)
    if (!(email || phone)) return unanswered
    return [
      !fits(email, EMAIL, 254) && problem('wrongEmail', 'email'),
      !fits(phone, PHONE, 40) && problem('wrongPhone', 'phone'),
      !given.consent && problem('consentNeeded', 'consent'),
    ].filter((each) => each !== false)
  }
  const said = saidBy(value)
  if (said == null) return unanswered
  return typeof said === 'string' && said.length > maxLength ? [problem('tooLong')] : []
}

/** Whether an address can be one, where there is any. */
function fits(address: string, form: RegExp, longest: number): boolean {
  return !address || (address.length <= longest && form.test(address))
}
