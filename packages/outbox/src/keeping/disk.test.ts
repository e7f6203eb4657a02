import { get, set } from 'idb-keyval'
import { IDBDatabase, forceCloseDatabase } from 'fake-indexeddb'
import { afterEach, expect, test, vi } from 'vitest'
import { openDisk } from './disk.ts'
import { createClock } from '../testing/clock.ts'
import { createWorld, turns } from '../testing/world.ts'

afterEach(() => vi.restoreAllMocks())

function createDisk() {
  const { indexedDB } = createWorld()
  const clock = createClock()
  const disk = openDisk('test', { ...clock, indexedDB } as never)
  return { clock, rows: disk('strict', 'rows'), indexedDB }
}

function usedDatabases() {
  const databases: IDBDatabase[] = []
  const real = IDBDatabase.prototype.transaction
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (
    this: IDBDatabase,
    ...how
  ) {
    databases.push(this)
    return real.apply(this, how)
  })
  return databases
}

test.each([
  'Failed to execute transaction: The database connection is closing.',
  'Connection to Indexed Database server lost. Refresh the page to try again',
  'Attempt to get a record from database without an in-progress transaction',
  'Internal error opening backing store for indexedDB.open.',
])('a connection that says "%s" is opened anew, once', async (message) => {
  const { rows, indexedDB } = createDisk()
  const open = vi.spyOn(indexedDB, 'open')
  await set('a', 1, rows)
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
    throw new DOMException(message, 'InvalidStateError')
  })
  await set('a', 2, rows)
  expect(await get('a', rows)).toBe(2)
  expect(open).toHaveBeenCalledTimes(2)
})

test('a disk that goes on failing rejects after the second attempt', async () => {
  const { rows } = createDisk()
  await set('a', 1, rows)
  const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
    throw new DOMException('gone', 'InvalidStateError')
  })
  await expect(get('a', rows)).rejects.toThrow('gone')
  // The third is fake-indexeddb's own, for the connection that was opened anew.
  expect(transaction.mock.calls.length).toBeLessThanOrEqual(3)
})

test('a rejected open is not remembered', async () => {
  const { rows, indexedDB } = createDisk()
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  })
  await expect(set('a', 1, rows)).rejects.toThrow('insecure')
  open.mockRestore()
  await set('a', 1, rows)
  expect(await get('a', rows)).toBe(1)
})

test('without IndexedDB it rejects', async () => {
  const disk = openDisk('test', { ...createClock(), indexedDB: undefined } as never)
  await expect(get('a', disk('strict', 'rows'))).rejects.toThrow(TypeError)
})

test('a connection that the browser closes is not used again', async () => {
  const databases = usedDatabases()
  const { rows } = createDisk()
  await set('a', 1, rows)
  const first = databases.at(-1)!
  forceCloseDatabase(first as never)
  await turns()
  databases.length = 0
  await set('a', 2, rows)
  expect(databases).not.toContain(first)
})

test('it does not stand in the way of who wants to delete the database', async () => {
  const { rows, indexedDB } = createDisk()
  await set('a', 1, rows)
  const deleted = vi.fn<() => void>()
  indexedDB.deleteDatabase('test').onsuccess = deleted
  await turns()
  expect(deleted).toHaveBeenCalled()
  expect(await get('a', rows)).toBeUndefined()
})

test('an open that hangs is given up after 2 s, and closed should it come too late', async () => {
  const { rows, indexedDB, clock } = createDisk()
  const databases: globalThis.IDBDatabase[] = []
  let release = (): void => {}
  const real = indexedDB.open.bind(indexedDB)
  vi.spyOn(indexedDB, 'open').mockImplementationOnce((name, version) => {
    const late = {} as IDBOpenDBRequest
    release = () => {
      const request = real(name, version)
      request.onupgradeneeded = (event) => {
        Object.assign(late, { result: request.result })
        late.onupgradeneeded?.(event)
      }
      request.onsuccess = (event) => {
        databases.push(request.result)
        Object.assign(late, { result: request.result })
        late.onsuccess?.(event)
      }
    }
    return late
  })
  const writing = set('late', 1, rows)
  clock.advance(2_000)
  await expect(writing).rejects.toThrow('no answer in time')
  release()
  await turns()
  expect(databases).toHaveLength(1)
  expect(() => databases.at(0)!.transaction(['rows'])).toThrow()
  clock.advance(5_000)
  expect(await get('late', rows)).toBeUndefined()
  expect(clock.timers()).toEqual([])
})

test('after a hang it rests for 5 s, so that not each caller waits', async () => {
  const { rows, indexedDB, clock } = createDisk()
  const open = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => ({}) as never)
  const first = get('a', rows)
  clock.advance(2_000)
  await expect(first).rejects.toThrow('no answer in time')
  await expect(get('a', rows)).rejects.toThrow('no answer in time')
  expect(open).toHaveBeenCalledTimes(1)
  clock.advance(5_000)
  expect(await get('a', rows)).toBeUndefined()
})

test('a clock set back does not make the rest longer', async () => {
  const { rows, indexedDB, clock } = createDisk()
  vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => ({}) as never)
  const first = get('a', rows)
  clock.advance(2_000)
  await expect(first).rejects.toThrow()
  clock.set(clock.now() - 86_400_000)
  expect(await get('a', rows)).toBeUndefined()
})
