import { expect, test } from 'vitest'
import { DEFAULT_RATES } from '../limits/limits.ts'
import { clientNameOf, ratesOf } from './limits.ts'

test('without a word the usual limits hold', () => {
  expect(ratesOf({ env: {} })).toEqual(DEFAULT_RATES)
  expect(ratesOf({ env: { SHOPBELL_CLIENT_RATE: '' } })).toEqual(DEFAULT_RATES)
})

test('a rate brings its burst along: seconds as long as the usual one', () => {
  const env = { SHOPBELL_CLIENT_RATE: '100', SHOPBELL_BUSINESS_RATE: 'off' }
  expect(ratesOf({ env })).toEqual({ client: { perSecond: 100, burst: 2_000 }, business: null })
  expect(ratesOf({ env: { SHOPBELL_BUSINESS_RATE: '0.5' } }).business).toEqual({
    perSecond: 0.5,
    burst: 500,
  })
})

test.each(['0', '-1', 'many', '1e9', '0.0'])('a rate is not %j', (text) => {
  expect(() => ratesOf({ env: { SHOPBELL_CLIENT_RATE: text } })).toThrow(
    'SHOPBELL_CLIENT_RATE is a number a second above 0, or off',
  )
})

test('proxies stand with commas or spaces between, and a wrong one is said', () => {
  const nameOf = clientNameOf({ env: { SHOPBELL_PROXIES: '10.0.0.0/8, 192.0.2.7' } })
  expect(nameOf('192.0.2.7', '203.0.113.9')).toBe(nameOf('10.9.9.9', '203.0.113.9'))
  expect(() => clientNameOf({ env: { SHOPBELL_PROXIES: 'nginx' } })).toThrow(
    'SHOPBELL_PROXIES: a proxy is an address or a subnet such as 10.0.0.0/8, not nginx',
  )
})
