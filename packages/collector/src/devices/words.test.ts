import { PAIRING_WORDS } from '@shopbell/core/wire'
import { expect, test } from 'vitest'
import { slidingLimit } from './sliding-limit.ts'
import { pairingWords, WORD_COUNT } from './words.ts'

test('pairing words are three of many, every one as the wire wants it', () => {
  const seen = new Set<string>()
  for (let n = 0; n < WORD_COUNT; n++) {
    const words = pairingWords(() => n)
    expect(words).toMatch(PAIRING_WORDS)
    seen.add(words)
  }
  expect(seen.size).toBe(WORD_COUNT)
  // Fifteen minutes and five tries a minute against so many: one in a hundred thousand.
  expect(WORD_COUNT ** 3).toBeGreaterThan(7_500_000)
  expect(pairingWords()).toMatch(PAIRING_WORDS)
})

test('a limit lets so many pass in any such time, and a clock that is set back locks nobody out', () => {
  let now = 1000
  const limit = slidingLimit({ most: 2, within: 100, now: () => now })
  expect([limit.take(), limit.take(), limit.take(), limit.wait()]).toEqual([0, 0, 100, 100])
  now = 1099
  expect(limit.take()).toBe(1)
  now = 1100
  expect([limit.take(), limit.take(), limit.take()]).toEqual([0, 0, 100])
  now = 0
  expect(limit.take()).toBe(0)
})
