import fc from 'fast-check'
import { expect, test } from 'vitest'
import { symmetricEigen } from './symmetric-eigen.ts'

test('the values of a matrix whose values are known', () => {
  const { values } = symmetricEigen([
    [2, 1],
    [1, 2],
  ])
  const [low, high] = [...values].sort((left, right) => left - right)
  expect(low).toBeCloseTo(1, 14)
  expect(high).toBeCloseTo(3, 14)
})

test('vectors are orthonormal and put the matrix together again', () => {
  const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
    minLength: 25,
    maxLength: 25,
  })
  fc.assert(
    fc.property(entries, (entries) => {
      const of = (i: number, j: number): number => entries[Math.min(i, j) * 5 + Math.max(i, j)]!
      const five = [0, 1, 2, 3, 4]
      const { values, vectors } = symmetricEigen(five.map((i) => five.map((j) => of(i, j))))
      for (const i of five) {
        for (const j of five) {
          const sum = (term: (k: number) => number): number =>
            five.reduce((total, k) => total + term(k), 0)
          const again = sum((k) => vectors[i]![k]! * values[k]! * vectors[j]![k]!)
          expect(again).toBeCloseTo(of(i, j), 13)
          expect(sum((k) => vectors[k]![i]! * vectors[k]![j]!)).toBeCloseTo(i === j ? 1 : 0, 13)
        }
      }
    }),
  )
})
