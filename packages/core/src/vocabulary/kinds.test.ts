import { describe, expect, test } from 'vitest'
import { isRated, KINDS, RATED_KINDS, SCALES, scaleOf, type Kind } from './kinds.ts'

describe('the scales, as the wire protocol fixes them', () => {
  test.each([
    ['smiley3', 1, 3],
    ['smiley4', 1, 4],
    ['smiley5', 1, 5],
    ['stars', 1, 5],
    ['csat', 1, 5],
    ['agree', 1, 5],
    ['effort', 1, 7],
    ['nps', 0, 10],
    ['thumbs', 0, 1],
    ['yesno', 0, 1],
    ['expectation', -1, 1],
  ] as const)('%s goes from %s to %s', (kind, low, high) => {
    const { values } = SCALES[kind]
    expect([values[0], values[values.length - 1]]).toStrictEqual([low, high])
    expect(values).toHaveLength(high - low + 1)
  })

  test('every rated kind has a scale and no other has', () => {
    expect(Object.keys(SCALES)).toStrictEqual([...RATED_KINDS])
    expect(KINDS.filter((kind) => !isRated(kind))).toStrictEqual(['choice', 'text', 'contact'])
  })
})

test.each(['constructor', 'toString', '__proto__', 'valueOf', ''])('%j is no kind', (name) => {
  expect(isRated(name as Kind)).toBe(false)
  expect(() => scaleOf(name as 'nps')).toThrow(RangeError)
})
