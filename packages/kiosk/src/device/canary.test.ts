import { expect, test } from 'vitest'
import { proveMemory } from './canary.ts'
import { memory, refusing, storage } from './memory.test-support.ts'

test('a browser has proved that it remembers when another session finds what one has written', async () => {
  const kept = memory()
  const before = storage()
  expect(await proveMemory(kept, () => before)).toBe(false)
  // A reload is the same session.
  expect(await proveMemory(kept, () => before)).toBe(false)
  const after = storage()
  expect(await proveMemory(kept, () => after)).toBe(true)
  expect(await proveMemory(kept, () => after)).toBe(true)
})

test('a browser that forgets at every start never gets there', async () => {
  for (let start = 0; start < 5; start++) {
    expect(await proveMemory(memory(), storage)).toBe(false)
  }
})

test('nothing is proven where nothing can be written, or sessions cannot be told apart', async () => {
  expect(await proveMemory(refusing, storage)).toBe(false)
  const kept = memory()
  const denied = (): Storage => {
    throw new DOMException('no', 'SecurityError')
  }
  expect(await proveMemory(kept, denied)).toBe(false)
  expect(await proveMemory(kept, denied)).toBe(false)
  expect(await proveMemory(kept, storage)).toBe(false)
})
