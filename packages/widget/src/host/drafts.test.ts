import type { Submission } from '@shopbell/outbox'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { adoptDraft, rememberDraft } from './drafts.ts'

const COLLECTOR = 'https://feedback.example/shopbell.js'
const draft: Submission = { key: 'a/1~', id: 'a', head: {}, body: { answers: [] } }

/** What is adopted, if anything. */
function adopted(collector: string): unknown {
  const add = vi.fn()
  adoptDraft(collector, add)
  return add.mock.calls[0]?.[0]
}

const items = new Map<string, string>()
const storage = {
  getItem: vi.fn((key: string) => items.get(key) ?? null),
  setItem: vi.fn((key: string, value: string) => void items.set(key, value)),
  removeItem: vi.fn((key: string) => void items.delete(key)),
}

beforeEach(() => {
  items.clear()
  vi.clearAllMocks()
  vi.stubGlobal('sessionStorage', storage)
})
afterEach(() => vi.unstubAllGlobals())

test('what was noted is found once, by whoever sends to the same collector', () => {
  rememberDraft(COLLECTOR)(draft)
  expect(adopted('https://other.example')).toBeUndefined()
  expect(adopted('https://feedback.example')).toEqual(draft)
  expect(adopted(COLLECTOR)).toBeUndefined()
})

test('what was kept meanwhile is forgotten, and nothing to note touches no storage', () => {
  const remember = rememberDraft(COLLECTOR)
  remember(null)
  expect(storage.removeItem).not.toHaveBeenCalled()
  remember(draft)
  remember(null)
  expect(adopted(COLLECTOR)).toBeUndefined()
})

test('storage that is forbidden, or holds something else, harms nobody', () => {
  items.set('shopbell:draft https://feedback.example', 'not JSON')
  expect(adopted(COLLECTOR)).toBeUndefined()
  items.set('shopbell:draft https://feedback.example', '{}')
  const refusing = (): void => {
    throw new TypeError('outbox needs a key')
  }
  expect(() => adoptDraft(COLLECTOR, refusing)).not.toThrow()
  vi.stubGlobal('sessionStorage', undefined)
  expect(() => rememberDraft(COLLECTOR)(draft)).not.toThrow()
  expect(adopted(COLLECTOR)).toBeUndefined()
})
