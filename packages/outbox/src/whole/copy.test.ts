import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createNotes } from '../testing/notes.ts'
import { keys, row } from '../testing/world.ts'
import { openCopy } from './copy.ts'

test('a copy outlives its page, in key order, and is gone when it is forgotten', () => {
  const notes = createNotes()
  const copy = openCopy(notes, 'box')
  for (const key of ['b', 'a']) expect(copy.put(row(key))).toBe(true)
  expect(openCopy(notes, 'box').rows()).toEqual([row('a'), row('b')])
  copy.forget(['a'])
  expect(openCopy(notes, 'box').rows()).toEqual([row('b')])
  expect([copy.has('a'), copy.has('b')]).toEqual([false, true])
})

test('copies of other names and notes of others are not touched', () => {
  const notes = createNotes()
  notes.setItem('theme', 'dark')
  openCopy(notes, 'other').put(row('a'))
  const copy = openCopy(notes, 'box')
  copy.put(row('a'))
  copy.forget(copy.rows().map(({ key }) => key))
  expect(openCopy(notes, 'other').rows()).toEqual([row('a')])
  expect(notes.getItem('theme')).toBe('dark')
})

test('when there is no room, the oldest that are on disk too make room, and no others', () => {
  const copy = openCopy(createNotes(300), 'box')
  for (const key of ['a', 'b', 'c']) expect(copy.put(row(key))).toBe(true)
  copy.spare('b')
  copy.spare('c')
  expect(copy.put(row('d'))).toBe(true)
  expect(copy.rows().map(({ key }) => key)).toEqual(['a', 'c', 'd'])
  copy.put(row('e'))
  expect(copy.put(row('f'))).toBe(false)
  expect(copy.works).toBe(false)
  expect(copy.rows().map(({ key }) => key)).toEqual(['a', 'd', 'e'])
})

test('it takes a fifth of what browsers give a site, whoever wrote it', () => {
  const notes = createNotes()
  const text = 'x'.repeat(10_000)
  const large = (key: string) => row(key, { body: { text } })
  for (const key of keys(60)) openCopy(notes, 'box').put(large(key))
  const copy = openCopy(notes, 'box')
  for (const key of keys(60, 60)) {
    copy.put(large(key))
    copy.spare(key)
  }
  expect(copy.works).toBe(true)
  const characters = [...notes.entries.values()].join('').length
  expect(characters).toBeLessThanOrEqual(1_000_000)
  expect(characters).toBeGreaterThan(950_000)
  expect(copy.has(keys(120).at(-1)!)).toBe(true)
  expect(copy.has(keys(1).at(0)!)).toBe(true)
})

test('a text that was cut off is none, and goes', () => {
  const notes = createNotes()
  openCopy(notes, 'box').put(row('a'))
  const [[name, text]] = [...notes.entries] as [[string, string]]
  notes.entries.set(name, text.slice(0, -5))
  expect(openCopy(notes, 'box').rows()).toEqual([])
  expect(notes.length).toBe(0)
})

test.each([
  ['none', undefined],
  [
    'one that throws',
    {
      get length(): number {
        throw new DOMException('denied', 'SecurityError')
      },
      key: denied,
      getItem: denied,
      setItem: denied,
      removeItem: denied,
    },
  ],
])('with %s nothing is copied, and nothing throws', (_name, notes) => {
  const copy = openCopy(notes, 'box')
  expect(copy.put(row('a'))).toBe(false)
  copy.forget(['a'])
  expect([copy.has('a'), copy.works, copy.rows()]).toEqual([false, false, []])
})

test('whatever happens, it holds what it took and was not told to spare or forget', () => {
  const step = fc.record({
    do: fc.constantFrom('put', 'spare', 'forget', 'reopen'),
    key: fc.constantFrom(...keys(8)),
  })
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 60 }),
      fc.integer({ min: 100, max: 900 }),
      (steps, room) => {
        const notes = createNotes(room)
        let copy = openCopy(notes, 'box')
        const must = new Set<string>()
        for (const { do: what, key } of steps) {
          if (what === 'put') {
            // A row that was copied before and finds no room now is not said to be copied.
            if (copy.put(row(key))) must.add(key)
            else must.delete(key)
          } else if (what === 'reopen') {
            copy = openCopy(notes, 'box')
          } else {
            if (what === 'spare') copy.spare(key)
            else copy.forget([key])
            must.delete(key)
          }
          const held = new Set(copy.rows().map((held) => held.key))
          expect([...must].filter((name) => !held.has(name))).toEqual([])
        }
      },
    ),
  )
})

function denied(): never {
  throw new DOMException('denied', 'SecurityError')
}
