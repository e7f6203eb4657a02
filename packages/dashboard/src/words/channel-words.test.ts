import { CHANNELS } from '@shopbell/core'
import { expect, test } from 'vitest'
import { channelWords } from './channel-words.ts'
import { levelWords } from './level-words.ts'

test('every channel has a name that begins like a name, and a new one keeps its id', () => {
  for (const channel of CHANNELS) expect(channelWords(channel)).toMatch(/^[A-Z]/)
  expect(channelWords('parrot')).toBe('parrot')
  expect(channelWords('toString')).toBe('toString')
})

test('a level is said as one of twenty, or as it is', () => {
  expect(levelWords(0.95)).toBe('19 times out of 20')
  expect(levelWords(0.9)).toBe('90 times out of 100')
})
