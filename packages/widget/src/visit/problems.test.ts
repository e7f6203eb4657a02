import { checkAnswer, type Question } from '@shopbell/core/config'
import type { QuestionView } from '@shopbell/core/prompt'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { problemsOf } from './problems.ts'
import { spoken, type Contact, type Value } from './value.ts'

const contact: QuestionView = { id: 'q', kind: 'contact', text: '?' }
const codes = (question: QuestionView, value?: Value): readonly string[] =>
  problemsOf(question, value).map(({ code }) => code)

test.each<[Contact | undefined, readonly string[]]>([
  [undefined, ['answerNeeded']],
  [{ email: ' ', consent: true }, ['answerNeeded']],
  [{ email: 'ana@shop.example' }, ['consentNeeded']],
  [{ email: 'ana@shop.example', consent: true }, []],
  [{ email: ' ana@shop.example ', consent: true }, []],
  [{ phone: '+49 (0)30 12 34 56', consent: true }, []],
  [{ phone: '٠٥٥١٢٣٤٥٦٧', consent: true }, []],
  [{ phone: '555-0123 ext. 4', consent: true }, []],
  [{ email: 'ana@shop', consent: true }, ['wrongEmail']],
  [{ email: 'ana shop.example', consent: true }, ['wrongEmail']],
  [{ email: 'ana@@shop.example', consent: true }, ['wrongEmail']],
  [{ phone: '1234', consent: true }, ['wrongPhone']],
  [{ phone: 'call me', consent: true }, ['wrongPhone']],
  [{ email: 'ana', phone: 'x' }, ['wrongEmail', 'wrongPhone', 'consentNeeded']],
])('a contact %j: %j', (value, expected) => {
  expect(codes(contact, value)).toEqual(expected)
})

test('what may be left out is missed nowhere, but must be right where it is given', () => {
  const optional = { ...contact, optional: true }
  expect(codes(optional)).toEqual([])
  expect(codes(optional, { consent: true })).toEqual([])
  expect(codes(optional, { email: 'ana' })).toEqual(['wrongEmail', 'consentNeeded'])
})

test.each<[Partial<QuestionView>, Value | undefined, readonly string[]]>([
  [{ kind: 'text' }, undefined, ['answerNeeded']],
  [{ kind: 'text' }, '  ', ['answerNeeded']],
  [{ kind: 'text', optional: true }, '  ', []],
  [{ kind: 'text', maxLength: 2 }, 'abc', ['tooLong']],
  [{ kind: 'text', maxLength: 2, optional: true }, 'ab ', []],
  [{ kind: 'choice' }, [], ['answerNeeded']],
  [{ kind: 'choice' }, ['a'], []],
  [{ kind: 'yesno' }, undefined, ['answerNeeded']],
  [{ kind: 'yesno' }, 0, []],
])('%j, given %j: %j', (question, value, expected) => {
  expect(codes({ ...contact, ...question }, value)).toEqual(expected)
})

test('what is taken here the collector takes', () => {
  const part = fc.oneof(
    fc.emailAddress(),
    fc.stringMatching(/^[+0-9 ()/.-]{0,12}$/),
    fc.string({ unit: 'binary' }),
  )
  const question: Question = { id: 'q', kind: 'contact', text: '?' }
  fc.assert(
    fc.property(part, part, (email, phone) => {
      const value: Contact = { email, phone, consent: true }
      if (problemsOf(contact, value).length > 0) return
      expect(checkAnswer(question, spoken({ q: value })['q'])).toBeNull()
    }),
  )
})
