import type { ChangeEffect } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { costWords, verdictWords } from './change-words.ts'
import { letterOf } from './trend-chart.ts'

const NONE = { value: null, low: null, high: null, n: 0, level: 0.95 }
const change = (
  id: string,
  verdict: ChangeEffect['verdict'],
  together: readonly string[] = [],
): ChangeEffect => ({
  id,
  what: id,
  at: '2026-10-01',
  cost: null,
  days: 28,
  before: NONE,
  after: NONE,
  difference: NONE,
  elsewhere: null,
  beyond: null,
  verdict,
  together,
})

test('noise is called noise, and what cannot be told apart is named', () => {
  const all = [change('a', 'better'), change('b', 'not-sure', ['a', 'gone'])]
  expect(all.map((each) => verdictWords(each, all))).toEqual([
    'Better, surely',
    'May be noise; cannot be told from A',
  ])
})

test('a cost has its currency', () => {
  expect(costWords({ amount: 12_000, currency: 'USD' })).toBe('12,000 USD')
})

test('after Z comes AA', () => {
  expect([0, 25, 26, 27, 52].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB', 'BA'])
})
