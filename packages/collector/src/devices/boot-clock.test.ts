import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lastOffset, learned, momentOfTap, steadyOffset, UNKNOWN_CLOCK } from './boot-clock.ts'
import type { BootClock, Sync } from './boot-clock.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY
/** When the boot was, by our clock. */
const BOOT = Date.UTC(2026, 2, 28, 20)
const NOW = BOOT + 40 * DAY

const clockOf = (...syncs: readonly Sync[]): BootClock => syncs.reduce(learned, UNKNOWN_CLOCK)

/** A sync of a device that never slept. @param off how far its wall clock is ahead */
const sync = (mono: number, off: number, delay = 0): Sync => ({
  wall: BOOT + mono + off,
  mono,
  received: BOOT + mono + delay,
})

/** How wrong a tap's moment is, ms, and whether it is marked. */
function judge(clock: BootClock, mono: number, off: number): [number, boolean] {
  const tap = { at: BOOT + mono + off, mono }
  const { at, uncertain } = momentOfTap(clock, tap, { sender: 0, received: NOW })
  return [at - (BOOT + mono), uncertain]
}

describe('with one later sync', () => {
  test.each([
    ['a clock that is right', 0, 0],
    ['a clock a year ahead', YEAR, YEAR],
    ['a clock a year behind', -YEAR, -YEAR],
    ['a clock that was set back a year meanwhile', YEAR, 0],
    ['a clock that was set forward a year meanwhile', -YEAR, 0],
    ['a clock that was set back an hour meanwhile', 0, -HOUR],
    ['a clock that stood at 1970 until it had a network', -BOOT, 0],
  ])('%s', (_name, then, now) => {
    expect(judge(clockOf(sync(5 * HOUR, now)), HOUR, then)).toEqual([0, false])
  })

  test('a clock that gained an hour was set, or the device slept: nobody knows', () => {
    expect(judge(clockOf(sync(5 * HOUR, 0)), HOUR, -HOUR)).toEqual([0, true])
  })
})

describe('with one earlier sync', () => {
  test('a clock that was set back, or far forward, since', () => {
    const clock = clockOf(sync(0, 0))
    expect(judge(clock, HOUR, -HOUR)).toEqual([0, false])
    expect(judge(clock, HOUR, YEAR)).toEqual([0, false])
    expect(judge(clock, HOUR, HOUR)).toEqual([0, true])
  })
})

describe('between two syncs', () => {
  test('a clock that was set forward and back is not believed', () => {
    expect(judge(clockOf(sync(0, 0), sync(5 * HOUR, 0)), HOUR, 3 * HOUR)).toEqual([0, false])
    expect(judge(clockOf(sync(0, 0), sync(5 * HOUR, 4 * HOUR)), HOUR, 2 * HOUR)).toEqual([0, false])
  })

  test('of a device that slept twice, the wall clock is', () => {
    // Nine hours later by the wall, of which it was awake for two.
    const late: Sync = { wall: BOOT + 9 * HOUR, mono: 2 * HOUR, received: BOOT + 9 * HOUR }
    const clock = clockOf(sync(0, 0), late)
    const tap = { at: BOOT + 5 * HOUR, mono: HOUR }
    expect(momentOfTap(clock, tap, { sender: 0, received: NOW })).toMatchObject({
      at: BOOT + 5 * HOUR,
      uncertain: false,
    })
  })

  test('where it slept and its clock was set, nothing is certain', () => {
    const late: Sync = { wall: BOOT + 15 * HOUR, mono: 2 * HOUR, received: BOOT + 9 * HOUR }
    const clock = clockOf(sync(0, 0), late)
    const tap = { at: BOOT + 5 * HOUR, mono: HOUR }
    expect(momentOfTap(clock, tap, { sender: 0, received: NOW }).uncertain).toBe(true)
  })
})

describe('without any sync', () => {
  test('a tap is placed by the sender’s clock of now, marked, and order is kept', () => {
    // The wall clock was set back a day between the two.
    const first = momentOfTap(
      UNKNOWN_CLOCK,
      { at: NOW - DAY + HOUR, mono: 0 },
      { sender: HOUR, received: NOW },
    )
    expect(first).toMatchObject({ at: NOW - DAY, uncertain: true })
    const second = momentOfTap(
      first.clock,
      { at: NOW - 2 * DAY, mono: MINUTE },
      { sender: HOUR, received: NOW },
    )
    expect(second).toMatchObject({ at: NOW - DAY + MINUTE, uncertain: true })
  })
})

test('the request that travelled least is believed, and order is kept all the same', () => {
  const slow = clockOf(sync(HOUR, 0, 20 * SECOND))
  const before = momentOfTap(
    slow,
    { at: BOOT + HOUR - 3 * SECOND, mono: HOUR - 3 * SECOND },
    { sender: 0, received: NOW },
  )
  expect(before.at).toBe(BOOT + HOUR + 17 * SECOND)
  const quick = learned(before.clock, sync(HOUR + SECOND, 0, 10))
  const after = momentOfTap(quick, { at: BOOT + HOUR, mono: HOUR }, { sender: 0, received: NOW })
  expect(after.at).toBe(before.at)
  const later = momentOfTap(
    after.clock,
    { at: BOOT + 2 * HOUR, mono: 2 * HOUR },
    { sender: 0, received: NOW },
  )
  expect(later.at).toBe(BOOT + 2 * HOUR + 10)
})

test('moments that nobody knows keep their order too', () => {
  // The wall clock gained an hour since: it was set, or the device slept.
  const gained = -HOUR
  const tap = { at: BOOT + gained, mono: 0 }
  const when = { sender: 0, received: NOW }
  const first = momentOfTap(clockOf(sync(HOUR, 0, 20 * SECOND)), tap, when)
  expect(first).toMatchObject({ at: BOOT + 20 * SECOND, uncertain: true })
  const next = momentOfTap(learned(first.clock, sync(HOUR + SECOND, 0, 10)), tap, when)
  expect(next).toMatchObject({ at: first.at, uncertain: true })
})

test('a boot of a month with drifting clocks and many syncs keeps few stretches', () => {
  // 50 in a million: two minutes in 28 days.
  const drift = (mono: number): Sync => ({
    wall: BOOT + mono,
    mono,
    received: BOOT + Math.round(mono * 1.00005),
  })
  let clock = UNKNOWN_CLOCK
  for (let mono = 0; mono < 28 * DAY; mono += 5 * MINUTE) clock = learned(clock, drift(mono))
  expect(clock.stretches.length).toBeLessThan(30)
  for (const mono of [0, 10 * DAY, 27.9 * DAY]) {
    const { at, uncertain } = momentOfTap(
      clock,
      { at: BOOT + mono, mono },
      { sender: 0, received: NOW },
    )
    expect(Math.abs(at - drift(mono).received)).toBeLessThan(10 * SECOND)
    expect(uncertain).toBe(false)
  }
  for (let n = 1; n < 200; n++) clock = learned(clock, sync(29 * DAY + n, n * HOUR))
  expect(clock.stretches).toHaveLength(64)
  expect(clock.stretches[0]!.from).toBe(0)
})

describe('the offset of a boot', () => {
  test('is known where all syncs agree', () => {
    expect(steadyOffset(UNKNOWN_CLOCK)).toBeNull()
    expect(lastOffset(UNKNOWN_CLOCK)).toBeNull()
    expect(steadyOffset(clockOf(sync(0, HOUR), sync(3 * DAY, HOUR)))).toBe(HOUR)
    const wasSet = clockOf(sync(0, HOUR), sync(3 * DAY, 0))
    expect([steadyOffset(wasSet), lastOffset(wasSet)]).toEqual([null, 0])
  })
})

describe('whatever is done to a wall clock', () => {
  const event = fc.oneof(
    { weight: 6, arbitrary: fc.constant('tap' as const) },
    { weight: 1, arbitrary: fc.integer({ min: -YEAR, max: YEAR }) },
  )
  const life = fc.record({
    start: fc.integer({ min: -YEAR, max: YEAR }),
    events: fc.array(event, { minLength: 1, maxLength: 40 }),
    gaps: fc.infiniteStream(fc.integer({ min: SECOND, max: 10 * HOUR })),
    synced: fc.boolean(),
    delay: fc.integer({ min: 0, max: 90 * SECOND }),
  })

  test('one later sync places every tap within two minutes or marks it, in order, never in the future', () => {
    let [certain, taps] = [0, 0]
    fc.assert(
      fc.property(life, ({ start, events, gaps, synced, delay }) => {
        let [mono, off] = [0, start]
        const made: { at: number; mono: number }[] = []
        for (const each of events) {
          mono += gaps.next().value as number
          if (each === 'tap') made.push({ at: Math.max(0, BOOT + mono + off), mono })
          else off = each
        }
        mono += MINUTE
        const received = BOOT + mono + delay
        let clock = synced
          ? learned(UNKNOWN_CLOCK, { wall: BOOT + mono + off, mono, received })
          : UNKNOWN_CLOCK
        let before = -1
        for (const tap of made) {
          const moment = momentOfTap(clock, tap, { sender: off, received })
          clock = moment.clock
          taps++
          if (!moment.uncertain) {
            certain++
            expect(Math.abs(moment.at - (BOOT + tap.mono))).toBeLessThanOrEqual(2 * MINUTE)
          }
          expect(moment.uncertain || synced).toBe(true)
          expect(moment.at).toBeLessThanOrEqual(received)
          expect(moment.at).toBeGreaterThanOrEqual(before)
          before = moment.at
        }
      }),
      { numRuns: 500 },
    )
    // Of both kinds there were many, so that the promise says something.
    expect(certain / taps).toBeGreaterThan(0.3)
  })
})
