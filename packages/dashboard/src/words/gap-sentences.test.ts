import { pairedGap, unpairedGap } from '@shopbell/core'
import { expect, test } from 'vitest'
import { gapSentences, isClear, type Gap } from './gap-sentences.ts'

const PAIRED: Gap = {
  value: 9,
  low: 5,
  high: 13,
  n: 42,
  level: 0.95,
  basis: 'paired',
  pairs: 42,
  excluded: 0,
}
const CHANCE = 'The difference may be chance.'

test('an interval above zero says that service is better', () => {
  expect(gapSentences(PAIRED)).toEqual([
    'Service is better than the experience, and that is more than chance.',
    'The same 42 people answered both.',
  ])
})

test('an interval below zero says that the experience is better', () => {
  expect(gapSentences({ ...PAIRED, value: -9, low: -13, high: -5 })[0]).toBe(
    'The experience is better than the service, and that is more than chance.',
  )
})

test.each([
  [-1, 8],
  [0, 8],
  [-8, 0],
  [-0.0001, 20],
])('an interval from %d to %d touches zero, so it may be chance', (low, high) => {
  expect(gapSentences({ ...PAIRED, low, high })[0]).toBe(CHANCE)
  expect(isClear({ ...PAIRED, low, high })).toBe(false)
})

test('it says when different people answered, and how many answers there are', () => {
  const gap = unpairedGap(
    [
      [50, 4],
      [100, 4],
    ],
    [
      [0, 2],
      [100, 8],
    ],
  )
  expect(gapSentences({ ...gap, basis: 'unpaired', pairs: 0, excluded: 0 })).toEqual([
    CHANCE,
    '18 answers, from different people.',
  ])
})

test('it says how many answers a paired gap leaves out', () => {
  expect(gapSentences({ ...PAIRED, excluded: 1050 })[2]).toBe('1,050 other answers are left out.')
  expect(gapSentences({ ...PAIRED, excluded: 1 })[2]).toBe('1 other answer is left out.')
})

test('people who differ alike are too few to say', () => {
  const gap = pairedGap([[80, 60, 3]])
  expect(gapSentences({ ...PAIRED, ...gap, pairs: 3 })).toEqual([
    'Too few to say.',
    'The same 3 people answered both.',
  ])
  expect(isClear(gap)).toBe(false)
})

test('with answers of one side only there is nothing to compare', () => {
  expect(gapSentences({ ...PAIRED, value: null, low: null, high: null, n: 9 })).toEqual([
    'Nothing to compare yet: it takes answers about both.',
  ])
})
