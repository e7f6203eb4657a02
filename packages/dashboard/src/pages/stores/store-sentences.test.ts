import type { StoreRank, StoresReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { storeSentences } from './store-sentences.ts'

const store = (name: string, flag: StoreRank['flag'] = null) => ({ name, flag }) as StoreRank
const body = (stores: readonly StoreRank[], tooFew: StoresReport['tooFew'] = []) =>
  ({ stores, tooFew }) as StoresReport

test('only what is more than chance is named', () => {
  expect(
    storeSentences(
      body([store('A', 'above'), store('B'), store('C', 'below'), store('D', 'below')]),
    ),
  ).toEqual([
    'C and D are worse than the rest, and that is more than chance.',
    'A is better.',
    'How the others stand to each other may be noise.',
  ])
  expect(storeSentences(body([store('A'), store('B')]))).toEqual([
    'No store stands out by more than chance.',
  ])
})

test('one, none, and too few', () => {
  expect(storeSentences(body([store('A')]))[0]).toMatch(/^One store/)
  expect(storeSentences(body([]))[0]).toBe('No store has answers in this time.')
  const few = [{ location: 'b', name: 'B', region: null }]
  expect(storeSentences(body([], few))[0]).toBe('No store has enough answers in this time.')
})
