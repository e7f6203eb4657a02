import { IDBDatabase, IDBFactory } from 'fake-indexeddb'
import { expect, test, vi } from 'vitest'
import { openMemory } from './memory.ts'
import { memory, refusing } from './memory.test-support.ts'
import { findPlace, rememberPlace } from './place.ts'

test('the address names the place, and what is remembered serves a start without one', async () => {
  const kept = memory()
  const place = { business: 'acme', touchpoint: 'exit' }
  expect(await findPlace('?business=acme&touchpoint=exit', kept)).toEqual(place)
  await rememberPlace(place, kept)
  expect(await findPlace('', kept)).toEqual(place)
})

test('another link moves the tablet, but is not remembered before it has worked', async () => {
  const kept = memory()
  await rememberPlace({ business: 'acme', touchpoint: 'exit' }, kept)
  expect(await findPlace('?business=acme&touchpoint=aisle', kept)).toEqual({
    business: 'acme',
    touchpoint: 'aisle',
  })
  expect(await findPlace('', kept)).toEqual({ business: 'acme', touchpoint: 'exit' })
})

test('without a place there is none, also where nothing may be remembered', async () => {
  expect(await findPlace('', memory())).toBeNull()
  expect(await findPlace('?business=acme', memory())).toBeNull()
  expect(await findPlace('', refusing)).toBeNull()
  const place = { business: 'a', touchpoint: 'b' }
  expect(await findPlace('?business=a&touchpoint=b', refusing)).toEqual(place)
})

test('what is remembered is flushed to the disk before anybody relies on it', async () => {
  const factory = new IDBFactory()
  const asked = vi.spyOn(IDBDatabase.prototype, 'transaction')
  expect(await openMemory('test', () => factory).remember('a', 1)).toBe(true)
  expect(asked).toHaveBeenCalledWith('memory', 'readwrite', { durability: 'strict' })
  expect(await refusing.remember('a', 1)).toBe(false)
})

test('a disk that hangs is given up after two seconds', async () => {
  vi.useFakeTimers()
  const hanging = { open: () => new EventTarget() } as unknown as IDBFactory
  const stuck = openMemory('test', () => hanging)
  const [recalled, remembered] = [stuck.recall('a'), stuck.remember('a', 1)]
  await vi.advanceTimersByTimeAsync(2000)
  expect(await recalled).toBeNull()
  expect(await remembered).toBe(false)
  vi.useRealTimers()
})
