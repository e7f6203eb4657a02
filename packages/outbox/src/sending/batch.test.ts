import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keys, row } from '../testing/world.ts'
import { MOST_BYTES, MOST_ROWS, batchesOf, bytesOf, requestBody } from './batch.ts'

const someRows = fc
  .array(
    fc.record({
      head: fc.constantFrom(
        { business: 'one' },
        { business: 'two' },
        { business: 'one', device: { id: 'é' } },
      ),
      text: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.nat(3).map((times) => '✓'.repeat(times * 6_000)),
      ),
    }),
    { maxLength: 60 },
  )
  .map((parts) =>
    parts.map(({ head, text }, at) => row(keys(1, at).join(), { head, body: { text } })),
  )

test('a clock that counts in parts of a millisecond is told in whole ones', () => {
  const body = requestBody([row('a')], 1_795_356_623_113.75)
  expect(JSON.parse(body)).toMatchObject({ sentAt: 1_795_356_623_113 })
})

test('nothing is lost, doubled or moved', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      expect(batchesOf(rows).flat()).toEqual(rows)
    }),
  )
})

test('a batch has one head', () => {
  fc.assert(
    fc.property(someRows, (rows) => {
      for (const batch of batchesOf(rows)) {
        expect(new Set(batch.map(({ head }) => JSON.stringify(head))).size).toBe(1)
      }
    }),
  )
})

test('a batch stays within the limits, unless it is a single row', () => {
  fc.assert(
    fc.property(someRows, fc.nat(Number.MAX_SAFE_INTEGER), (rows, sentAt) => {
      for (const batch of batchesOf(rows)) {
        expect(batch.length).toBeGreaterThan(0)
        if (batch.length > 1) expect(bytesOf(requestBody(batch, sentAt))).toBeLessThan(MOST_BYTES)
      }
    }),
  )
})

test('a batch is as long as it may be', () => {
  const tiny = keys(1_001).map((key) => row(key, { body: {} }))
  expect(batchesOf(tiny).map((batch) => batch.length)).toEqual([MOST_ROWS, MOST_ROWS, 1])
  const large = keys(5).map((key) => row(key, { body: { text: 'x'.repeat(16_000) } }))
  expect(batchesOf(large).map((batch) => batch.length)).toEqual([3, 2])
})

test('a row that is too large travels alone', () => {
  const [a, huge, c] = ['a', 'huge', 'c'].map((key) => row(key)) as [never, never, never]
  const rows = [a, { ...(huge as object), body: { text: 'x'.repeat(MOST_BYTES) } } as never, c]
  expect(batchesOf(rows).map((batch) => batch.length)).toEqual([1, 1, 1])
})

test('size is measured in bytes, not in characters', () => {
  const rows = keys(4).map((key) => row(key, { body: { text: '✓'.repeat(8_000) } }))
  expect(batchesOf(rows).map((batch) => batch.length)).toEqual([2, 2])
})

test('no rows, no batches', () => {
  expect(batchesOf([])).toEqual([])
})
