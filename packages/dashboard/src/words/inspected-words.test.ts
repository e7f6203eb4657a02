import { expect, test } from 'vitest'
import { inspectedWords } from './inspected-words.ts'

test.each([
  [null, 'never'],
  [-3, 'on 2026-11-20'],
  [0, 'today'],
  [1, 'yesterday'],
  [2, '2 days ago'],
  [59, '59 days ago'],
  [61, '2 months ago'],
  [365, '11 months ago'],
  [729, '23 months ago'],
  [731, '2 years ago'],
])('an inspection %s days ago is said as %s', (inspectedDays, words) => {
  const inspected = inspectedDays === null ? null : '2026-11-20'
  expect(inspectedWords({ inspected, inspectedDays })).toBe(words)
})
