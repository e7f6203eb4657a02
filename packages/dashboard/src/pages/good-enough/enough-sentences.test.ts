import type { LoyaltyReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { enoughSentences } from './enough-sentences.ts'

const body = (enough: Partial<LoyaltyReport['enough']>, kind: LoyaltyReport['kind'] = 'csat') =>
  ({ enough: { point: null, margin: 5, there: null, ...enough }, kind }) as LoyaltyReport

test('good enough has its point, its scale, and who is there', () => {
  const there = { value: 0.6, low: 0.58, high: 0.62, n: 900, level: 0.95 }
  expect(enoughSentences(body({ state: 'levels-off', point: 4, there }))).toEqual([
    '4 of 5 is good enough: from there on people are about as loyal as those who gave more.',
    '60% are there already; the others are less loyal.',
  ])
})

test('what is not sure is said to be', () => {
  expect(enoughSentences(body({ state: 'not-sure' }))[0]).toMatch(/^Too few to say/)
  expect(enoughSentences(body({ state: 'still-rising' }))[0]).toMatch(/^More still pays/)
  expect(enoughSentences(body({ state: 'not-asked' }, null))[0]).toMatch(/^Nobody is asked/)
})
