import fc from 'fast-check'
import { expect, test } from 'vitest'
import { momentOfAnswer } from './moment.ts'

const NOW = 1_795_000_000_000
const MINUTE = 60_000

test.each([
  ['a clock that is right', NOW - 5_000, NOW, NOW - 5_000],
  ['no word about the clock', NOW - 5_000, undefined, NOW - 5_000],
  ['an answer kept offline for a day', NOW - 1440 * MINUTE, NOW, NOW - 1440 * MINUTE],
  ['a clock two minutes fast', NOW - MINUTE, NOW + 2 * MINUTE, NOW - MINUTE],
  ['a clock an hour fast', NOW + 59 * MINUTE, NOW + 60 * MINUTE, NOW - MINUTE],
  ['a clock an hour slow', NOW - 65 * MINUTE, NOW - 60 * MINUTE, NOW - 5 * MINUTE],
  ['a clock that was set in between', NOW + 90 * MINUTE, NOW + 60 * MINUTE, NOW],
  ['an answer from the future', NOW + 1, undefined, NOW],
  ['an answer before all clocks', 0, NOW + 60 * MINUTE, 0],
])('%s', (_name, at, sentAt, moment) => {
  expect(momentOfAnswer(at, sentAt, NOW)).toBe(moment)
})

test('a moment is never in the future and never before 1970', () => {
  const time = fc.integer({ min: 0, max: 8_640_000_000_000_000 })
  fc.assert(
    fc.property(time, fc.option(time, { nil: undefined }), time, (at, sentAt, received) => {
      const moment = momentOfAnswer(at, sentAt, received)
      expect(moment).toBeGreaterThanOrEqual(0)
      expect(moment).toBeLessThanOrEqual(received)
    }),
  )
})
