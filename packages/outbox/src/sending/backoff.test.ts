import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { LONGEST_DELAY, LONGEST_RETRY_AFTER, delayAfter, remaining, retryAfter } from './backoff.ts'

const now = Date.UTC(2025, 10, 22)
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('the delay doubles from a second to a minute', () => {
  const delays = [1, 2, 3, 4, 5, 6, 7, 8, 1e6].map((failures) => delayAfter(failures, () => 0))
  expect(delays.map((delay) => delay / 1_000)).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
})

test('chance takes up to half of it', () => {
  expect(delayAfter(3, () => 0.5)).toBe(3_000)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e9 }), chance, (failures, random) => {
      const whole = delayAfter(failures, () => 0)
      expect(delayAfter(failures, () => random)).toBeLessThanOrEqual(whole)
      expect(delayAfter(failures, () => random)).toBeGreaterThanOrEqual(whole / 2)
      expect(whole).toBeLessThanOrEqual(LONGEST_DELAY)
    }),
  )
})

describe('what is left of a pause', () => {
  test('is never negative, and never longer than a pause can be', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.boolean(), (until, now, asked) => {
        const left = remaining({ until, asked }, now)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(left).toBeLessThanOrEqual(asked ? LONGEST_RETRY_AFTER : LONGEST_DELAY)
      }),
    )
  })

  test('is nothing when the clock was set back', () => {
    expect(remaining({ until: now + 60_000, asked: false }, now)).toBe(60_000)
    expect(remaining({ until: now + 60_001, asked: false }, now)).toBe(0)
    expect(remaining({ until: now + 3_600_000, asked: true }, now)).toBe(3_600_000)
    expect(remaining({ until: now + 3_600_001, asked: true }, now)).toBe(0)
  })
})

test.each<[string | null, number]>([
  ['120', 120_000],
  [' 120 ', 120_000],
  ['0', 0],
  ['7200', LONGEST_RETRY_AFTER],
  ['9'.repeat(400), LONGEST_RETRY_AFTER],
  ['Sat, 22 Nov 2025 00:05:00 GMT', 300_000],
  ['Fri, 21 Nov 2025 23:00:00 GMT', 0],
  ['Sun, 22 Nov 2026 00:00:00 GMT', LONGEST_RETRY_AFTER],
  ['soon', 0],
  ['', 0],
  [null, 0],
])('Retry-After %j asks for %i ms', (header, milliseconds) => {
  expect(retryAfter(header, now)).toBe(milliseconds)
})
