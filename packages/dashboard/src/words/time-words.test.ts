import { expect, test } from 'vitest'
import { momentWords } from './time-words.ts'

const noon = new Date(2026, 10, 22, 12, 4).getTime()

test('today needs no date', () => {
  expect(momentWords(noon, noon + 3_600_000, 'en-GB')).toBe('12:04')
})

test('another day says which, and another year too', () => {
  expect(momentWords(noon, noon + 86_400_000, 'en-GB')).toBe('22 Nov, 12:04')
  expect(momentWords(noon, new Date(2027, 10, 22).getTime(), 'en-GB')).toBe('22 Nov 2026, 12:04')
})
