import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  beginStart,
  keptVersions,
  markBad,
  markGood,
  NEW_BOOK,
  type ReleaseBook,
} from './release-book.ts'

/** A tablet on which version `a` has proved itself. */
const settled = markGood(NEW_BOOK, 'a')

describe('the first version', () => {
  test('is started however often, since there is nothing to go back to', () => {
    let book: ReleaseBook = NEW_BOOK
    for (let start = 0; start < 10; start++) {
      const begun = beginStart(book, 'a')
      expect(begun.version).toBe('a')
      book = begun.book
    }
    expect(markBad(book, 'a').bad).toEqual([])
  })

  test('is good once it has run for a while', () => {
    expect(settled).toEqual({ good: 'a', before: null, trying: null, bad: [] })
  })
})

describe('a new version', () => {
  test('is good once it has run for a while, and the one before it stays here', () => {
    const { version, book } = beginStart(settled, 'b')
    expect(version).toBe('b')
    const after = markGood(book, 'b')
    expect(after).toEqual({ good: 'b', before: 'a', trying: null, bad: [] })
    expect(keptVersions(after, 'b')).toEqual(['b', 'b', 'a'])
  })

  test('that does not come up is not started again', () => {
    const { book } = beginStart(settled, 'b')
    const after = markBad(book, 'b')
    expect(beginStart(after, 'b').version).toBe('a')
    expect(beginStart(after, 'c').version).toBe('c')
  })

  test('that dies three times before it has proved itself is taken back', () => {
    let book = settled
    const started: string[] = []
    for (let start = 0; start < 5; start++) {
      const begun = beginStart(book, 'b')
      started.push(begun.version)
      book = begun.book
    }
    expect(started).toEqual(['b', 'b', 'b', 'a', 'a'])
    expect(book.bad).toEqual(['b'])
  })

  test('does not pay for the starts of another', () => {
    let { book } = beginStart(settled, 'b')
    ;({ book } = beginStart(book, 'b'))
    expect(beginStart(book, 'c').book.trying).toEqual({ version: 'c', starts: 1 })
  })

  test('that was taken back cannot prove itself from a tab that was left open', () => {
    expect(markGood(markBad(settled, 'b'), 'b').good).toBe('a')
  })
})

test('the good version is what starts, or a newer one that is neither bad nor out of starts', () => {
  const version = fc.constantFrom('a', 'b', 'c', 'd')
  const step = fc.record({ what: fc.constantFrom('start', 'good', 'bad'), version })
  fc.assert(
    fc.property(fc.array(step), version, (steps, own) => {
      let book: ReleaseBook = NEW_BOOK
      for (const { what, version } of steps) {
        if (what === 'start') ({ book } = beginStart(book, version))
        else book = (what === 'good' ? markGood : markBad)(book, version)
        // What can be gone back to is never known to be bad.
        expect(book.bad).not.toContain(book.good)
      }
      const begun = beginStart(book, own)
      expect([own, book.good]).toContain(begun.version)
      if (book.good !== null) expect(begun.book.bad).not.toContain(begun.version)
      expect(keptVersions(book, own)).toContain(begun.version)
    }),
  )
})
