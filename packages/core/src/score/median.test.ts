import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median } from './median.ts'

const weighted = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), fc.nat(7)), { maxLength: 9 })

test('is the middle of all answers in order', () => {
  fc.assert(
    fc.property(weighted, (entries) => {
      const answers = entries
        .flatMap(([value, count]) => Array.from({ length: count }, () => value))
        .sort((a, b) => a - b)
      const half = answers.length / 2
      const wanted =
        answers.length === 0
          ? null
          : (answers.at(Math.ceil(half) - 1)! + answers.at(Math.floor(half))!) / 2
      expect(median(entries)).toBe(wanted)
    }),
  )
})

test('three thousand million answers, half of them on either side', () => {
  const half = 1_500_000_000
  expect(
    median([
      [1, half],
      [5, half],
    ]),
  ).toBe(3)
  expect(
    median([
      [1, half],
      [5, half - 1],
    ]),
  ).toBe(1)
})

test('no answers: null', () => {
  expect(median([])).toBeNull()
  expect(median([[3, 0]])).toBeNull()
})

test('a wrong call says what was wrong', () => {
  expect(() => median([[1, -1]])).toThrow(/got -1/)
  expect(() => median([[Number.NaN, 1]])).toThrow(/a value is a finite number/)
  expect(() =>
    median([
      [1, 2 ** 53 - 1],
      [2, 1],
    ]),
  ).toThrow(/beyond 2\^53 - 1/)
})
