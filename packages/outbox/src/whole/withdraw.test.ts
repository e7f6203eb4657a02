import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openWhole } from '../testing/whole.ts'
import { offline } from '../testing/receiver.ts'
import { createWorld, row, turns, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

afterEach(() => vi.restoreAllMocks())

/** A row that can be withdrawn for five seconds from now. */
const held = ({ clock }: World, key: string) => row(key, { notBefore: clock.now() + 5_000 })

describe('a row with notBefore', () => {
  test('is kept at once, not sent before, and then sent by itself', async () => {
    const world = createWorld()
    const { receiver, clock } = world
    const outbox = openWhole(world)
    expect(await outbox.add(held(world, 'a'))).toBe('disk')
    await outbox.add(row('b'))
    await outbox.flush()
    expect([...receiver.stored]).toEqual(['b'])
    expect(await outbox.status()).toMatchObject({ pending: 1, failures: 0 })
    clock.advance(4_999)
    await turns()
    expect([...receiver.stored]).toEqual(['b'])
    clock.advance(1)
    await until(() => receiver.stored.has('a'))
    await until(() => clock.timers().length === 0)
    expect(receiver.requests.map(({ body }) => body.responses[0])).toEqual([
      { id: 'id-b', key: 'b' },
      { id: 'id-a', key: 'a' },
    ])
  })

  test('is not hinted at by beacon either', async () => {
    const world = createWorld()
    world.receiver.always = offline
    const outbox = openWhole(world, { indexedDB: undefined })
    await outbox.add(held(world, 'a'))
    await outbox.add(row('b'))
    await turns()
    outbox.fire('hidden')
    expect(world.beacons.map((body) => JSON.parse(body).responses)).toMatchObject([[{ key: 'b' }]])
  })

  test('is sent by the next page, within a minute', async () => {
    const world = createWorld()
    const before = openWhole(world)
    await before.add(held(world, 'a'))
    await turns()
    before.stop()
    // Also what sends has come by then, and is not waited for any more.
    await until(() => world.clock.timers().length === 0)
    openWhole(world).start()
    await turns()
    expect(world.receiver.requests).toEqual([])
    world.clock.advance(60_000)
    await until(() => world.receiver.stored.has('a'))
  })

  test('that is a year away by a clock set back is sent at once', async () => {
    const world = createWorld()
    const outbox = openWhole(world)
    await outbox.add(held(world, 'a'))
    world.clock.set(world.clock.now() - 31_536_000_000)
    await outbox.flush()
    expect(world.receiver.stored).toEqual(new Set(['a']))
  })

  test('that is no number is a wrong call', () => {
    const add = () => openWhole(createWorld()).add(row('a', { notBefore: 'soon' as never }))
    expect(add).toThrow(new TypeError('outbox needs { notBefore }: number'))
  })
})

describe('withdrawing', () => {
  test.each([
    ['the disk', {}, 'disk'] as const,
    ['the copy', { indexedDB: undefined }, 'copy'] as const,
    ['memory', { indexedDB: undefined, notes: undefined }, 'memory'] as const,
  ])('takes a held row off %s, and it is never sent', async (_name, overrides, where) => {
    const world = createWorld()
    const outbox = openWhole(world, overrides)
    expect(await outbox.add(held(world, 'a'))).toBe(where)
    expect(await outbox.withdraw('a')).toBe(true)
    expect(await outbox.pending()).toEqual([])
    world.clock.advance(120_000)
    await turns()
    expect(world.receiver.requests).toEqual([])
    expect(await outbox.withdraw('a')).toBe(false)
  })

  test('waits for a row that is still on its way to the disk', async () => {
    const world = createWorld()
    const outbox = openWhole(world)
    const kept = outbox.add(held(world, 'a'))
    expect(await outbox.withdraw('a')).toBe(true)
    expect(await kept).toBe('disk')
    expect(await outbox.pending()).toEqual([])
  })

  test.each([5_000, 5_001])('is too late after %i ms, whether it was sent or not', async (late) => {
    const world = createWorld()
    world.receiver.always = offline
    const outbox = openWhole(world)
    await outbox.add(held(world, 'a'))
    world.clock.advance(late)
    expect(await outbox.withdraw('a')).toBe(false)
    expect(await outbox.pending()).toMatchObject([{ key: 'a' }])
  })

  test('is no way to take back a row that was not held, or that never was', async () => {
    const world = createWorld()
    world.receiver.always = offline
    const outbox = openWhole(world)
    await outbox.add(row('a'))
    expect(await outbox.withdraw('a')).toBe(false)
    expect(await outbox.withdraw('b')).toBe(false)
    expect(await outbox.pending()).toHaveLength(1)
  })

  test('says no when the disk cannot delete', async () => {
    const world = createWorld()
    const outbox = openWhole(world)
    await outbox.add(held(world, 'a'))
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      throw new DOMException('The disk is broken.', 'UnknownError')
    })
    expect(await outbox.withdraw('a')).toBe(false)
    vi.restoreAllMocks()
    expect(await outbox.pending()).toHaveLength(1)
  })
})

test('the status knows the oldest row that waits', async () => {
  const world = createWorld()
  world.receiver.always = offline
  const outbox = openWhole(world)
  expect(await outbox.status()).toMatchObject({ oldest: null })
  for (const [key, at] of [['b', 7] as const, ['a', 9] as const]) {
    await outbox.add(row(key, { body: { id: `id-${key}`, key, at } }))
  }
  expect(await outbox.status()).toMatchObject({ oldest: 9, pending: 2 })
})
