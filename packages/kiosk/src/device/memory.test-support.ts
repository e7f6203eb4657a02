import { IDBFactory } from 'fake-indexeddb'
import { openMemory, type Memory } from './memory.ts'

/** The memory of a tablet that was never used. */
export function memory(): Memory {
  const factory = new IDBFactory()
  return openMemory('test', () => factory)
}

/** The memory in a browser that refuses to keep anything. */
export const refusing: Memory = openMemory('test', () => {
  throw new DOMException('no', 'SecurityError')
})

/** A browser's storage by name, for a session or for good. */
export function storage(): Storage {
  const items = new Map<string, string>()
  return {
    get length() {
      return items.size
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  }
}
