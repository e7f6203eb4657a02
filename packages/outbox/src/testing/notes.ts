import type { Notes } from '../whole/copy.ts'

/** A `localStorage` with room for so many characters, all in all. */
export interface TestNotes extends Notes {
  readonly entries: Map<string, string>
  /** Makes it fail, as when it is full or blocked. */
  broken: boolean
}

export function createNotes(room = 5_000_000): TestNotes {
  const entries = new Map<string, string>()
  const size = (): number => [...entries].flat().join('').length
  const notes: TestNotes = {
    entries,
    broken: false,
    get length() {
      return entries.size
    },
    key: (at) => [...entries.keys()][at] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem(key, text) {
      const before = entries.get(key) ?? ''
      if (notes.broken || size() - before.length + key.length + text.length > room) {
        throw new DOMException('No room.', 'QuotaExceededError')
      }
      entries.set(key, text)
    },
  }
  return notes
}
