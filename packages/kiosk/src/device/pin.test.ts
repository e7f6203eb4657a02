import { describe, expect, test } from 'vitest'
import { memory, refusing } from './memory.test-support.ts'
import { openPin, waitAfter, weaknessOf } from './pin.ts'

/** So that a test does not take seconds; the product takes 600,000. */
const FEW = 1000

test.each(['', '123', '12a4', '1234', '4321', '0000', '99999', '1234567890123'])(
  '%j is no PIN',
  (pin) => expect(weaknessOf(pin)).not.toBeNull(),
)

test.each(['2580', '1357', '90210', '482915'])('%j is one', (pin) =>
  expect(weaknessOf(pin)).toBeNull(),
)

describe('a tablet', () => {
  const open = (kept = memory()) => {
    let now = 1_000_000
    const pin = () => openPin(kept, () => now, FEW)
    return { pin, pass: (time: number) => (now += time) }
  }

  test('has no PIN until one is set, and then no other opens it', async () => {
    const { pin } = open()
    expect(await pin().isSet()).toBe(false)
    for (const tried of ['0000', '1234', '2580']) {
      expect((await pin().enter(tried)).isRight).toBe(false)
    }
    expect(await pin().set('2580')).toBe(true)
    expect(await pin().isSet()).toBe(true)
    expect((await pin().enter('2581')).isRight).toBe(false)
    expect((await pin().enter('2580')).isRight).toBe(true)
  })

  test('does not keep the number itself', async () => {
    const kept = memory()
    await openPin(kept, Date.now, FEW).set('258013')
    const record = (await kept.recall('pin')) as { salt: Uint8Array; hash: Uint8Array }
    expect(JSON.stringify(record)).not.toContain('258013')
    expect(record.salt).toHaveLength(16)
    expect(record.hash).toHaveLength(32)
  })

  test('has five tries, then a wait that doubles, over any restart', async () => {
    const { pin, pass } = open()
    await pin().set('2580')
    const left: number[] = []
    for (let wrong = 0; wrong < 5; wrong++) {
      const tried = await pin().enter('1111')
      if (!tried.isRight) left.push(tried.left)
    }
    expect(left).toEqual([4, 3, 2, 1, 0])
    expect(await pin().wait()).toBe(30_000)
    // The right one does not count either while the wait lasts.
    expect(await pin().enter('2580')).toEqual({ isRight: false, left: 0, wait: 30_000 })
    pass(30_000)
    expect(await pin().enter('1111')).toEqual({ isRight: false, left: 0, wait: 60_000 })
    pass(60_000)
    expect((await pin().enter('2580')).isRight).toBe(true)
    expect(await pin().enter('1111')).toEqual({ isRight: false, left: 4, wait: 0 })
  })

  test('whose clock is set back waits no longer than it must', async () => {
    const { pin, pass } = open()
    await pin().set('2580')
    for (let wrong = 0; wrong < 5; wrong++) await pin().enter('1111')
    pass(-365 * 24 * 3_600_000)
    expect(await pin().wait()).toBe(30_000)
  })

  test('that cannot write says so, and a weak number is a wrong call', async () => {
    expect(await openPin(refusing, Date.now, FEW).set('2580')).toBe(false)
    await expect(openPin(memory(), Date.now, FEW).set('1234')).rejects.toThrow(RangeError)
  })
})

test('no wait is longer than an hour', () => {
  expect([4, 5, 6, 7, 12, 500].map(waitAfter)).toEqual([
    0, 30_000, 60_000, 120_000, 3_600_000, 3_600_000,
  ])
})
