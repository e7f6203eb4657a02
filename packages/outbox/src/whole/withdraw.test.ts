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

  test('says no when neither the disk can delete nor a note be made', async () => {
    const world = createWorld()
    const outbox = openWhole(world, { notes: undefined })
    await outbox.add(held(world, 'a'))
    breakDeleting()
    expect(await outbox.withdraw('a')).toBe(false)
    vi.restoreAllMocks()
    expect(await outbox.pending()).toHaveLength(1)
  })
})

function breakDeleting(): void {
  vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
    throw new DOMException('The disk is broken.', 'UnknownError')
  })
}

/** Minutes pass, and all that happens in them. */
async function pass({ clock }: World): Promise<void> {
  for (let second = 0; second < 130; second += 1) {
    clock.advance(1_000)
    await turns(8)
  }
}

describe('a row that was withdrawn while the disk could not delete it', () => {
  test('is not sent by this page, and deleted when the disk works again', async () => {
    const world = createWorld()
    const outbox = openWhole(world)
    await outbox.add(held(world, 'a'))
    breakDeleting()
    expect(await outbox.withdraw('a')).toBe(true)
    expect(await outbox.withdraw('a')).toBe(false)
    await pass(world)
    vi.restoreAllMocks()
    await pass(world)
    expect(world.receiver.requests).toEqual([])
    expect(await rowsOnDisk(world)).toEqual([])
    outbox.stop()
  })

  test('is not sent by the next page either, nor by another that is open, and what comes after it is', async () => {
    const world = createWorld()
    const before = openWhole(world)
    const beside = openWhole(world)
    await before.add(held(world, 'a'))
    breakDeleting()
    expect(await before.withdraw('a')).toBe(true)
    before.stop()
    vi.restoreAllMocks()
    expect(await beside.pending()).toEqual([])
    // One row at a time is looked for after a failure.
    world.receiver.next.push(offline)
    const after = openWhole(world)
    await after.add(row('b'))
    await pass(world)
    expect([...world.receiver.arrivals.keys()]).toEqual(['b'])
    expect(await rowsOnDisk(world)).toEqual([])
    expect(await after.status()).toMatchObject({ pending: 0 })
    after.stop()
    beside.stop()
  })

  test('is not sent when its write came late, after the page was gone', async () => {
    const world = createWorld()
    const before = openWhole(world, { indexedDB: undefined })
    const late = held(world, 'a')
    expect(await before.add(late)).toBe('copy')
    expect(await before.withdraw('a')).toBe(true)
    before.stop()
    // What another page writes under that key is what the late write would have left.
    const writer = openWhole(world, { notes: undefined })
    expect(await writer.add(late)).toBe('disk')
    writer.stop()
    const after = openWhole(world)
    after.start()
    await pass(world)
    expect(world.receiver.requests).toEqual([])
    expect(await rowsOnDisk(world)).toEqual([])
    after.stop()
  })

  test('does not come back from a database that was given up', async () => {
    const world = createWorld()
    const before = openWhole(world)
    await before.add(held(world, 'a'))
    breakDeleting()
    expect(await before.withdraw('a')).toBe(true)
    before.stop()
    vi.restoreAllMocks()
    const [{ name } = {}] = await world.indexedDB.databases()
    world.notes.setItem(`${name} generation`, '2')
    const after = openWhole(world)
    after.start()
    await pass(world)
    expect(await after.status()).toMatchObject({ generation: 2, pending: 0 })
    expect(world.receiver.requests).toEqual([])
    after.stop()
  })

  test('is too late when the disk gave up only after the row could be sent', async () => {
    const world = createWorld()
    world.receiver.always = offline
    const outbox = openWhole(world)
    await outbox.add(held(world, 'a'))
    vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(() => {
      world.clock.advance(5_000)
      throw new DOMException('The disk is broken.', 'UnknownError')
    })
    expect(await outbox.withdraw('a')).toBe(false)
    vi.restoreAllMocks()
    expect(await outbox.pending()).toMatchObject([{ key: 'a' }])
    outbox.stop()
  })
})

/** The keys that the databases have, whoever may see them. */
async function rowsOnDisk({ indexedDB }: World): Promise<unknown[]> {
  const all: unknown[] = []
  for (const { name } of await indexedDB.databases()) {
    const opening = indexedDB.open(name!)
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const asked = opening.result.transaction('rows').objectStore('rows').getAllKeys()
    await new Promise((resolve) => (asked.onsuccess = resolve))
    all.push(...asked.result)
    opening.result.close()
  }
  return all
}

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
