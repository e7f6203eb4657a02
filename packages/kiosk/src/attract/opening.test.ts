import { expect, test } from 'vitest'
import { memory } from '../device/memory.test-support.ts'
import { checkedOpening, nextOpening, recallOpening, rememberOpening } from './opening.ts'

const WEEKDAYS = {
  timeZone: 'America/New_York',
  hours: { mon: ['09:00', '18:00'], tue: ['10:30', '18:00'] },
} as const

test('the next opening is by the wall clock of the place', () => {
  // A Monday, 19:00 in New York, in winter and in summer.
  expect(nextOpening(WEEKDAYS, Date.UTC(2026, 0, 6, 0))).toBe(Date.UTC(2026, 0, 6, 15, 30))
  expect(nextOpening(WEEKDAYS, Date.UTC(2026, 6, 6, 23))).toBe(Date.UTC(2026, 6, 7, 14, 30))
  // A Wednesday: closed until Monday.
  expect(nextOpening(WEEKDAYS, Date.UTC(2026, 0, 7, 12))).toBe(Date.UTC(2026, 0, 12, 14))
})

test('a place that never opens has no next opening', () => {
  expect(nextOpening({ timeZone: 'UTC', hours: {} }, 0)).toBeNull()
})

test('hours are kept for a start without a network, until the collector has none any more', async () => {
  const kept = memory()
  expect(await recallOpening(kept)).toBeNull()
  await rememberOpening(WEEKDAYS, kept)
  expect(await recallOpening(kept)).toEqual(WEEKDAYS)
  await rememberOpening(null, kept)
  expect(await recallOpening(kept)).toBeNull()
})

test.each([
  null,
  {},
  { hours: undefined, timeZone: undefined },
  { hours: { thu: ['9', '18'] }, timeZone: 'UTC' },
  { hours: { thu: ['09:00', '18:00'] }, timeZone: 'Moon/Tranquility' },
])('%j is no opening: the tablet stays awake', (value) => expect(checkedOpening(value)).toBeNull())
