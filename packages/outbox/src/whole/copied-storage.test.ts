import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { offline } from '../testing/receiver.ts'
import { openWhole } from '../testing/whole.ts'
import { createWorld, keys, row, turns } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

afterEach(() => vi.restoreAllMocks())

const dom = (message: string, name: string) => new DOMException(message, name)

/** Lets seconds pass as they do in a page, in small parts with all that happens in them. */
async function pass(world: World, seconds: number): Promise<void> {
  for (let tenth = 0; tenth < seconds * 10; tenth += 1) {
    await turns(4)
    world.clock.advance(100)
  }
  await turns(4)
}

function failingOpen(error: DOMException) {
  return () => {
    const request = new EventTarget() as IDBOpenDBRequest
    Object.assign(request, { error })
    setImmediate(() => request.onerror?.({} as Event))
    return request
  }
}

// Only those that ask for a durability: fake-indexeddb makes others of its own.
function failingTransactions(error: DOMException) {
  const real = IDBDatabase.prototype.transaction
  return vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...how
  ) {
    if (how[2]?.durability) throw error
    return real.apply(this, how)
  })
}

/** What may go wrong with IndexedDB: begins, and returns its end. */
const FAULTS: Record<string, (world: World) => () => void> = {
  'open rejects': ({ indexedDB }) =>
    mock(
      vi.spyOn(indexedDB, 'open').mockImplementation(failingOpen(dom('refused', 'UnknownError'))),
    ),
  'open throws': ({ indexedDB }) =>
    mock(
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        throw dom('The operation is insecure.', 'SecurityError')
      }),
    ),
  'the backing store does not open': ({ indexedDB }) =>
    mock(
      vi
        .spyOn(indexedDB, 'open')
        .mockImplementation(
          failingOpen(
            dom('Internal error opening backing store for indexedDB.open.', 'UnknownError'),
          ),
        ),
    ),
  'open is blocked': ({ indexedDB }) =>
    mock(
      vi.spyOn(indexedDB, 'open').mockImplementation(() => {
        const request = new EventTarget() as IDBOpenDBRequest
        setImmediate(() => request.onblocked?.({} as never))
        return request
      }),
    ),
  'open hangs': ({ indexedDB }) =>
    mock(
      vi.spyOn(indexedDB, 'open').mockImplementation(() => new EventTarget() as IDBOpenDBRequest),
    ),
  ...Object.fromEntries(
    [
      dom(
        'Connection to Indexed Database server lost. Refresh the page to try again',
        'UnknownError',
      ),
      dom('The database connection is closing.', 'InvalidStateError'),
      dom('Attempt to get a record without an in-progress transaction', 'InvalidStateError'),
    ].map((error) => [error.message, () => mock(failingTransactions(error))]),
  ),
  'the disk is full': () =>
    mock(
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw dom('The disk is full.', 'QuotaExceededError')
      }),
    ),
  'every transaction aborts': () => {
    const put = IDBObjectStore.prototype.put
    return mock(
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...write
      ) {
        const request = put.apply(this, write)
        request.onsuccess = () => this.transaction.abort()
        return request
      }),
    )
  },
  'writes hang': () => {
    const put = IDBObjectStore.prototype.put
    return mock(
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
        this: IDBObjectStore,
        ...write
      ) {
        const request = put.apply(this, write)
        // Keeps the transaction busy until the fault has ended.
        const hold = (): void => {
          if (vi.isMockFunction(IDBObjectStore.prototype.put)) this.get('none').onsuccess = hold
        }
        request.onsuccess = hold
        return request
      }),
    )
  },
}

function mock(spy: { mockRestore(): void }): () => void {
  return () => spy.mockRestore()
}

describe.each(Object.keys(FAULTS))('when %s', (name) => {
  test.each([
    ['from the start', false],
    ['when it had worked before', true],
  ])(
    '%s, a tap ends within two seconds backed by a copy, and is on disk 5 s after the fault',
    async (_when, before) => {
      const world = createWorld()
      world.receiver.always = offline
      if (before) {
        const earlier = openWhole(world)
        expect(await earlier.add(row('0'))).toBe('disk')
        await turns()
        earlier.stop()
      }
      const end = FAULTS[name]!(world)
      const outbox = openWhole(world)
      outbox.start()
      let kept: string | undefined
      void outbox.add(row('a')).then((where) => (kept = where))
      await pass(world, 2)
      expect(kept).toBe('copy')
      await pass(world, 20)
      expect((await within(world, outbox.status())).storage).toBe('copy')

      end()
      await pass(world, 5)
      outbox.stop()
      // Not started: this is what the disk has, without the copy.
      const after = openWhole(world)
      const rows = before ? ['0', 'a'] : ['a']
      expect((await after.pending()).map(({ key }) => key)).toEqual(rows)
      after.stop()

      // And the next page delivers each once.
      world.receiver.always = world.receiver.take
      world.receiver.arrivals.clear()
      const next = openWhole(world)
      next.start()
      await pass(world, 6)
      await within(world, next.flush())
      expect(world.receiver.arrivals).toEqual(new Map(rows.map((key) => [key, 1])))
      expect(await next.status()).toMatchObject({ storage: 'disk', pending: 0 })
      next.stop()
    },
  )
})

async function within<T>(world: World, work: Promise<T>): Promise<T> {
  const waiting = new Set([work])
  const end = (): void => waiting.clear()
  work.then(end, end)
  while (waiting.size > 0) await pass(world, 0.5)
  return work
}

test('a slow database is waited for: the copy alone is no thanks while it may still commit', async () => {
  const world = createWorld()
  const earlier = openWhole(world)
  await earlier.status()
  earlier.stop()
  world.receiver.always = offline
  const open = world.indexedDB.open.bind(world.indexedDB)
  vi.spyOn(world.indexedDB, 'open').mockImplementation((name, version) => {
    const late = new EventTarget() as EventTarget & {
      result?: IDBDatabase
      onsuccess?: () => void
    }
    world.clock.setTimer(() => {
      const request = open(name, version)
      request.onsuccess = () => {
        late.result = request.result
        late.dispatchEvent(new Event('success'))
        late.onsuccess!()
      }
    }, 1_500)
    return late as unknown as IDBOpenDBRequest
  })
  const outbox = openWhole(world)
  let kept: string | undefined
  void outbox.add(row('a')).then((where) => (kept = where))
  await pass(world, 1.4)
  expect(kept).toBeUndefined()
  await pass(world, 0.2)
  expect(kept).toBe('disk')
  outbox.stop()
})

test('without a copy either, it is said to be in memory', async () => {
  const world = createWorld()
  world.receiver.always = offline
  world.notes.broken = true
  const outbox = openWhole(world, { indexedDB: undefined })
  expect(await outbox.add(row('a'))).toBe('memory')
  expect(await outbox.status()).toMatchObject({ storage: 'memory', pending: 1 })
})

test('what is delivered or in quarantine on disk leaves the copy; nothing else does', async () => {
  const world = createWorld()
  world.receiver.rejects.add('b')
  world.receiver.next.push(offline)
  const outbox = openWhole(world)
  await outbox.add(row('a'))
  await turns()
  expect(copied(world)).toEqual(['a'])
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw dom('The disk is full.', 'QuotaExceededError')
  })
  expect(await outbox.add(row('b'))).toBe('copy')
  await outbox.flush()
  expect(copied(world)).toEqual(['b'])
  expect(await outbox.quarantined()).toMatchObject([{ key: 'b' }])
  expect(await outbox.status()).toMatchObject({ storage: 'copy' })
  put.mockRestore()
  await pass(world, 3)
  expect(copied(world)).toEqual([])
  expect(await outbox.status()).toMatchObject({ storage: 'disk', quarantined: 1 })
  outbox.stop()
})

test('a refused row that no disk takes is not lost with the page', async () => {
  const world = createWorld()
  world.receiver.rejects.add('b')
  const before = openWhole(world, { indexedDB: undefined })
  await before.add(row('b'))
  await within(world, before.flush())
  before.stop()
  const after = openWhole(world)
  after.start()
  await pass(world, 5)
  expect(await after.quarantined()).toMatchObject([{ key: 'b' }])
  expect(copied(world)).toEqual([])
})

test('thousands of rows that only the copy has go to the disk in parts', async () => {
  const world = createWorld()
  world.receiver.always = offline
  const before = openWhole(world, { indexedDB: undefined })
  await Promise.all(keys(1_200).map((key) => before.add(row(key))))
  before.stop()
  const sizes: number[] = []
  const real = IDBDatabase.prototype.transaction
  const puts = vi.spyOn(IDBObjectStore.prototype, 'put')
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...how
  ) {
    sizes.push(puts.mock.calls.length)
    puts.mockClear()
    return real.apply(this, how)
  })
  const after = openWhole(world)
  after.start()
  let status = await after.status()
  for (let second = 0; status.pending < 1_200 || status.storage !== 'disk'; second += 1) {
    expect(second).toBeLessThan(60)
    await pass(world, 1)
    status = await after.status()
  }
  expect(status.pending).toBe(1_200)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  after.stop()
})

test('a row that was withdrawn while the disk did not work is not sent by a write that comes late', async () => {
  const world = createWorld()
  const outbox = openWhole(world)
  await outbox.add(row('0'))
  await outbox.flush()
  world.receiver.arrivals.clear()
  const end = FAULTS['writes hang']!(world)
  const kept = outbox.add(row('a', { notBefore: world.clock.now() + 20_000 }))
  await pass(world, 3)
  expect(await kept).toBe('copy')
  expect(await within(world, outbox.withdraw('a'))).toBe(true)
  expect(copied(world)).toEqual([])
  end()
  await pass(world, 30)
  expect(await outbox.pending()).toEqual([])
  expect([...world.receiver.arrivals]).toEqual([])
  outbox.stop()
  expect(await openWhole(world).pending()).toEqual([])
})

test('a tap goes before what waits', async () => {
  const world = createWorld()
  world.receiver.always = offline
  const outbox = openWhole(world)
  await outbox.add(row('a'))
  await outbox.flush()
  world.receiver.always = world.receiver.take
  const end = FAULTS['writes hang']!(world)
  const kept = outbox.add(row('b'))
  const flushed = outbox.flush()
  await turns()
  expect(world.receiver.stored.size).toBe(0)
  end()
  await kept
  await pass(world, 3)
  await flushed
  expect([...world.receiver.stored].sort()).toEqual(['a', 'b'])
  outbox.stop()
})

function copied({ notes }: World): string[] {
  return [...notes.entries.keys()]
    .filter((name) => name.includes(' copy '))
    .map((name) => name.split(' ').at(-1)!)
}
