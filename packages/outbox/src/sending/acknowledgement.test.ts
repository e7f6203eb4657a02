import fc from 'fast-check'
import { expect, test } from 'vitest'
import { row } from '../testing/world.ts'
import { parseAcknowledgement, resultsOf } from './acknowledgement.ts'

test('reads the results in their order', () => {
  const results = [
    { id: 'a', status: 'stored' },
    { id: 'b', status: 'rejected', code: 'bad', message: 'No.' },
  ]
  expect(parseAcknowledgement(JSON.stringify({ protocol: 'shopbell/1', results }))).toEqual(results)
})

test('passes over results that make no sense', () => {
  const results = [null, 'a', { id: 7, status: 'stored' }, { id: 'a', status: 'lost' }, { id: 'b' }]
  expect(parseAcknowledgement(JSON.stringify({ protocol: 'shopbell/1', results }))).toEqual([])
})

test('any other text is no acknowledgement', () => {
  for (const text of [
    '',
    'null',
    '[]',
    '{}',
    '<html>',
    '{"protocol":"shopbell/1"}',
    '{"results":[]}',
  ]) {
    expect(parseAcknowledgement(text)).toBeUndefined()
  }
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseAcknowledgement(text)).toBeUndefined()
    }),
  )
  fc.assert(
    fc.property(fc.json(), (text) => {
      expect(parseAcknowledgement(text)).toBeUndefined()
    }),
  )
})

const [stored, rejected] = [
  { id: 'a', status: 'stored' },
  { id: 'a', status: 'rejected' },
] as const
const rows = [row('1', { id: 'a' }), row('2', { id: 'b' }), row('3', { id: 'a' })]

test('each result answers for one row of its id, in order', () => {
  const results = [stored, { id: 'z', status: 'stored' } as const, rejected]
  expect(resultsOf(rows, results)).toEqual([stored, undefined, rejected])
})

test('fewer results than rows of one id answer for none of them', () => {
  expect(resultsOf(rows, [rejected])).toEqual([undefined, undefined, undefined])
  const other = { id: 'b', status: 'stored' } as const
  expect(resultsOf(rows, [other, stored])).toEqual([undefined, other, undefined])
})
