import { localHour, zoneOffset } from '@shopbell/core/time'
import { expect, test } from 'vitest'
import type { Visit } from '../api/visit.ts'
import { shopOffset } from './shop-offset.ts'

const HOUR = 3_600_000
const at = Date.UTC(2026, 10, 22, 2, 20)
const visit = (hour: number | null): Visit => ({
  id: 'a',
  touchpoint: 'exit',
  name: 'Exit',
  at,
  received: at,
  hour,
  answers: [],
})

test.each(['America/New_York', 'UTC', 'Asia/Tokyo', 'Pacific/Auckland', 'America/Los_Angeles'])(
  'a reader in London knows the clock of a shop in %s from its newest visit',
  (zone) => {
    expect(shopOffset([visit(localHour(zone, at))], 0)).toBe(zoneOffset(zone, at))
  },
)

test('a shop beside the reader has the same clock, be it half an hour off', () => {
  const own = zoneOffset('Asia/Kolkata', at)
  expect(shopOffset([visit(localHour('Asia/Kolkata', at))], own)).toBe(own)
})

test('as long as no visit tells, the reader’s clock is taken', () => {
  expect(shopOffset([], 2 * HOUR)).toBe(2 * HOUR)
  expect(shopOffset([visit(null)], 2 * HOUR)).toBe(2 * HOUR)
})
