import { expect, test } from 'vitest'
import { FRESH, afterRefusal, heldUntil } from './progress.ts'

const refusal = { status: 403, reason: 'No.' }
const never = () => 0

test('a head that is refused again and again is remembered once, with its last refusal', () => {
  const once = afterRefusal(FRESH, 'a', refusal, 1_000, never)
  const both = afterRefusal(once, 'b', refusal, 2_000, never)
  const again = afterRefusal(both, 'a', { status: 401, reason: 'Sign in.' }, 90_000, never)
  expect(again.refusals).toEqual([
    { ...refusal, head: 'b', until: 62_000 },
    { status: 401, reason: 'Sign in.', head: 'a', until: 150_000 },
  ])
})

test('what waits is held until the first of its heads may be tried', () => {
  const one = afterRefusal(FRESH, 'a', refusal, 1_000, never)
  const both = afterRefusal(one, 'b', refusal, 2_000, never)
  expect(heldUntil(FRESH, 0)).toBe(Infinity)
  expect(heldUntil(both, 2_000)).toBe(61_000)
  expect(heldUntil(both, 61_000)).toBe(62_000)
  expect(heldUntil(both, 62_000)).toBe(Infinity)
  expect(heldUntil({ ...both, until: 3_000 }, 2_000)).toBe(3_000)
})
