import { describe, expect, test } from 'vitest'
import { share } from '../score/share.ts'
import { reasonLifts } from './reason-lift.ts'

const wait = { id: 'wait', named: [12, 60], unnamed: [180, 240] } as const
const price = { id: 'price', named: [50, 75], unnamed: [142, 225] } as const

describe('where everybody was asked', () => {
  test('a lift is the difference of two shares by Newcombe, and impact its part of the whole', () => {
    const [found] = reasonLifts([wait], 'everyone')
    expect(found).toMatchObject({ id: 'wait', says: 'lift', mentions: share(60, 300) })
    if (found?.says !== 'lift') throw new Error('a lift was expected')
    const [one, other] = [share(12, 60), share(180, 240)]
    expect(found.lift.value).toBeCloseTo(0.2 - 0.75, 14)
    expect(found.lift.low).toBeCloseTo(-0.55 - Math.hypot(0.2 - one.low!, other.high! - 0.75), 14)
    expect(found.impact).toBeCloseTo(0.2 * -0.55, 14)
    // The overall share, 0.64, is 0.75 of the others plus the impact.
    expect(0.75 + found.impact).toBeCloseTo(192 / 300, 14)
  })

  test('p values are adjusted over the reasons that have a lift', () => {
    const few = { id: 'few', named: [1, 29], unnamed: [191, 271] } as const
    const all = reasonLifts([price, few, wait], 'everyone')
    const alone = reasonLifts([price], 'everyone')
    expect(all.map(({ says }) => says)).toStrictEqual(['lift', 'mentions-only', 'lift'])
    if (all[0]?.says !== 'lift' || alone[0]?.says !== 'lift' || all[2]?.says !== 'lift') {
      throw new Error('a lift was expected')
    }
    // The larger of two p values keeps itself, the smaller is doubled.
    expect(all[0].q).toBe(alone[0].q)
    expect(all[2].q).toBeLessThan(1e-14)
    expect(all[1]).toMatchObject({ because: 'too-few', mentions: { value: 29 / 300 } })
  })

  test('where everybody is pleased there is a lift and nothing to test', () => {
    const [found] = reasonLifts([{ id: 'a', named: [40, 40], unnamed: [50, 50] }], 'everyone')
    expect(found).toMatchObject({ says: 'lift', lift: { value: 0 } })
  })
})

test('where only low scores were asked a lift has no meaning: mentions alone count', () => {
  const [found] = reasonLifts([wait], 'low-scores')
  expect(found).toStrictEqual({
    id: 'wait',
    mentions: share(60, 300),
    says: 'mentions-only',
    because: 'asked-of-low-scores',
  })
})

test('no reasons, and wrong counts', () => {
  expect(reasonLifts([], 'everyone')).toStrictEqual([])
  expect(() => reasonLifts([{ id: 'a', named: [3, 2], unnamed: [0, 0] }], 'everyone')).toThrow(
    RangeError,
  )
})
