import { expect, test } from 'vitest'
import { ago } from './figures.ts'

const NOW = 1_800_000_000_000
const HOUR = 3_600_000

test.each([
  [0, 'just now'],
  [59_999, 'just now'],
  [60_000, '1 min ago'],
  [HOUR - 1, '59 min ago'],
  [HOUR, '1 h ago'],
  [47 * HOUR, '47 h ago'],
  [48 * HOUR, '2 days ago'],
  [-HOUR, 'just now'],
])('%i ms before now is %s', (past, words) => expect(ago(NOW - past, NOW)).toBe(words))
