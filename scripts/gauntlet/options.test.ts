import { expect, test } from 'vitest'
import { parseOptions } from './options.ts'

const read = (...args: string[]) => parseOptions(args, ['R1', 'R2'], ['hasty', 'new ids'], 7)

test('asks for everything, at full length, on a seed of its own', () => {
  expect(read()).toEqual({
    isShort: false,
    seed: 7,
    only: null,
    engines: null,
    count: null,
    sabotage: null,
  })
})

test('takes rows, engines, a seed, a number and a sabotage', () => {
  expect(read('--short', '--only', 'r2', '--engine', 'webkit,firefox')).toMatchObject({
    isShort: true,
    only: ['R2'],
    engines: ['webkit', 'firefox'],
  })
  expect(read('--seed', '0', '--count', '5', '--sabotage', 'new ids')).toMatchObject({
    seed: 0,
    count: 5,
    sabotage: 'new ids',
  })
})

test.each([
  [['--fast'], 'there is no option --fast'],
  [['--seed'], '--seed needs a value'],
  [['--seed', '1.5'], '--seed takes a whole number from 0, got 1.5'],
  [['--count', '0'], '--count takes a whole number from 1, got 0'],
  [['--only', 'R3'], '--only knows no R3; there are R1, R2'],
  [['--engine', 'opera'], '--engine knows no opera; there are chromium, firefox, webkit'],
  [['--sabotage', 'lazy'], '--sabotage knows no lazy; there are hasty, new ids'],
])('%j is refused', (args, words) => {
  expect(() => read(...args)).toThrow(words)
})
