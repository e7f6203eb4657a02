import { expect, test } from 'vitest'
import { rateLimit } from './rate-limit.ts'

function clock(): { now: () => number; pass: (ms: number) => void } {
  let time = 1_000_000
  return { now: () => time, pass: (ms) => void (time += ms) }
}

test('a burst passes, then what the rate allows', () => {
  const { now, pass } = clock()
  const limit = rateLimit({ perSecond: 10, burst: 3 }, now)
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0])
  expect(limit.take('a')).toBe(100)
  pass(99)
  expect(limit.take('a')).toBe(1)
  pass(1)
  expect(limit.take('a')).toBe(0)
  expect(limit.take('a')).toBe(100)
})

test('what was refused costs nothing, and a quiet time gives the burst back', () => {
  const { now, pass } = clock()
  const limit = rateLimit({ perSecond: 10, burst: 3 }, now)
  for (let tries = 0; tries < 50; tries++) limit.take('a')
  pass(300)
  expect([1, 2, 3].map(() => limit.take('a'))).toEqual([0, 0, 0])
  expect(limit.wait('a')).toBe(100)
})

test('one sender takes nothing from another', () => {
  const limit = rateLimit({ perSecond: 1, burst: 1 }, clock().now)
  expect([limit.take('a'), limit.take('b')]).toEqual([0, 0])
  expect(limit.take('a')).toBe(1000)
})

test('what costs more waits longer', () => {
  const limit = rateLimit({ perSecond: 10, burst: 500 }, clock().now)
  expect(limit.take('a', 400)).toBe(0)
  expect(limit.take('a', 400)).toBe(30_000)
  expect(limit.take('a', 100)).toBe(0)
})

test('a clock that was set back locks nobody out for longer than the burst', () => {
  const { now, pass } = clock()
  const limit = rateLimit({ perSecond: 10, burst: 3 }, now)
  for (let tries = 0; tries < 3; tries++) limit.take('a')
  pass(-900_000)
  expect(limit.wait('a')).toBe(100)
})

test('however many senders there are, only so many are remembered: the quiet ones go first', () => {
  const limit = rateLimit({ perSecond: 1, burst: 1 }, clock().now)
  limit.take('quiet')
  limit.take('busy')
  for (let sender = 0; sender < 99_999; sender++) {
    limit.take(`sender ${sender}`)
    if (sender === 50_000) limit.take('never counted again') // one more than fits
  }
  expect(limit.wait('quiet')).toBe(0)
  expect(limit.wait('sender 99998')).toBe(1000)
})
