import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isOpen, openTime, WEEKDAYS, type Hours } from './hours.ts'
import { zoneOffset } from './local-time.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Thursday 1 January 1970 is day 0. */
const SHOP: Hours = { thu: ['09:00', '18:00'], fri: ['20:00', '02:00'], sun: ['00:00', '24:00'] }

describe('a place', () => {
  test.each([
    ['before it opens', 9 * HOUR - 1, false],
    ['as it opens', 9 * HOUR, true],
    ['just before it closes', 18 * HOUR - 1, true],
    ['as it closes', 18 * HOUR, false],
    ['on a Friday night', DAY + 23 * HOUR, true],
    ['after that midnight, on a day that is not named', 2 * DAY + HOUR, true],
    ['once that night is over', 2 * DAY + 2 * HOUR, false],
    ['all of Sunday', 4 * DAY - 1, true],
    ['on Monday', 4 * DAY, false],
  ])('%s', (_name, at, open) => {
    expect(isOpen(SHOP, 'UTC', at)).toBe(open)
  })

  test('is open by its own clock, in summer and winter', () => {
    const always = Object.fromEntries(WEEKDAYS.map((day) => [day, ['09:00', '10:00'] as const]))
    expect(isOpen(always, 'Europe/Berlin', Date.UTC(2026, 0, 5, 8, 30))).toBe(true)
    expect(isOpen(always, 'Europe/Berlin', Date.UTC(2026, 6, 6, 7, 30))).toBe(true)
    expect(isOpen(always, 'Europe/Berlin', Date.UTC(2026, 6, 6, 8, 30))).toBe(false)
  })

  test('that is open through a night when clocks change is open an hour less or more', () => {
    const night: Hours = { sat: ['22:00', '06:00'] }
    const open = (...day: [number, number, number]) =>
      openTime(night, 'Europe/Berlin', Date.UTC(...day), Date.UTC(...day) + 3 * DAY) / HOUR
    expect([open(2026, 2, 27), open(2026, 9, 23), open(2026, 5, 5)]).toStrictEqual([7, 9, 8])
  })

  test('without hours is never open', () => {
    expect(openTime({}, 'UTC', 0, 1000 * DAY)).toBe(0)
  })
})

describe('the time it was open', () => {
  const clock = fc.integer({ min: 0, max: 24 * 60 - 1 }).map((minutes) => {
    const part = (value: number) => String(value).padStart(2, '0')
    return `${part(Math.floor(minutes / 60))}:${part(minutes % 60)}`
  })
  const hours: fc.Arbitrary<Hours> = fc.record(
    Object.fromEntries(WEEKDAYS.map((day) => [day, fc.tuple(clock, clock)])),
    { requiredKeys: [] },
  )
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/New_York')
  const moment = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) })

  /** Read off the wall, minute by minute; overlapping days may both be open. */
  function counted(all: Hours, timeZone: string, from: number, to: number): number {
    let open = 0
    for (let at = from; at < to; at += MINUTE) {
      const wall = at + zoneOffset(timeZone, at)
      for (const back of [0, 1]) {
        const day = Math.floor(wall / DAY) - back
        const range = all[WEEKDAYS[(((day + 3) % 7) + 7) % 7]!]
        if (range === undefined) continue
        const [opens, closes] = range.map((text) => {
          const [hour, minute] = text.split(':').map(Number)
          return hour! * 60 + minute!
        }) as [number, number]
        const minute = (wall - day * DAY) / MINUTE
        if (minute >= opens && minute < (closes > opens ? closes : closes + 1440)) open += MINUTE
      }
    }
    return open
  }

  test('is what one reads off the wall minute by minute', () => {
    fc.assert(
      fc.property(
        hours,
        zone,
        moment,
        fc.integer({ min: 0, max: 3000 }),
        (all, zone, at, length) => {
          const from = Math.floor(at / MINUTE) * MINUTE
          const to = from + length * MINUTE
          const offsets = [-DAY, 0, DAY].map((by) => zoneOffset(zone, from + by))
          // In a week of a changed clock both ends are taken as momentOf takes them; tried above.
          fc.pre(new Set([...offsets, zoneOffset(zone, to), zoneOffset(zone, to + DAY)]).size === 1)
          expect(openTime(all, zone, from, to)).toBe(counted(all, zone, from, to))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('adds up', () => {
    fc.assert(
      fc.property(hours, zone, fc.tuple(moment, moment, moment), (all, zone, moments) => {
        const [a, b, c] = [0, 1, 2]
          .map((i) => moments[0] + (moments[i]! % (9 * DAY)))
          .sort((x, y) => x - y) as [number, number, number]
        const sum = openTime(all, zone, a, b) + openTime(all, zone, b, c)
        expect(openTime(all, zone, a, c)).toBe(sum)
      }),
      { numRuns: 200 },
    )
  })
})

test('wrong calls throw', () => {
  expect(() => isOpen({ thu: ['9', '10:00'] }, 'UTC', 0)).toThrow('HH:MM, got 9')
  expect(() => isOpen({}, 'Mars/Olympus', 0)).toThrow(RangeError)
  expect(() => openTime({}, 'UTC', 0, Number.NaN)).toThrow(RangeError)
})
