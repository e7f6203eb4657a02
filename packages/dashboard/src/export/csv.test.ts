import { expect, test } from 'vitest'
import { csvOf } from './csv.ts'

const body = (...cells: (string | number | null)[]): string =>
  csvOf({ head: ['a'], rows: [cells] })
    .slice('\uFEFFa\r\n'.length)
    .replace(/\r\n$/, '')

test('a table is a line a row, nothing is an empty field', () => {
  expect(
    csvOf({
      head: ['store', 'score'],
      rows: [
        ['Oak St', 71.5],
        ['Elm', null],
      ],
    }),
  ).toBe('\uFEFFstore,score\r\nOak St,71.5\r\nElm,\r\n')
})

test.each([
  ['a, b', '"a, b"'],
  ['she said "no"', '"she said ""no"""'],
  ['two\nlines', '"two\nlines"'],
])('%j keeps to its field', (text, field) => {
  expect(body(text)).toBe(field)
})

test.each(['=HYPERLINK("x")', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1'])(
  '%j is no formula to a spreadsheet',
  (text) => {
    expect(body(text).replace(/^"/, '').startsWith("'")).toBe(true)
  },
)

test('a negative number is a number', () => {
  expect(body(-3.5, 'x')).toBe('-3.5,x')
})
