import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstDay, PERIODS } from './period.ts'
import { addressOf, codeOf, selectionOf } from './selection.ts'

test('an address without a query is everything of the only business', () => {
  expect(selectionOf('')).toEqual({ business: null, period: 'all' })
  expect(addressOf({ business: null, period: 'all' })).toBe('./')
})

test('a period that is not known is all time', () => {
  expect(selectionOf('?period=forever&business=acme')).toEqual({ business: 'acme', period: 'all' })
})

test('what is written to the address is read back', () => {
  fc.assert(
    fc.property(
      fc.option(fc.stringMatching(/^[A-Za-z0-9._-]{1,64}$/)),
      fc.constantFrom(...PERIODS),
      (business, period) => {
        const address = addressOf({ business, period }).replace('./', '')
        expect(selectionOf(address)).toEqual({ business, period })
      },
    ),
  )
})

test('a code is taken from the fragment', () => {
  expect(codeOf('#code=a-B_9')).toBe('a-B_9')
  expect(codeOf('#code=')).toBeNull()
  expect(codeOf('#top')).toBeNull()
  expect(codeOf('')).toBeNull()
})

test('a period begins on a day of the shop, today counted', () => {
  const now = Date.UTC(2026, 2, 30, 0, 30)
  expect(firstDay('all', now, 0)).toBeNull()
  expect(firstDay('today', now, 0)).toBe('2026-03-30')
  expect(firstDay('today', now, -4 * 3_600_000)).toBe('2026-03-29')
  expect(firstDay('7-days', now, 0)).toBe('2026-03-24')
  expect(firstDay('28-days', now, 0)).toBe('2026-03-03')
  expect(firstDay('7-days', Date.UTC(2026, 0, 3, 23, 59), 0)).toBe('2025-12-28')
})
