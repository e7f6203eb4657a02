import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRefused } from './decide.ts'
import type { Memory } from './memory.ts'

const DAY = 86_400_000
const NOW = 1_763_766_000_000
const KEY = 'acme/web-checkout'
const ask = { quiet: 30, sample: 1 }
const ago = (days: number): number => NOW - days * DAY

test.each([
  ['never seen', [0, 0, 0.5], {}, false],
  ['seen 29 days ago', [ago(29), 0, 0.5], {}, true],
  ['seen 31 days ago', [ago(31), 0, 0.5], {}, false],
  ['answered 89 days ago', [ago(89), ago(89), 0.5], {}, true],
  ['answered 91 days ago', [ago(91), ago(91), 0.5], {}, false],
  ['another seen 23 hours ago', [0, 0, 0.5], { 'acme/other': [ago(23 / 24), 0, 0] }, true],
  ['another seen 25 hours ago', [0, 0, 0.5], { 'acme/other': [ago(25 / 24), 0, 0] }, false],
  ['another answered an hour ago, seen long ago', [0, 0, 0], { x: [ago(40), ago(0.04), 0] }, false],
  ['an answer to deliver says nothing', [0, 0, 0.5], { pending: 1 }, false],
  ['a clock that once stood years ahead', [NOW + 400 * DAY, 0, 0.5], {}, false],
  ['a clock that was set back a day', [NOW + DAY, 0, 0.5], {}, true],
] as const)('%s', (_, past, others, refused) => {
  const memory = { ...others, [KEY]: [...past] } as unknown as Memory
  expect(isRefused(ask, KEY, memory, NOW)).toBe(refused)
})

test('without quiet everybody in the sample is asked', () => {
  const memory: Memory = { [KEY]: [NOW - 1, NOW - 1, 0.5], 'acme/other': [NOW - 1, 0, 0] }
  expect(isRefused({ quiet: 0, sample: 1 }, KEY, memory, NOW)).toBe(false)
})

test('numbers may be the text of an attribute', () => {
  const text = { quiet: '30', sample: '0.2' } as unknown as typeof ask
  expect(isRefused(text, KEY, { [KEY]: [0, 0, 0.19] }, NOW)).toBe(false)
  expect(isRefused(text, KEY, { [KEY]: [0, 0, 0.2] }, NOW)).toBe(true)
  expect(isRefused(text, KEY, { [KEY]: [ago(29), 0, 0] }, NOW)).toBe(true)
})

const days = fc.double({ min: 0.01, max: 400, noNaN: true })
const share = fc.double({ min: 0, max: 0.9999, noNaN: true })

test('never due inside a quiet period', () => {
  fc.assert(
    fc.property(days, share, share, share, (quiet, part, draw, sample) => {
      const lately = [NOW - part * quiet * DAY, 0, draw] as [number, number, number]
      expect(isRefused({ quiet, sample }, KEY, { [KEY]: lately }, NOW)).toBe(true)
      const answered = [0, NOW - part * 3 * quiet * DAY, draw] as [number, number, number]
      expect(isRefused({ quiet, sample }, KEY, { [KEY]: answered }, NOW)).toBe(true)
    }),
  )
})

test('who is out of the quiet is asked exactly when the draw is below the sample', () => {
  fc.assert(
    fc.property(days, share, share, (quiet, draw, sample) => {
      const memory: Memory = { [KEY]: [NOW - 1.01 * quiet * DAY, 0, draw] }
      expect(isRefused({ quiet, sample }, KEY, memory, NOW)).toBe(draw >= sample)
    }),
  )
})

test('who is in a sample stays in when it grows', () => {
  fc.assert(
    fc.property(share, share, share, (draw, one, other) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)]
      const refused = (sample: number): boolean =>
        isRefused({ quiet: 30, sample }, KEY, { [KEY]: [0, 0, draw] }, NOW)
      if (!refused(small)) expect(refused(large)).toBe(false)
    }),
  )
})
