import { expect, test } from 'vitest'
import { placeIn, STEP } from './shift.ts'

test('the picture moves at least eight pixels each minute, and comes round', () => {
  for (let minute = 0; minute < 100; minute++) {
    const [before, after] = [placeIn(minute), placeIn(minute + 1)]
    expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeGreaterThanOrEqual(8)
    expect(Math.max(Math.abs(after.x), Math.abs(after.y))).toBeLessThanOrEqual(STEP)
  }
  expect(
    new Set(Array.from({ length: 9 }, (_, minute) => JSON.stringify(placeIn(minute)))).size,
  ).toBe(9)
})
