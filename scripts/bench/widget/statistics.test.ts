import fc from 'fast-check'
import { expect, test } from 'vitest'
import { median, quantile } from './statistics.ts'

test('the middle of an odd number is one of them, of an even number between two', () => {
  expect(median([9, 1, 5])).toBe(5)
  expect(median([10, 2, 4, 1])).toBe(3)
  expect(median([])).toBeNaN()
})

test('a quantile is one of the values, at the nearest rank', () => {
  expect(quantile([9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9)).toBe(9)
  expect(quantile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9)).toBe(9)
  expect(quantile([3, 1, 2], 0)).toBe(1)
  expect(quantile([], 0.9)).toBeNaN()
})

test('numbers are put in order as numbers, and the list is left as it was', () => {
  const values = [100, 20, 3]
  expect(median(values)).toBe(20)
  expect(quantile(values, 1)).toBe(100)
  expect(values).toStrictEqual([100, 20, 3])
})

test('the middle lies between the least and the most, and does not depend on order', () => {
  const numbers = fc.array(fc.integer(), { minLength: 1 })
  fc.assert(
    fc.property(numbers, (values) => {
      expect(median(values)).toBeGreaterThanOrEqual(Math.min(...values))
      expect(median(values)).toBeLessThanOrEqual(Math.max(...values))
      expect(median([...values].reverse())).toBe(median(values))
    }),
  )
})
