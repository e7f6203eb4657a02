import { expect, test } from 'vitest'
import { scriptTime, type TraceEvent } from './script-time.ts'

const PAGE = 'http://shop.example/'

const event = (name: string, from: number, to: number, more: Partial<TraceEvent> = {}) => ({
  name,
  ph: 'X',
  pid: 1,
  tid: 1,
  ts: from * 1000,
  dur: (to - from) * 1000,
  tdur: (to - from) * 1000,
  ...more,
})
const parse = event('ParseHTML', 0, 10, { args: { beginData: { url: PAGE } } })

test('scripts are counted once, however deep they lie', () => {
  const nested = [
    event('EvaluateScript', 2, 8),
    event('v8.compile', 2, 3),
    event('v8.run', 3, 8),
    event('FunctionCall', 4, 5),
  ]
  expect(scriptTime([parse, ...nested], PAGE)).toBe(6)
})

test('a module that runs in a microtask checkpoint is a script', () => {
  const checkpoint = event('BlinkScheduler_PerformMicrotaskCheckpoint', 20, 27)
  expect(scriptTime([parse, checkpoint], PAGE)).toBe(7)
})

test('layout that a script asks for is not script, and script within it is', () => {
  const forced = [
    event('FireAnimationFrame', 30, 40),
    event('Layout', 31, 39),
    event('FunctionCall', 32, 34),
  ]
  expect(scriptTime([parse, ...forced], PAGE)).toBe(4)
})

test('what began after a mark is not counted, where one is named', () => {
  const work = [event('FunctionCall', 20, 23), event('FunctionCall', 40, 45)]
  const seen = event('seen', 21, 21, { ph: 'I' })
  expect(scriptTime([parse, seen, ...work], PAGE)).toBe(8)
  expect(scriptTime([parse, seen, ...work], PAGE, 'seen')).toBe(3)
  expect(() => scriptTime([parse, ...work], PAGE, 'seen')).toThrow('no seen in http://shop')
})

test('what the thread did not run does not count', () => {
  const waited = event('TimerFire', 50, 90, { tdur: 3000 })
  expect(scriptTime([parse, waited], PAGE)).toBe(3)
})

test('other threads and other pages are not this one', () => {
  const elsewhere = [
    event('EvaluateScript', 0, 5, { tid: 2 }),
    event('EvaluateScript', 0, 5, { pid: 2 }),
    event('Paint', 11, 15),
  ]
  expect(scriptTime([...elsewhere, parse], PAGE)).toBe(0)
  expect(() => scriptTime([parse], 'http://other.example/')).toThrow('no trace of http://other')
})
