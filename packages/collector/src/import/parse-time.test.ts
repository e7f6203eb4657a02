import { expect, test } from 'vitest'
import { parseTime } from './parse-time.ts'

const NEW_YORK = 'America/New_York'

test.each([
  ['2026-11-22T12:00:00Z', Date.UTC(2026, 10, 22, 12)],
  ['2026-11-22T12:00:00.250Z', Date.UTC(2026, 10, 22, 12, 0, 0, 250)],
  ['2026-11-22T12:00:00+02:00', Date.UTC(2026, 10, 22, 10)],
  ['2026-11-22T12:00-0530', Date.UTC(2026, 10, 22, 17, 30)],
  ['2026-11-22T07:00:00', Date.UTC(2026, 10, 22, 12)],
  ['2026-11-22 07:00', Date.UTC(2026, 10, 22, 12)],
  ['2026-07-22 08:00', Date.UTC(2026, 6, 22, 12)],
  ['2026-11-22', Date.UTC(2026, 10, 22, 5)],
  ['1795348800000', 1_795_348_800_000],
  ['999999999999', 999_999_999_999],
  ['20260301', Date.UTC(2026, 2, 1, 5)],
])('%s is a time', (text, at) => {
  expect(parseTime(text, NEW_YORK)).toBe(at)
})

// Ten digits are epoch seconds, eleven to five nobody's: as milliseconds they would be in 1970.
test.each([
  '',
  'yesterday',
  '22.11.2026',
  '2026-13-01',
  '2026-02-30',
  '20260230',
  '20261301',
  '2026-11-22T25:00',
  '2026',
  '1795348800',
  '17953488000',
  '1795348800000000',
])('%j is none', (text) => {
  expect(parseTime(text, NEW_YORK)).toBeNull()
})
