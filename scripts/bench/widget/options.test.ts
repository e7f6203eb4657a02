import { expect, test } from 'vitest'
import { isAsked, parseOptions } from './options.ts'

const NAMES = ['host page alone', 'floor, one file', 'floor behind a loader', 'ours']

test('nothing said is nine runs of everything', () => {
  const options = parseOptions([], NAMES)
  expect(options).toStrictEqual({ runs: 9, only: null })
  expect(NAMES.every((name) => isAsked(options, name))).toBe(true)
})

test('pages are chosen by how their names begin', () => {
  const options = parseOptions(['--runs', '3', '--only', 'floor, ours'], NAMES)
  expect(options).toStrictEqual({ runs: 3, only: ['floor', 'ours'] })
  expect(NAMES.filter((name) => isAsked(options, name))).toStrictEqual(NAMES.slice(1))
})

test.each([
  [['--runs', '0'], '--runs takes a whole number from 1, got 0'],
  [['--runs', '2.5'], '--runs takes a whole number from 1, got 2.5'],
  [['--runs'], '--runs needs a value'],
  [['--fast', '1'], 'there is no option --fast'],
  [['--only', 'ours,'], 'no page begins with ""; there are host page alone; floor, one file;'],
  [['--only', 'theirs'], 'no page begins with "theirs"'],
])('%j is refused with the reason', (args, reason) => {
  expect(() => parseOptions(args, NAMES)).toThrow(reason)
})
