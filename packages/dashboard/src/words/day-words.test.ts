import { expect, test } from 'vitest'
import { dayAt, dayWords } from './day-words.ts'

test('a day is the one it names, wherever the reader is', () => {
  expect(dayWords('2026-10-16')).toBe('16 October 2026')
  expect(dayWords('2026-10-16T23')).toBe('16 October 2026')
  expect(dayAt('2026-01-01').getTime()).toBe(Date.UTC(2026, 0, 1))
})
