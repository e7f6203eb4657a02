import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { acknowledge, offline } from './testing/receiver.ts'
import { createWorld, row, turns, until } from './testing/world.ts'

afterEach(() => vi.restoreAllMocks())

const quota = (): never => {
  throw new DOMException('The disk is full.', 'QuotaExceededError')
}

test.each<[string, IDBFactory | undefined]>([
  ['absent', undefined],
  ['throwing', { open: quota } as never],
  ['rejecting', { open: () => failing() } as never],
])('with IndexedDB %s rows are kept in memory and sent', async (_name, indexedDB) => {
  const { open, receiver, clock } = createWorld()
  receiver.always = offline
  const outbox = open({ indexedDB })
  expect(await outbox.add(row('a'))).toBe('memory')
  await outbox.flush()
  expect(await outbox.status()).toMatchObject({ storage: 'memory', pending: 1 })
  expect(await outbox.pending()).toEqual([row('a')])
  receiver.always = receiver.take
  receiver.rejects.add('b')
  await outbox.add(row('b'))
  await outbox.flush()
  expect(receiver.stored).toEqual(new Set(['a']))
  expect(await outbox.pending()).toEqual([])
  expect(await outbox.quarantined()).toMatchObject([{ key: 'b', code: 'bad' }])
  expect(await outbox.status()).toMatchObject({ storage: 'memory', pending: 0, quarantined: 1 })
  await turns()
  expect(clock.timers()).toEqual([])
})

test('with IndexedDB hanging a row is in memory after 2 s, and sent', async () => {
  const { open, receiver, clock } = createWorld()
  const outbox = open({ indexedDB: { open: () => ({}) } as never })
  const kept = outbox.add(row('a'))
  clock.advance(2_000)
  expect(await kept).toBe('memory')
  expect(await outbox.add(row('b'))).toBe('memory')
  await until(() => receiver.stored.size === 2)
})

test('a write that completes after all makes no second row', async () => {
  const { open, receiver, clock, indexedDB } = createWorld()
  receiver.always = offline
  const outbox = open()
  await outbox.add(row('0'))
  await turns()
  const release = await occupy(indexedDB)
  const kept = outbox.add(row('a'))
  await turns(5)
  clock.advance(2_000)
  expect(await kept).toBe('memory')
  release()
  await turns()
  clock.advance(5_000)
  await turns()
  expect((await outbox.pending()).map(({ key }) => key)).toEqual(['0', 'a'])
  receiver.always = receiver.take
  await outbox.flush()
  expect([...receiver.arrivals.values()]).toEqual([1, 1])
  expect(await outbox.status()).toMatchObject({ pending: 0, storage: 'disk' })
})

test('rows in memory move to disk with a later row that gets there', async () => {
  const { open, receiver } = createWorld()
  receiver.always = offline
  const outbox = open()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(quota)
  expect(await outbox.add(row('a'))).toBe('memory')
  await turns()
  put.mockRestore()
  outbox.stop() // a pass would move them too
  expect(await outbox.add(row('b'))).toBe('disk')
  await turns()
  expect(await open().pending()).toEqual([row('a'), row('b')])
})

test.each(['the page is seen again', 'somebody asks for the status'])(
  'rows in memory move to disk when %s',
  async (event) => {
    const { open, receiver } = createWorld()
    receiver.always = offline
    const outbox = open()
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(quota)
    await outbox.add(row('a'))
    await turns()
    put.mockRestore()
    if (event === 'the page is seen again') outbox.fire('visible')
    else expect(await outbox.status()).toMatchObject({ storage: 'disk', pending: 1 })
    await turns()
    outbox.stop()
    expect(await open().pending()).toEqual([row('a')])
  },
)

test('without a disk it waits after a failure as well', async () => {
  const { open, receiver, clock } = createWorld()
  receiver.always = offline
  const outbox = open({ indexedDB: undefined })
  await outbox.add(row('a'))
  await turns()
  await outbox.add(row('b'))
  await turns()
  expect(receiver.requests).toHaveLength(1)
  expect(clock.timers()).toEqual([1_000])
})

test('a success of one tab ends the waiting of the other', async () => {
  const { open, receiver } = createWorld()
  const [one, other] = [open(), open()]
  receiver.next.push(offline)
  await one.add(row('a'))
  await turns()
  expect(await one.status()).toMatchObject({ failures: 1, pending: 1 })
  await other.flush()
  expect(await one.status()).toMatchObject({ failures: 0, pending: 0, retryAt: null })
})

test('a refused row that could not be moved is in quarantine once, in memory and later on disk', async () => {
  const { open, receiver } = createWorld()
  receiver.rejects.add('a')
  const outbox = open()
  receiver.next.push(offline)
  await outbox.add(row('a'))
  await turns()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(quota)
  await outbox.flush()
  expect(await outbox.quarantined()).toMatchObject([{ key: 'a' }])
  put.mockRestore()
  await outbox.flush()
  expect(await outbox.status()).toMatchObject({ storage: 'disk', pending: 0, quarantined: 1 })
  outbox.stop()
  expect(await open().quarantined()).toMatchObject([{ key: 'a', code: 'bad' }])
})

test('a refused row in memory moves to disk when somebody asks for the status', async () => {
  const { open, receiver } = createWorld()
  receiver.rejects.add('a')
  const outbox = open()
  receiver.next.push(offline)
  await outbox.add(row('a'))
  await turns()
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(quota)
  await outbox.flush()
  put.mockRestore()
  expect(await outbox.status()).toMatchObject({ storage: 'disk', pending: 0, quarantined: 1 })
  expect(await open().quarantined()).toMatchObject([{ key: 'a', code: 'bad' }])
})

test('a full disk still forgets what was delivered', async () => {
  const { open, receiver } = createWorld()
  const outbox = open()
  receiver.next.push(offline)
  await outbox.add(row('a'))
  await turns()
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(fullDisk)
  await outbox.flush()
  expect(receiver.arrivals.get('a')).toBe(1)
  expect(await outbox.pending()).toEqual([])
  expect(await open().pending()).toEqual([])
})

test('forgetting waits for no flush, quarantine and progress go with it', async () => {
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const { open, receiver } = createWorld()
  const outbox = open()
  await outbox.add(row('a'))
  await until(() => receiver.stored.has('a'))
  await outbox.flush()
  expect(transaction.mock.calls).toContainEqual([
    ['rows', 'quarantine', 'progress'],
    'readwrite',
    { durability: 'relaxed' },
  ])
})

test('a page that is hidden hints at its rows in memory by beacon, and keeps them', async () => {
  const { open, receiver, beacons } = createWorld()
  const outbox = open({ indexedDB: undefined })
  receiver.always = offline
  await outbox.add(row('a'))
  await outbox.add(row('b', { head: { business: 'other' } }))
  await turns()
  outbox.fire('hidden')
  expect(beacons.map((body) => JSON.parse(body))).toMatchObject([
    { business: 'acme', responses: [{ key: 'a' }] },
    { business: 'other', responses: [{ key: 'b' }] },
  ])
  expect(await outbox.pending()).toHaveLength(2)
})

test('a row on its way to disk is hinted at too, and one that is there is not', async () => {
  const { open, receiver, beacons } = createWorld()
  const outbox = open()
  receiver.always = offline
  await outbox.add(row('a'))
  await turns()
  const kept = outbox.add(row('b'))
  outbox.fire('hidden')
  expect(beacons.map((body) => JSON.parse(body).responses)).toMatchObject([[{ key: 'b' }]])
  expect(await kept).toBe('disk')
})

test('no beacon goes while the receiver asked to wait, or after one was not taken', async () => {
  const { open, receiver } = createWorld()
  const beacon = vi.fn<() => boolean>(() => false)
  const outbox = open({ indexedDB: undefined, beacon })
  receiver.always = offline
  await outbox.add(row('a'))
  await outbox.add(row('b', { head: { business: 'other' } }))
  await turns()
  outbox.fire('hidden')
  expect(beacon).toHaveBeenCalledTimes(1)
  receiver.always = () => new Response('', { status: 429, headers: { 'retry-after': '60' } })
  await outbox.flush()
  outbox.fire('hidden')
  expect(beacon).toHaveBeenCalledTimes(1)
})

test('a disk that fails while rows are on it is looked at again', async () => {
  const { open, receiver, clock } = createWorld()
  const outbox = open()
  receiver.always = offline
  await outbox.add(row('a'))
  await turns()
  receiver.always = receiver.take
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(quota)
  clock.advance(1_000)
  await turns()
  expect(receiver.stored.size).toBe(0)
  transaction.mockRestore()
  clock.advance(60_000)
  await until(() => receiver.stored.has('a'))
})

test('a disk that fails right after it took a row is looked at again', async () => {
  const { open, receiver, clock } = createWorld()
  const outbox = open()
  expect(await outbox.add(row('a'))).toBe('disk')
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(quota)
  await turns()
  expect(receiver.requests).toEqual([])
  transaction.mockRestore()
  clock.advance(60_000)
  await until(() => receiver.stored.has('a'))
})

test('an acknowledgement that rejects without a reason still quarantines', async () => {
  const { open, receiver } = createWorld()
  const outbox = open()
  receiver.always = () => acknowledge([{ id: 'id-a', status: 'rejected' }])
  await outbox.add(row('a'))
  await outbox.flush()
  expect(await outbox.quarantined()).toMatchObject([{ key: 'a', code: 'rejected', message: '' }])
})

function fullDisk(this: IDBObjectStore): never {
  this.transaction.abort()
  return quota()
}

function failing(): IDBOpenDBRequest {
  const request = { error: new DOMException('refused', 'UnknownError') } as IDBOpenDBRequest
  setImmediate(() => request.onerror?.({} as Event))
  return request
}

/** Holds a write transaction on the rows until released. */
async function occupy(indexedDB: IDBFactory): Promise<() => void> {
  const [{ name }] = (await indexedDB.databases()) as [{ name: string }]
  const database = await new Promise<globalThis.IDBDatabase>((resolve) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
  })
  const store = database.transaction(['rows'], 'readwrite').objectStore('rows')
  let released = false
  const hold = (): void => {
    if (!released) store.get('none').onsuccess = hold
  }
  hold()
  return () => {
    released = true
    database.close()
  }
}

test('rows in memory are brought to the disk within seconds, however long the network stays away', async () => {
  const { open, receiver, clock } = createWorld()
  receiver.always = offline
  const outbox = open()
  for (const key of ['1', '2', '3', '4', '5', '6', '7']) {
    await outbox.add(row(key))
    await outbox.flush()
  }
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(quota)
  expect(await outbox.add(row('a'))).toBe('memory')
  await turns()
  put.mockRestore()
  const before = receiver.requests.length
  clock.advance(6_000)
  await turns()
  outbox.stop()
  expect(receiver.requests).toHaveLength(before)
  expect((await open().pending()).map(({ key }) => key)).toContain('a')
})
