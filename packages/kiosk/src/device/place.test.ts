import { IDBDatabase, IDBFactory } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { identify } from './identity.ts'
import { openMemory, type Memory } from './memory.ts'
import { findPlace } from './place.ts'

function memory(): Memory {
  const factory = new IDBFactory()
  return openMemory('test', () => factory)
}

const refusing = openMemory('test', () => {
  throw new DOMException('no', 'SecurityError')
})

test('the address names the place, and it is remembered for a start without one', async () => {
  const kept = memory()
  const place = { business: 'acme', touchpoint: 'exit' }
  expect(await findPlace('?business=acme&touchpoint=exit', kept)).toEqual(place)
  expect(await findPlace('', kept)).toEqual(place)
})

test('another link moves the tablet', async () => {
  const kept = memory()
  await findPlace('?business=acme&touchpoint=exit', kept)
  await findPlace('?business=acme&touchpoint=aisle', kept)
  expect(await findPlace('', kept)).toEqual({ business: 'acme', touchpoint: 'aisle' })
})

test('without a place there is none, also where nothing may be remembered', async () => {
  expect(await findPlace('', memory())).toBeNull()
  expect(await findPlace('?business=acme', memory())).toBeNull()
  expect(await findPlace('', refusing)).toBeNull()
  const place = { business: 'a', touchpoint: 'b' }
  expect(await findPlace('?business=a&touchpoint=b', refusing)).toEqual(place)
})

test('a tablet keeps its id, and every start is another boot that counts from 0', async () => {
  const kept = memory()
  const [first, second] = [await identify(kept), await identify(kept)]
  expect(second.id).toBe(first.id)
  expect(second.boot).not.toBe(first.boot)
  expect([first.sequence(), first.sequence(), second.sequence()]).toEqual([0, 1, 0])
})

test('what is remembered is flushed to the disk before anybody relies on it', async () => {
  const factory = new IDBFactory()
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
  expect(await openMemory('test', () => factory).remember('a', 1)).toBe(true)
  expect(asked).toHaveBeenCalledWith('memory', 'readwrite', { durability: 'strict' })
  expect(await refusing.remember('a', 1)).toBe(false)
})
