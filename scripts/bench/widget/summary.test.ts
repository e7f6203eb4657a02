import { expect, test } from 'vitest'
import type { Load } from './load-page.ts'
import { summarize } from './summary.ts'

const LOAD: Load = {
  visible: 100,
  script: { visible: 5, all: 9 },
  style: 2,
  layout: 3,
  heap: 1,
  longTasks: [],
  held: 0,
  shift: 0,
  tap: null,
  wire: { requests: [], needed: [], tapped: [] },
}
const request = (bytes: number) => ({ url: '', type: 'Script', inMarkup: true, bytes })

test('a slow load moves the p90 and not the median', () => {
  const after = (visible: number): Load => ({ ...LOAD, visible })
  expect(summarize([100, 110, 120, 130, 900].map(after)).visible).toStrictEqual({
    median: 120,
    min: 100,
    p90: 900,
  })
})

test('blocking is what long tasks take beyond their first 50 ms', () => {
  const { longTasks, longest, blocking } = summarize([{ ...LOAD, longTasks: [50, 80, 130] }])
  expect({ longTasks, longest, blocking }).toStrictEqual({
    longTasks: 3,
    longest: 130,
    blocking: 110,
  })
  expect(summarize([LOAD])).toMatchObject({ longTasks: 0, longest: 0, blocking: 0 })
})

test('one shift in one load is not forgotten', () => {
  expect(summarize([LOAD, LOAD, { ...LOAD, shift: 0.02 }]).shift).toBe(0.02)
})

test('what a tap asks for is no cost of the load', () => {
  const wire = { requests: [request(800), request(1700)], needed: [], tapped: [request(99_000)] }
  expect(summarize([{ ...LOAD, wire }])).toMatchObject({ requests: 2, transferred: 2.5 })
})

test('taps are summed up where there are any', () => {
  expect(summarize([LOAD]).tap).toBeNull()
  expect(summarize([LOAD, { ...LOAD, tap: 24 }, { ...LOAD, tap: 40 }]).tap).toBe(32)
})

test('nothing cannot be summed up', () => {
  expect(() => summarize([])).toThrow(RangeError)
})
