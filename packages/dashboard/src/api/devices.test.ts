import { expect, test } from 'vitest'
import { readDevices } from './devices.ts'

test('a list of devices is read, with what is missing as nothing known', () => {
  const gaps = { expected: 9, missing: 2, waiting: 1, ranges: [{ boot: 'b', from: 3, to: 4 }] }
  const alerts = [
    { kind: 'silent', since: 1 },
    { kind: 'data-loss', since: 1, resolvedAt: 2 },
  ]
  const whole = {
    id: 'a',
    name: 'Oak St',
    touchpoint: 'exit',
    status: 'silent',
    lastSeenAt: 5,
    gaps,
    clock: { offset: null, uncertain: 3 },
    alerts,
  }
  const { clock: _, gaps: __, ...known } = whole
  expect(readDevices({ devices: [whole, { id: 'b' }, null] })).toEqual([
    { ...known, ...gaps, uncertain: 3, alerts: ['silent'] },
    {
      id: 'b',
      name: 'b',
      touchpoint: '',
      status: '',
      lastSeenAt: null,
      expected: 0,
      missing: 0,
      waiting: 0,
      ranges: [],
      uncertain: 0,
      alerts: [],
    },
  ])
})

test('anything else is none', () => {
  expect([null, 7, {}, { devices: 'none' }].map(readDevices)).toEqual([null, null, null, null])
})
