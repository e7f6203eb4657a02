import { isRated, SCALES, type RatedKind } from '../vocabulary/kinds.ts'
import { checkContact } from './check-contact.ts'
import type { Question } from './config.ts'
import { optionIds } from './lookup.ts'
import { wrongKind, type Refusal } from './refusal.ts'

/** The longest comment where its question says no less, in UTF-16 units. */
export const MAX_TEXT = 4000

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
      return checkText(question, value)
    case 'contact':
      return checkContact(question, value)
    default:
      throw new RangeError(`no such kind of question: ${String(kind satisfies never)}`)
  }
}

/**
 * Checks the order in which a `choice` says its options were shown.
 * @param value the answer itself, which `checkAnswer` has taken
 * @param order option ids, each once; the form of the wire holds them to that
 * @returns `null` when every one is an option and what was taken is among them. It may lack others:
 * a prompt that was kept offline knows nothing of an option that was added since
 * @example checkOrder({ id: 'q1', kind: 'choice', options: ['a', 'b'] }, ['a'], ['b', 'a']) // null
 */
export function checkOrder(
  question: Question,
  value: unknown,
  order: readonly string[],
): Refusal | null {
  if (question.kind !== 'choice') return wrongKind('an order only beside a choice')
  const ids = optionIds(question)
  if (!order.every((id) => ids.includes(id))) return unknownOption(ids)
  const isShown = Array.isArray(value) && value.every((id) => order.includes(id))
  return isShown ? null : { code: 'wrong-order', message: 'what was taken is not in its order' }
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
  const ids = optionIds(question)
  const fits = value.every((id) => ids.includes(id)) && new Set(value).size === value.length
  if (!fits) return unknownOption(ids)
  if (question.multiple === false && value.length > 1) {
    return { code: 'out-of-range', message: 'this choice takes one option' }
  }
  return null
}

function checkText({ maxLength = MAX_TEXT }: Question, value: unknown): Refusal | null {
  if (typeof value !== 'string') return wrongKind('a text')
  if (value.length > maxLength) {
    return { code: 'too-long', message: `this text has at most ${maxLength} characters` }
  }
  return value.trim() === '' ? { code: 'empty', message: 'the text is empty' } : null
}

function unknownOption(ids: readonly string[]): Refusal {
  return { code: 'unknown-option', message: `options are, each once: ${ids.join(', ')}` }
}
