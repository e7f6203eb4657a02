import { expect, test } from 'vitest'
import { identify } from './identity.ts'
import { memory, refusing, storage } from './memory.test-support.ts'

function tablet(named: string | null = null) {
  const [kept, copy] = [memory(), storage()]
  return {
    kept,
    copy,
    start: (over = {}) => identify({ memory: kept, named, copy: () => copy, ...over }),
  }
}

test('a tablet keeps its id, and every start is another boot that counts from 0', async () => {
  const { start } = tablet()
  const [first, second] = [await start(), await start()]
  expect(second.id).toBe(first.id)
  expect(second.boot).not.toBe(first.boot)
  expect([first.sequence(), first.sequence(), second.sequence()]).toEqual([0, 1, 0])
  expect([first.taken(), second.taken()]).toEqual([2, 1])
  expect([first.isForgetful, second.isForgetful]).toEqual([false, false])
})

test('a memory that was deleted is noticed by the copy of the id, which is taken up again', async () => {
  const { copy, start } = tablet()
  const { id } = await start()
  const after = await identify({ memory: memory(), named: null, copy: () => copy })
  expect(after.id).toBe(id)
  expect(after.isForgetful).toBe(true)
})

test('a tablet whose whole storage was deleted is noticed by the address that names it', async () => {
  const after = await identify({ memory: memory(), named: 'tablet-1', copy: storage })
  expect(after.id).toBe('tablet-1')
  expect(after.isForgetful).toBe(true)
})

test('that it forgot is said at every start until the collector was told', async () => {
  const { start } = tablet('tablet-1')
  expect((await start()).isForgetful).toBe(true)
  const second = await start()
  expect(second.isForgetful).toBe(true)
  await second.forgive()
  expect((await start()).isForgetful).toBe(false)
})

test('the id that is remembered goes before the one in the address', async () => {
  const { kept, copy, start } = tablet()
  const { id } = await start()
  const other = await identify({ memory: kept, named: 'another', copy: () => copy })
  expect(other.id).toBe(id)
  expect(other.isForgetful).toBe(false)
})

test('a browser that refuses every storage has a tablet all the same', async () => {
  const denied = (): Storage => {
    throw new DOMException('no', 'SecurityError')
  }
  const identity = await identify({ memory: refusing, named: null, copy: denied })
  expect(identity.id).not.toBe('')
  expect(identity.isForgetful).toBe(false)
})

test('its own clock runs in whole milliseconds', async () => {
  const { start } = tablet()
  expect((await start({ clock: () => 12.6 })).mono()).toBe(13)
})
