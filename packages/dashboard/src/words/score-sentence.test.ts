import { indexOf, type Estimate } from '@shopbell/core'
import { expect, test } from 'vitest'
import { isSure } from './is-sure.ts'
import { scoreSentence } from './score-sentence.ts'

const NOBODY: Estimate = { value: null, low: null, high: null, n: 0, level: 0.95 }
const KNOWN: Estimate = { value: 71, low: 69.3, high: 72.8, n: 412, level: 0.95 }

test('a score says how many answered, and between what it lies', () => {
  expect(scoreSentence(KNOWN)).toBe('412 answers. Somewhere between 69 and 73.')
})

test('without an answer it says so, for the time that was asked for', () => {
  expect(scoreSentence(NOBODY)).toBe('Nobody has answered yet.')
  expect(scoreSentence(NOBODY, 'today')).toBe('Nobody has answered yet today.')
  expect(scoreSentence(NOBODY, '7-days')).toBe('Nobody has answered in these 7 days.')
})

test('one answer is too few to say', () => {
  expect(scoreSentence(indexOf('smiley4', [0, 0, 1, 0]))).toBe('Too few to say. 1 answer so far.')
})

test('answers that are all alike have no interval, and are not called few for their number', () => {
  expect(scoreSentence(indexOf('smiley4', [0, 0, 0, 12]))).toBe(
    'Too few to say. All 12 answers so far are the same.',
  )
})

test('a wide interval says that it is too few to be sure, and stays on the scale', () => {
  expect(scoreSentence(indexOf('smiley4', [0, 1, 0, 2]))).toBe(
    '3 answers. Somewhere between 0 and 100: too few to be sure.',
  )
})

test('limits that look alike are not called a range', () => {
  expect(scoreSentence({ ...KNOWN, low: 70.8, high: 71.2 })).toBe('412 answers. Very close to 71.')
})

test('a score is sure up to 30 points of interval', () => {
  expect(isSure({ ...KNOWN, low: 40, high: 70 })).toBe(true)
  expect(isSure({ ...KNOWN, low: 40, high: 70.1 })).toBe(false)
  expect(isSure({ ...KNOWN, low: null, high: null })).toBe(false)
  expect(isSure(NOBODY)).toBe(false)
})

test('a share is measured on its own scale', () => {
  expect(isSure({ ...KNOWN, value: 0.7, low: 0.4, high: 0.89 }, 1)).toBe(false)
  expect(isSure({ ...KNOWN, value: 0.7, low: 0.6, high: 0.8 }, 1)).toBe(true)
})
