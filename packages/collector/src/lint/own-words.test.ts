import { BANK } from '@shopbell/core/bank'
import { expect, test } from 'vitest'
import { asking, found } from '../testing/asking.ts'

function worded(question: unknown, locale = 'en'): readonly string[] {
  return found('own-words', asking({ own: [question] }, [['own', 'web', 'service']], locale))
}

test('a rating of what the bank asks, in words of its own, is told with what to take', () => {
  expect(worded({ id: 'q', kind: 'yesno', construct: 'solved', text: 'All good?' })).toStrictEqual([
    'prompts.own.questions[0]: asks about solved in words of its own, where the bank has a question: take "bank": "solved"',
  ])
  expect(worded({ id: 'satisfaction', kind: 'smiley4', text: 'Well?' })[0]).toMatch(
    /take "bank": "satisfaction" or "bank": "help" or "bank": "delivery" or "bank": "overall"$/,
  )
})

test('so is one on another scale', () => {
  const { en } = BANK.solved.text!
  expect(worded({ id: 'solved', kind: 'thumbs', text: en })[0]).toContain(
    'asks about solved on a scale (thumbs) of its own',
  )
})

test('one language worded otherwise is enough', () => {
  const { en, de } = BANK.solved.text!
  const solved = { id: 'solved', kind: 'yesno' }
  expect(worded({ ...solved, text: { en, 'de-AT': de } })).toStrictEqual([])
  expect(worded({ ...solved, text: { en, de: 'Erledigt?' } })).toHaveLength(1)
})

test('a text in one language is compared in that of the business', () => {
  const solved = { id: 'solved', kind: 'yesno', text: BANK.solved.text!['nl'] }
  expect(worded(solved, 'nl')).toStrictEqual([])
  expect(worded(solved, 'en')).toHaveLength(1)
})

test.each([
  ['the bank’s own', { bank: 'solved', id: 'done' }],
  ['what the bank does not measure', { id: 'parking', kind: 'stars', text: 'Parking?' }],
  ['a text', { id: 'improve', kind: 'text', text: 'Ideas?', optional: true }],
  ['a choice', { id: 'left', kind: 'choice', options: ['a'], text: 'Why?' }],
])('%s is not', (_name, question) => {
  expect(worded(question)).toStrictEqual([])
})
