import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shuffled } from './shuffle.ts'

test('loses nothing and changes nothing', () => {
  const chance = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
  fc.assert(
    fc.property(fc.array(fc.integer()), chance, (items, stream) => {
      const before = [...items]
      const mixed = shuffled(items, () => stream.next().value)
      const inOrder = (a: number, b: number): number => a - b
      expect([...mixed].sort(inOrder)).toStrictEqual([...items].sort(inOrder))
      expect(items).toStrictEqual(before)
    }),
  )
})

test('every order is as likely as any other', () => {
  // Every way that three throws of chance can go, once: 3 × 2 of them.
  const counts = new Map<string, number>()
  for (const first of [0, 1 / 3, 2 / 3]) {
    for (const second of [0, 1 / 2]) {
      const throws = [first + 0.01, second + 0.01]
      const order = shuffled(['a', 'b', 'c'], () => throws.shift()!).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
  }
  expect([...counts.values()]).toEqual([1, 1, 1, 1, 1, 1])
})
