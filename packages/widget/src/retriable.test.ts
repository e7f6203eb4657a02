import { expect, test, vi } from 'vitest'
import { retriable } from './retriable.ts'

test('what is asked for twice is done once', async () => {
  const work = vi.fn(async () => ({}))
  const ask = retriable(work)
  const [one, other] = await Promise.all([ask(), ask()])
  expect(one).toBe(other)
  expect(await ask()).toBe(one)
  expect(work).toHaveBeenCalledTimes(1)
})

test('what failed is told to all who waited, and tried again', async () => {
  const work = vi
    .fn<() => Promise<number>>()
    .mockRejectedValueOnce(new TypeError('Failed to fetch dynamically imported module'))
    .mockResolvedValueOnce(1)
  const ask = retriable(work)
  const both = await Promise.allSettled([ask(), ask()])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await ask()).toBe(1)
  expect(work).toHaveBeenCalledTimes(2)
})
