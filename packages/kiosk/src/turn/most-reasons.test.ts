import type { TabletView } from '@shopbell/core/prompt'
import { expect, test } from 'vitest'
import { mostReasons } from './most-reasons.ts'

const named = (count: number): readonly { value: string; label: string }[] =>
  Array.from({ length: count }, (_, index) => ({ value: `r${index}`, label: `Reason ${index}` }))

function shown(count: number, shuffle: boolean, random?: () => number): readonly string[] {
  const question = { id: 'why', kind: 'choice', text: '?', options: named(count), shuffle }
  const view = { questions: [question] } as unknown as TabletView
  return mostReasons(view, random).questions[0]!.options!.map(({ value }) => value)
}

test('six are all shown', () => {
  expect(shown(6, true)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5'])
})

test('of more in a fixed order the first six', () => {
  expect(shown(9, false)).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5'])
})

test('of more that may be shuffled six, each as likely as any other', () => {
  const counts = new Map<string, number>()
  for (let round = 0; round < 6000; round++) {
    const six = shown(8, true)
    expect(new Set(six).size).toBe(6)
    for (const reason of six) counts.set(reason, (counts.get(reason) ?? 0) + 1)
  }
  // Three of four rounds; five standard deviations are 168.
  expect(counts.size).toBe(8)
  for (const count of counts.values()) expect(Math.abs(count - 4500)).toBeLessThan(170)
})

test('what is not a choice stays as it is', () => {
  const question = { id: 'q', kind: 'smiley4', text: '?' }
  const view = { questions: [question] } as unknown as TabletView
  expect(mostReasons(view).questions).toEqual([question])
})
