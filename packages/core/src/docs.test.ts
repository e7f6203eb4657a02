import { expect, test } from 'vitest'
import { ENTRIES, type Exported } from './entries.test-support.ts'

// What a docstring must have can be counted; that it is right is for examples.test.ts and for readers.

/** Functions that throw for nothing they can be given, each with why. */
const NEVER_THROWS: Readonly<Record<string, string>> = {
  isRated: 'answers false for what is no kind',
  surelyWorst: 'passes over what has no value or no interval',
  constructOf: 'reads a field',
  findTouchpoint: 'answers undefined',
  isMeasured: 'reads a field',
  isWithin: 'reads fields',
  placeOf: 'reads a field',
  hoursOf: 'reads a field',
  lensOf: 'reads a field',
  timeZoneOf: 'reads a field',
  reasonIn: 'answers undefined',
  checkOrder: 'answers with a refusal',
  decodeConfig: 'answers with problems',
  decodeBatch: 'answers with problems',
  decodeResponse: 'answers with problems',
  decodePairingRequest: 'answers with problems',
  decodeConfirmation: 'answers with problems',
  decodeHeartbeat: 'answers with problems',
  decodeOutboxExport: 'answers with problems',
  echoedId: 'answers with an empty text',
  isDistorted: 'answers false where there is nothing to compare',
  direction: 'takes any text',
  language: 'takes any text',
  readableRgb: 'mixes any numbers',
  dayOfHour: 'divides',
  weekday: 'divides',
  parseHour: 'answers null',
  logMean: 'takes what shiryaevRoberts gives',
}

const names = ENTRIES.flatMap(({ exports }) => exports)
const functions = names.filter(({ declares }) => declares === 'function')

/** The names that fail, by their file, so that a failure says where to write. */
function without(is: (one: Exported) => boolean, all = names): readonly string[] {
  return all.filter((one) => !is(one)).map(({ file, name }) => `${file} ${name}`)
}

test('there are many names, of every sort', () => {
  const sorts = new Set(names.map(({ declares }) => declares))
  expect(sorts).toStrictEqual(new Set(['function', 'const', 'interface', 'type']))
  expect(names.length).toBeGreaterThan(200)
})

test('every public name says what it is, in a sentence', () => {
  const sentence = /^[A-Z`0-9].{12,}?[.:;]( |$)/
  expect(without(({ docs }) => sentence.test(docs.split(' @')[0]!))).toStrictEqual([])
})

test('every public function shows a call and its value', () => {
  expect(without(({ docs }) => /@example \S.+ \/\/ \S/.test(docs), functions)).toStrictEqual([])
})

test('every public function says what it throws, unless it never does', () => {
  const says = ({ docs }: Exported): boolean => /@throws RangeError \S/.test(docs)
  const never = ({ name }: Exported): boolean => Object.hasOwn(NEVER_THROWS, name)
  expect(without((one) => says(one) !== never(one), functions)).toStrictEqual([])
  const found = new Set(functions.map(({ name }) => name))
  expect(Object.keys(NEVER_THROWS).filter((name) => !found.has(name))).toStrictEqual([])
})
