import { expect, test } from 'vitest'
import type { Lens } from '@shopbell/core'
import { asking, found } from '../testing/asking.ts'

function mixed(questions: readonly unknown[], lens: Lens): readonly string[] {
  return found('one-lens', asking({ own: questions }, [['own', 'web', lens]]))
}

const overall = { bank: 'overall' }
const effort = { bank: 'effort' }
const solved = { bank: 'solved' }

test('service and experience in one prompt are told, with what asks about which', () => {
  expect(mixed([solved, { bank: 'help' }, overall], 'service')).toStrictEqual([
    'prompts.own: mixes service (solved, satisfaction) and experience (satisfaction) at at-0: ask each in a prompt and at a touchpoint of its own',
  ])
})

test('a question of either lens goes with the touchpoint', () => {
  expect(mixed([solved, effort], 'service')).toStrictEqual([])
  expect(mixed([solved, effort], 'experience')).toHaveLength(1)
  expect(mixed([overall, effort], 'experience')).toStrictEqual([])
  expect(mixed([overall, effort], 'service')).toHaveLength(1)
})

test('a prompt about the other lens alone is not mixed', () => {
  expect(mixed([solved], 'experience')).toStrictEqual([])
})

test('texts, reasons and contacts have no lens', () => {
  const rest = [
    { bank: 'left' },
    { bank: 'improve' },
    { id: 'c', kind: 'contact', text: 'May we?' },
  ]
  expect(mixed([solved, ...rest], 'service')).toStrictEqual([])
})

test('in words of one’s own a question has the lens it names, else its construct’s', () => {
  const own = { id: 'q', kind: 'yesno', text: 'All done?' }
  expect(mixed([overall, own], 'experience')).toStrictEqual([])
  expect(mixed([overall, { ...own, lens: 'service' }], 'experience')).toHaveLength(1)
  expect(mixed([overall, { ...own, construct: 'solved' }], 'experience')).toHaveLength(1)
  expect(
    mixed([overall, { ...own, construct: 'solved', lens: 'experience' }], 'experience'),
  ).toStrictEqual([])
})

test('a prompt is told once, with every touchpoint at which it mixes', () => {
  const places = [
    ['own', 'web', 'experience'],
    ['own', 'phone', 'service'],
    ['own', 'store', 'experience'],
  ] as const
  const [finding, ...more] = found('one-lens', asking({ own: [solved, effort] }, places))
  expect(more).toStrictEqual([])
  expect(finding).toContain('at at-0, at-2:')
})

test('a prompt that nobody asks mixes nothing yet', () => {
  expect(
    found('one-lens', asking({ own: [solved, overall] }, [['visit', 'web', 'service']])),
  ).toStrictEqual([])
})
