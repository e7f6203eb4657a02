import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FRESH_WATCH, watchDay } from './watch.ts'
import { watchSeries, type DayPart } from './watch-series.ts'

const settings = {
  expected: Array.from({ length: 168 }, (_, hour) => 0.6 + (hour % 24) / 100),
  dispersion: 1.3,
  threshold: 50,
}

const part = fc
  .tuple(
    fc.integer({ min: 20_000, max: 20_006 }),
    fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
      minLength: 24,
      maxLength: 24,
    }),
  )
  .map(([day, hours]): DayPart => ({
    day,
    positive: hours.map(([good]) => good),
    n: hours.map(([good, bad]) => good + bad),
  }))

test('any partition and order of the same answers gives the identical result', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (parts, keys) => {
      const shuffled = parts
        .map((one) => ({ one, key: keys.next().value as number }))
        .sort((left, right) => left.key - right.key)
        .map(({ one }) => one)
      expect(watchSeries(shuffled, settings)).toStrictEqual(watchSeries(parts, settings))
    }),
  )
})

test('a series that is taken up again goes on as if it had never stopped', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const whole = watchSeries(parts, settings)
      const first = watchSeries(
        parts.filter(({ day }) => day < 20_003),
        settings,
      )
      const rest = watchSeries(
        parts.filter(({ day }) => day >= 20_003),
        settings,
        first.at(-1)?.watch,
      )
      expect([...first, ...rest]).toStrictEqual(whole)
    }),
  )
})

test('the weekday is that of the date', () => {
  // 1970-01-01 was a Thursday.
  const hours = Array.from({ length: 24 }, () => 2)
  const expected = settings.expected.map((share, hour) => (hour >= 72 && hour < 96 ? 0.3 : share))
  const day = { positive: hours, n: hours.map((one) => one + 1) }
  const [found] = watchSeries([{ day: 0, ...day }], { ...settings, expected })
  const { fall } = watchDay(FRESH_WATCH, { weekday: 4, ...day }, { ...settings, expected })
  expect(found).toMatchObject({ day: 0, fall })
})

test('no parts, and wrong calls', () => {
  expect(watchSeries([], settings)).toStrictEqual([])
  expect(() => watchSeries([{ day: 0.5, positive: [], n: [] }], settings)).toThrow('got 0.5')
  expect(() => watchSeries([{ day: 1, positive: [], n: [] }], settings)).toThrow('24 hours')
})
