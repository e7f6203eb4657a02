import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayName,
  dayOfHour,
  hourName,
  localHour,
  momentOf,
  parseHour,
  weekday,
  weekName,
  zoneOffset,
} from './local-time.ts'

const HOUR = 3_600_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** What the zone's clock shows, asked of Intl for this one moment, in words instead of numbers. */
function slowOffset(timeZone: string, at: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
  formats.set(timeZone, format)
  const words = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')!.value
  const match = /^GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(words)!
  const part = (index: number): number => Number(match[index] ?? 0)
  return (match[1] === '-' ? -1 : 1) * ((part(2) * 60 + part(3)) * 60 + part(4)) * 1000
}

const zones = Intl.supportedValuesOf('timeZone')
const ODD = [
  'Asia/Kolkata', // + 5:30
  'Asia/Kathmandu', // + 5:45, before 1986 + 5:30
  'Australia/Lord_Howe', // half an hour of summer time
  'America/St_Johns', // until 2011 the clock was changed at 0:01
  'Africa/Monrovia', // until 1972 - 0:44:30
  'Pacific/Apia', // skipped the whole of 30 December 2011
  'Africa/Casablanca', // summer time all year but in Ramadan
  'Antarctica/Troll', // two hours of summer time
  'America/New_York',
  'Europe/Berlin',
]
const zone = fc.oneof(fc.constantFrom(...zones), fc.constantFrom(...ODD))
const moment = fc.oneof(
  fc.integer({ min: Date.UTC(1900, 0, 1), max: Date.UTC(2037, 11, 31) }),
  fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2037, 11, 31) }),
)

/** Every change of a zone's offset between two years, to the second, found by halving. */
function changes(timeZone: string, from: number, to: number): readonly number[] {
  const found: number[] = []
  const step = 24 * HOUR
  for (let at = Date.UTC(from, 0, 1); at < Date.UTC(to, 0, 1); at += step) {
    if (slowOffset(timeZone, at) === slowOffset(timeZone, at + step)) continue
    let [low, high] = [at, at + step]
    while (high - low > 1000) {
      const middle = low + Math.floor((high - low) / 2000) * 1000
      if (slowOffset(timeZone, middle) === slowOffset(timeZone, low)) low = middle
      else high = middle
    }
    found.push(high)
  }
  return found
}

describe('against Intl, asked for every single moment', () => {
  test('the offset is the same in all zones at random moments', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, at) => {
        expect(zoneOffset(timeZone, at)).toBe(slowOffset(timeZone, at))
      }),
      { numRuns: 1500 },
    )
  })

  const around = [-HOUR, -60_001, -1000, -1, 0, 1, 59_999, 14 * 60_000, HOUR, 2 * HOUR]
  test.each([
    ['Europe/Berlin', 2024],
    ['America/New_York', 2024],
    ['Asia/Kolkata', 1945],
    ['Asia/Kathmandu', 1985],
    ['Australia/Lord_Howe', 2024],
    ['America/St_Johns', 2000],
    ['Africa/Monrovia', 1971],
    ['Pacific/Apia', 2011],
    ['Africa/Casablanca', 2024],
    ['Antarctica/Troll', 2024],
    ['Europe/London', 1968],
  ])('%s: around each change from %s on, the offset and the way back', (timeZone, year) => {
    const all = changes(timeZone, year, year + 2)
    expect(all.length).toBeGreaterThan(0)
    for (const change of all) {
      const [before, after] = [slowOffset(timeZone, change - 1), slowOffset(timeZone, change)]
      expect(after).not.toBe(before)
      for (const distance of around) {
        const at = change + distance
        expect(zoneOffset(timeZone, at)).toBe(slowOffset(timeZone, at))
        const first = momentOf(timeZone, at + slowOffset(timeZone, at))
        // Where a clock is turned back it shows the same time once before.
        const repeated = distance >= 0 && distance < before - after
        expect(first).toBe(repeated ? at + after - before : at)
      }
      if (after > before) {
        const skipped = change + before + Math.floor((after - before) / 2)
        expect(momentOf(timeZone, skipped)).toBe(skipped - before)
      }
    }
  })
})

describe('the moment at which a clock shows a time', () => {
  test('shows that time, and is the first that does', () => {
    fc.assert(
      fc.property(zone, moment, (timeZone, at) => {
        const local = at + slowOffset(timeZone, at)
        const first = momentOf(timeZone, local)
        expect(first).toBeLessThanOrEqual(at)
        expect(first + slowOffset(timeZone, first)).toBe(local)
      }),
      { numRuns: 1000 },
    )
  })

  test.each([
    // Both clocks skip from 2:00 to 3:00: half past two is taken for half past three.
    ['Europe/Berlin', [2026, 2, 29, 2, 30], '2026-03-29T01:30:00.000Z'],
    ['America/New_York', [2026, 2, 8, 2, 30], '2026-03-08T07:30:00.000Z'],
    // Both clocks show half past one or two twice: the first is meant.
    ['Europe/Berlin', [2026, 9, 25, 2, 30], '2026-10-25T00:30:00.000Z'],
    ['America/New_York', [2026, 10, 1, 1, 30], '2026-11-01T05:30:00.000Z'],
    ['Pacific/Apia', [2011, 11, 31, 0, 0], '2011-12-30T10:00:00.000Z'],
  ] as const)('%s %j', (timeZone, [year, month, day, hour, minute], wanted) => {
    const at = momentOf(timeZone, Date.UTC(year, month, day, hour, minute))
    expect(new Date(at).toISOString()).toBe(wanted)
  })
})

describe('hours and days', () => {
  test('the local hour is the one on the wall, with half-hour zones and before 1970', () => {
    expect(hourName(localHour('Asia/Kolkata', Date.UTC(2026, 0, 1, 18, 29)))).toBe('2026-01-01T23')
    expect(hourName(localHour('Asia/Kolkata', Date.UTC(2026, 0, 1, 18, 30)))).toBe('2026-01-02T00')
    expect(hourName(localHour('America/New_York', Date.UTC(1969, 11, 31, 23)))).toBe(
      '1969-12-31T18',
    )
    expect(localHour('UTC', -1)).toBe(-1)
    expect(dayOfHour(-1)).toBe(-1)
    expect(dayName(-1)).toBe('1969-12-31')
  })

  test('hours are read as they are written', () => {
    const hour = fc.integer({ min: -17_000_000, max: 70_000_000 })
    fc.assert(
      fc.property(hour, (hour) => {
        expect(parseHour(hourName(hour))).toBe(hour)
        expect(parseHour(dayName(dayOfHour(hour)))).toBe(dayOfHour(hour) * 24)
      }),
    )
  })

  test('years beyond four digits keep all of them', () => {
    expect(hourName(localHour('UTC', 8_639_999_913_600_000))).toBe('+275760-09-12T00')
    expect(dayName(dayOfHour(localHour('UTC', 8_639_999_913_600_000)))).toBe('+275760-09-12')
    expect(weekName(100_000_000 - 1)).toBe('+275760-W37')
  })

  test.each([
    ['2026-01-01', 490_896],
    ['2026-01-01T05', 490_901],
    ['2026-01-01T05:00', 490_901],
    ['2026-01-01T05:00:00', 490_901],
    ['2024-02-29', 474_768],
    ['1969-12-31T23', -1],
    ['0001-01-01', -17_259_888],
  ])('%s', (text, hour) => {
    expect(parseHour(text)).toBe(hour)
  })

  test.each([
    '',
    '2026',
    '2026-02-29',
    '2026-02-30',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '2026-01-01T24',
    '2026-01-01T5',
    '2026-01-01T05:30',
    '2026-01-01T05:00:00Z',
    '2026-01-01 05',
    '26-01-01',
    '+02026-01-01',
    ' 2026-01-01',
    '2026-01-01\n',
    '٢٠٢٦-01-01',
    'yesterday',
  ])('%j is no hour', (text) => {
    expect(parseHour(text)).toBeNull()
  })
})

describe('ISO weeks', () => {
  // ISO 8601:2004, and the table of the English Wikipedia's "ISO week date".
  test.each([
    ['1977-01-01', '1976-W53', 6],
    ['1977-01-02', '1976-W53', 7],
    ['1977-12-31', '1977-W52', 6],
    ['1978-01-01', '1977-W52', 7],
    ['1978-01-02', '1978-W01', 1],
    ['1978-12-31', '1978-W52', 7],
    ['1979-01-01', '1979-W01', 1],
    ['1979-12-30', '1979-W52', 7],
    ['1979-12-31', '1980-W01', 1],
    ['1980-01-01', '1980-W01', 2],
    ['1980-12-28', '1980-W52', 7],
    ['1980-12-29', '1981-W01', 1],
    ['1981-12-31', '1981-W53', 4],
    ['1982-01-03', '1981-W53', 7],
    ['1970-01-01', '1970-W01', 4],
    ['1969-12-29', '1970-W01', 1],
    ['1969-12-28', '1969-W52', 7],
    ['2008-09-26', '2008-W39', 5],
    ['2020-12-31', '2020-W53', 4],
    ['2024-12-30', '2025-W01', 1],
    ['2026-12-31', '2026-W53', 4],
    ['0051-01-02', '0051-W01', 1],
  ])('%s lies in %s, day %s', (date, week, day) => {
    const at = parseHour(date)! / 24
    expect(weekName(at)).toBe(week)
    expect(weekday(at)).toBe(day)
  })

  test('a week has seven days, Monday to Sunday, and the next follows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (day) => {
        const monday = day - weekday(day) + 1
        expect(weekName(monday)).toBe(weekName(monday + 6))
        expect(weekName(monday + 7)).not.toBe(weekName(monday))
        expect(weekday(monday + 7)).toBe(1)
      }),
    )
  })
})

test.each(['Mars/Olympus', '', 'Europe'])('there is no zone %j', (timeZone) => {
  expect(() => zoneOffset(timeZone, 0)).toThrow(RangeError)
})

test('there is no local time of no moment', () => {
  expect(() => localHour('UTC', Number.NaN)).toThrow(RangeError)
  expect(() => localHour('UTC', 9e15)).toThrow(RangeError)
})
