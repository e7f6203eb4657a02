import { isObject } from '../schema/schema.ts'
import { isRated, SCALES, type RatedKind } from '../vocabulary/kinds.ts'
import type { Question } from './config.ts'

/** The longest comment, in UTF-16 units. */
export const MAX_TEXT = 4000

/** Why an answer cannot be taken: a code for programs, a sentence for people. */
export interface Refusal {
  readonly code: 'out-of-range' | 'wrong-kind' | 'unknown-option' | 'too-long' | 'empty'
  readonly message: string
}

/**
 * Checks a value against the question it answers. Nothing is clamped or mended: a value that does
 * not fit says something about its sender, and counting it would be a guess.
 * @param value the parsed JSON value
 * @returns `null` when it fits
 * @throws RangeError for a kind of question that does not exist, which a decoded config rules out
 * @example checkAnswer({ id: 'q1', kind: 'smiley4' }, 5) // { code: 'out-of-range', message: 'smiley4 takes a whole number from 1 to 4' }
 */
export function checkAnswer(question: Question, value: unknown): Refusal | null {
  const { kind } = question
  if (isRated(kind)) return checkPoint(kind, value)
  switch (kind) {
    case 'choice':
      return checkChoice(question, value)
    case 'text':
      return checkText(value)
    case 'contact':
      return checkContact(value)
    default:
      throw new RangeError(`no such kind of question: ${String(kind satisfies never)}`)
  }
}

function checkPoint(kind: RatedKind, value: unknown): Refusal | null {
  const { values } = SCALES[kind]
  const [low, high] = [values[0]!, values[values.length - 1]!]
  if (typeof value !== 'number') return wrongKind(`a whole number from ${low} to ${high}`)
  if (values.includes(value)) return null
  const message = `${kind} takes a whole number from ${low} to ${high}`
  return { code: 'out-of-range', message }
}

function checkChoice(question: Question, value: unknown): Refusal | null {
  if (!Array.isArray(value)) return wrongKind('a list of option ids')
  if (value.length === 0) return { code: 'empty', message: 'a choice has at least one option' }
  const ids = (question.options ?? []).map((option) =>
    typeof option === 'string' ? option : option.id,
  )
  const fits = value.every((id) => ids.includes(id)) && new Set(value).size === value.length
  if (!fits) return { code: 'unknown-option', message: `options are, each once: ${ids.join(', ')}` }
  if (question.multiple === false && value.length > 1) {
    return { code: 'out-of-range', message: 'this choice takes one option' }
  }
  return null
}

function checkText(value: unknown): Refusal | null {
  if (typeof value !== 'string') return wrongKind('a text')
  if (value.length > MAX_TEXT) {
    return { code: 'too-long', message: `a text has at most ${MAX_TEXT} characters` }
  }
  return value.trim() === '' ? { code: 'empty', message: 'the text is empty' } : null
}

function checkContact(value: unknown): Refusal | null {
  const allowed = '{ email and/or phone, consent: true }'
  if (!isObject(value) || value['consent'] !== true) return wrongKind(allowed)
  const { email, phone } = value
  if (email === undefined && phone === undefined) return { code: 'empty', message: allowed }
  const emailFits = email === undefined || (isLine(email, 254) && /^[^\s@]+@[^\s@]+$/.test(email))
  const phoneFits = phone === undefined || (isLine(phone, 40) && /\d/.test(phone))
  const known = Object.keys(value).every((key) => ['email', 'phone', 'consent'].includes(key))
  return emailFits && phoneFits && known ? null : wrongKind(allowed)
}

function isLine(value: unknown, max: number): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= max
}

function wrongKind(allowed: string): Refusal {
  return { code: 'wrong-kind', message: `expected ${allowed}` }
}
