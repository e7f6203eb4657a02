import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { compareCase } from './compare.ts'
import { CLOSE, EXACT, type Case, type Kind } from './kind.ts'
import { runReference } from './run.ts'

/** Cases computed by R, kept beside the repository and not in it; each file names its R function. */
const folder = fileURLToPath(new URL('../../../shared/reference', import.meta.url))
const present = existsSync(folder)
const verdicts = present ? runReference(folder) : []

test('the reference is there', ({ skip }) => {
  skip(!present, 'the cases of R are skipped: shared/reference is absent beside the repository')
  expect(verdicts.length).toBeGreaterThan(0)
})

describe.skipIf(!present)('R agrees', () => {
  test.each(verdicts)('$kind: $cases cases', ({ cases, failures }) => {
    expect(failures).toStrictEqual([])
    expect(cases).toBeGreaterThan(0)
  })
})

describe('a case is held to what is expected', () => {
  const kind: Kind = {
    compute: ({ found }) => found,
    limit: (path) => (path === 'close' ? CLOSE : EXACT),
    skip: (path) => (path === 'known' ? 'a reason' : null),
  }
  const compare = (found: unknown, expected: unknown, truth?: Case['truth']) =>
    compareCase(kind, { id: 'one', found, expected, ...(truth !== undefined && { truth }) })
  const fits = (...of: Parameters<typeof compare>): boolean =>
    compare(...of).checks.every((check) => check.fits)

  test.each<[name: string, found: unknown, expected: unknown, truth?: Case['truth']]>([
    ['a number', 0.5, 0.5],
    ['a number within its limit', { share: 0.5 + 9e-13 }, { share: 0.5 }],
    ['a large number, relative to itself', { share: 5e6 + 4e-6 }, { share: 5e6 }],
    ['one with a wider limit', { close: 0.5 + 9e-11 }, { close: 0.5 }],
    ['the truth before what is expected', { share: 0.6 }, { share: 0.5 }, { share: 0.6 }],
    ['a truth deep inside', { a: { lo: 2 } }, { a: { lo: 1 } }, { 'a.lo': 2 }],
    ['a list', [1, 2], [1, 2]],
    ['nothing', null, null],
    ['nothing where an object would be', { a: { lo: null, hi: null } }, { a: null }],
    ['what is not asked for', { a: 1, b: 2 }, { a: 1 }],
  ])('fits: %s', (_name, ...of) => {
    expect(fits(...of)).toBe(true)
  })

  test.each<[name: string, found: unknown, expected: unknown, truth?: Case['truth']]>([
    ['a number beyond its limit', { share: 0.5 + 2e-12 }, { share: 0.5 }],
    ['no number', { share: Number.NaN }, { share: 0.5 }],
    ['nothing where a number is wanted', { share: null }, { share: 0 }],
    ['a number where nothing is wanted', { share: 0 }, { share: null }],
    ['half of an interval where nothing is wanted', { a: { lo: 0, hi: null } }, { a: null }],
    ['a field that was left out silently', {}, { share: 1 }],
    ['nothing at all where an object is wanted', { a: null }, { a: { lo: 1 } }],
    ['a list that is too short', { a: [1] }, { a: [1, 2] }],
    ['a text that differs', 'v1', 'v2'],
    ['a truth that nobody computed', { a: 1 }, { a: 1 }, { b: 1 }],
  ])('does not fit: %s', (_name, ...of) => {
    expect(fits(...of)).toBe(false)
  })

  test('a case of which nothing is expected is no case', () => {
    expect(() => compare({ a: 1 }, undefined)).toThrow('nothing is expected')
    expect(compare({ a: 1 }, undefined, { a: 1 }).checks.length).toBe(1)
  })

  test('a file without cases fails, and so does a kind that is not known', () => {
    const folder = mkdtempSync(join(tmpdir(), 'reference-'))
    writeFileSync(join(folder, 'a.json'), JSON.stringify({ kind: 'nps', cases: [] }))
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ kind: 'toString', cases: [] }))
    const failures = runReference(folder).map((verdict) => verdict.failures)
    rmSync(folder, { recursive: true })
    expect(failures).toStrictEqual([['there is no case'], ['no such kind is known: toString']])
  })

  test('a field with a reason to be left out is named with it', () => {
    const { checks, skipped } = compare({ a: 1 }, { a: 1, known: 2 })
    expect(checks.length).toBe(1)
    expect(skipped).toStrictEqual([{ path: 'known', reason: 'a reason' }])
  })
})
