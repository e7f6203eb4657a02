import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayAt, daysOf, PERIODS } from './period.ts'
import {
  addressOf,
  codeOf,
  filtered,
  FILTERS,
  LEVELS,
  onPage,
  PLAIN_VIEW,
  viewOf,
  type View,
} from './view.ts'

const read = (address: string): View => {
  const { pathname, search } = new URL(address, 'https://shop.example/bell/dashboard/')
  return viewOf(pathname, search)
}

test('an address without a query is what the owner opens, of the last 28 days', () => {
  expect(read('./')).toEqual(PLAIN_VIEW)
  expect(addressOf(PLAIN_VIEW)).toBe('./')
})

test('what is not known is the default', () => {
  expect(read('journey?period=forever&view=king&from=yesterday&business=acme')).toEqual({
    ...PLAIN_VIEW,
    page: 'journey',
    business: 'acme',
  })
})

test('two dates are a period of their own; dates in the wrong order are none', () => {
  expect(read('?from=2026-02-01')).toMatchObject({ period: 'dates', from: '2026-02-01', to: null })
  expect(read('?from=2026-02-02&to=2026-02-02')).toMatchObject({ period: '28-days', from: null })
})

const id = fc.stringMatching(/^[A-Za-z0-9._/-]{1,64}$/)
const date = fc.constantFrom('2026-02-01', '2026-02-28', '2028-02-29')
const views = fc
  .record({
    page: fc.constantFrom('', 'journey', 'good-enough'),
    business: fc.option(id),
    level: fc.constantFrom(...LEVELS),
    period: fc.constantFrom(...PERIODS),
    from: fc.option(date),
    where: fc.dictionary(fc.constantFrom(...FILTERS), id),
    own: fc.dictionary(fc.constantFrom('cell', 'q'), fc.string({ minLength: 1 })),
  })
  .map((view): View => {
    const from = view.period === 'dates' ? view.from : null
    return Object.assign(view, { from, to: from === null ? null : '2030-01-01' })
  })

test('what is written to the address is read back', () => {
  fc.assert(
    fc.property(views, (view) => {
      expect(read(addressOf(view))).toEqual(view)
    }),
  )
})

test('another page keeps the filters and leaves behind what the page said of itself', () => {
  const view = read('journey?channel=web&cell=purchase')
  expect(addressOf(onPage(view, 'channels'))).toBe('./channels?channel=web')
  expect(addressOf(filtered(view, 'channel', null))).toBe('./journey?cell=purchase')
  expect(addressOf(filtered(view, 'stage', 'lost'))).toBe(
    './journey?channel=web&stage=lost&cell=purchase',
  )
})

test('a code is taken from the fragment', () => {
  expect(codeOf('#code=a-B_9')).toBe('a-B_9')
  expect(codeOf('#code=')).toBeNull()
  expect(codeOf('#top')).toBeNull()
  expect(codeOf('')).toBeNull()
})

test('a period is whole days of the shop, today counted', () => {
  const own = { from: null, to: null }
  const at = Date.UTC(2026, 2, 30, 0, 30)
  const days = (period: (typeof PERIODS)[number], zone: string) =>
    daysOf(period, dayAt(zone, at), own)
  expect(days('all', 'UTC')).toEqual(own)
  expect(days('today', 'UTC')).toEqual({ from: '2026-03-30', to: '2026-03-31' })
  expect(days('today', 'America/New_York')).toEqual({ from: '2026-03-29', to: '2026-03-30' })
  expect(days('7-days', 'UTC')).toEqual({ from: '2026-03-24', to: '2026-03-31' })
  expect(days('28-days', 'UTC').from).toBe('2026-03-03')
  expect(days('90-days', 'UTC').from).toBe('2025-12-31')
  expect(daysOf('dates', 0, { from: '2026-01-01', to: null }).from).toBe('2026-01-01')
})
