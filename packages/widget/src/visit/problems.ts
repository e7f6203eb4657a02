import type { QuestionView } from '@shopbell/core/prompt'
import { MAX_TEXT } from './screen.ts'
import { spoken, type Contact, type Value } from './value.ts'

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
  const problem = (code: ProblemCode, field?: keyof Contact): Problem =>
    field === undefined ? { question: id, code } : { question: id, field, code }
  if (kind === 'contact') {
    const { email = '', phone = '', consent = false } = (value ?? {}) as Contact
    const left = { email: email.trim(), phone: phone.trim() }
    if (left.email + left.phone === '') return optional === true ? [] : [problem('answerNeeded')]
    return [
      ...(left.email === '' || fits(left.email, EMAIL, 254)
        ? []
        : [problem('wrongEmail', 'email')]),
      ...(left.phone === '' || fits(left.phone, PHONE, 40) ? [] : [problem('wrongPhone', 'phone')]),
      ...(consent ? [] : [problem('consentNeeded', 'consent')]),
    ]
  }
  const said = value === undefined ? undefined : spoken({ [id]: value })[id]
  if (said === undefined) return optional === true ? [] : [problem('answerNeeded')]
  return typeof said === 'string' && said.length > maxLength ? [problem('tooLong')] : []
}

function fits(text: string, form: RegExp, longest: number): boolean {
  return text.length <= longest && form.test(text)
}
