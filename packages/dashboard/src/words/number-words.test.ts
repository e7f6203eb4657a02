import { expect, test } from 'vitest'
import {
  countWords,
  differenceWords,
  intervalWords,
  numberWords,
  scoreWords,
  shareWords,
} from './number-words.ts'

const estimate = (low: number | null, high: number | null) => ({
  value: 50,
  low,
  high,
  n: 9,
  level: 0.95,
})

test('one is one, and thousands are set apart', () => {
  expect(countWords(1, 'answer')).toBe('1 answer')
  expect(countWords(0, 'answer')).toBe('0 answers')
  expect(countWords(2318, 'answer')).toBe('2,318 answers')
  expect(numberWords(12345)).toBe('12,345')
})

test.each([
  [71.4, '71'],
  [71.5, '72'],
  [0, '0'],
  [-8.2, '0'],
  [104.9, '100'],
])('a score of %d is shown as %s, never beyond its scale', (score, words) => {
  expect(scoreWords(score)).toBe(words)
})

test.each([
  [9.3, '+9'],
  [-3.2, '−3'],
  [0, '0'],
  [0.3, '+0.3'],
  [-0.3, '−0.3'],
  [0.04, '0'],
  [-0.04, '0'],
  [0.49, '+0.5'],
  [130, '+100'],
  [-130, '−100'],
])('a difference of %d is shown as %s', (difference, words) => {
  expect(differenceWords(difference)).toBe(words)
})

test('an interval says its unit once, and no sign is taken for a dash', () => {
  expect(intervalWords(estimate(69.2, 72.6), scoreWords)).toBe('69–73')
  expect(intervalWords(estimate(0.61, 0.66), shareWords)).toBe('61–66%')
  expect(intervalWords(estimate(5, 13), differenceWords)).toBe('+5 to +13')
  expect(intervalWords(estimate(-4, 2), differenceWords)).toBe('−4 to +2')
  expect(intervalWords(estimate(0, 0), differenceWords)).toBe('0–0')
})

test('no interval has no words', () => {
  expect(intervalWords(estimate(null, null), scoreWords)).toBeNull()
})
