import { CHANNELS, indexOf, share } from '@shopbell/core'
import { expect, test } from 'vitest'
import { channelWords, tooFewWords } from './channel-words.ts'
import { levelWords } from './level-words.ts'

const SURE = indexOf('smiley4', [1, 2, 3, 4])
const ONE = indexOf('smiley4', [1, 0, 0, 0])
const of = (channel: string, index = SURE) => ({
  channel,
  responses: 1,
  index,
  share: share(1, 1),
})

test('every channel has a name that begins like a name, and a new one keeps its id', () => {
  for (const channel of CHANNELS) expect(channelWords(channel)).toMatch(/^[A-Z]/)
  expect(channelWords('parrot')).toBe('parrot')
  expect(channelWords('toString')).toBe('toString')
})

test('the channel that keeps the whole from having a score is named', () => {
  expect(tooFewWords([of('web'), of('social', ONE)])).toBe('too few in Social media')
  expect(tooFewWords([of('web', ONE), of('social', ONE)])).toBe('too few in some channels')
  expect(tooFewWords([of('web')])).toBe('too few')
})

test('a level is said as one of twenty, or as it is', () => {
  expect(levelWords(0.95)).toBe('19 times out of 20')
  expect(levelWords(0.9)).toBe('90 times out of 100')
})
