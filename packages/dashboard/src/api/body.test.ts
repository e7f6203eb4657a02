import { expect, test } from 'vitest'
import { bodyWith } from './body.ts'

const read = bodyWith<{ solved: object; fix: readonly object[] }>('solved', 'fix')

test('what has the fields of a page is one', () => {
  const body = { solved: {}, fix: [] }
  expect(read(body)).toBe(body)
})

test.each([null, 'text', [], { hello: 1 }, { solved: {} }, { solved: null, fix: [] }])(
  '%j is none',
  (body) => {
    expect(read(body)).toBeNull()
  },
)
