import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseJson } from './parse-json.ts'

function nested(depth: number, open = '[', close = ']'): string {
  return open.repeat(depth) + close.repeat(depth)
}

test('JSON is read as JavaScript reads it', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6, stringUnit: 'grapheme' }), (value) => {
      const text = JSON.stringify(value)
      fc.pre(!text.includes('\\u0000'))
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
})

test.each(['', '{', '{"a":1,}', '\uFEFF{}', 'NaN', '"\\u12"', '[1]]'])('%j is none', (text) => {
  expect(parseJson(text)).toBeUndefined()
})

test('what is nested sixteen deep is read, and no deeper', () => {
  expect(parseJson(nested(16))).toBeDefined()
  expect(parseJson(nested(17))).toBeUndefined()
  expect(parseJson(nested(17, '{"a":', '}'))).toBeUndefined()
  expect(parseJson(nested(100_000))).toBeUndefined()
})

test('brackets in texts, and beside each other, are not nesting', () => {
  expect(parseJson(JSON.stringify(['['.repeat(50), '"['.repeat(50), '\\'.repeat(3)]))).toHaveLength(
    3,
  )
  expect(parseJson(`[${'[],'.repeat(50)}{}]`)).toHaveLength(51)
})

test('half a character, and NUL, become the sign for what cannot be read', () => {
  expect(parseJson('"cut \\ud83d"')).toBe('cut \uFFFD')
  expect(parseJson('["\\udc00\\uD83D", {"\\u0000a": "\\u0000"}]')).toEqual([
    '\uFFFD\uFFFD',
    { '\uFFFDa': '\uFFFD' },
  ])
})

test('whole characters and escaped backslashes stay as they are', () => {
  expect(parseJson('"\\ud83d\\ude42 \\u00e9 \\\\u0000 \\\\\\ud83d\\udE42 \\n"')).toBe(
    '🙂 é \\u0000 \\🙂 \n',
  )
})
