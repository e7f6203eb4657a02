import { expect, test } from 'vitest'
import { clientNames } from './client.ts'

const KEY = Buffer.alloc(32, 7)
const nameOf = clientNames([], KEY)

test('a client has one name, another has another, and neither is its address', () => {
  const name = nameOf('203.0.113.9', undefined)
  expect(name).toMatch(/^[\w-]{16}$/)
  expect(nameOf('::ffff:203.0.113.9', undefined)).toBe(name)
  expect(nameOf('203.0.113.10', undefined)).not.toBe(name)
  expect(clientNames([])('203.0.113.9', undefined)).not.toBe(name)
})

test('every address of an IPv6 network is one client', () => {
  const name = nameOf('2001:db8:0:12::1', undefined)
  expect(nameOf('2001:db8::12:aaaa:bbbb:cccc:dddd', undefined)).toBe(name)
  expect(nameOf('2001:0DB8:0000:0012:1::', undefined)).toBe(name)
  expect(nameOf('2001:db8:0:13::1', undefined)).not.toBe(name)
})

test('nobody outside says who he is', () => {
  expect(nameOf('203.0.113.9', '198.51.100.1')).toBe(nameOf('203.0.113.9', undefined))
})

test('a proxy on the machine says whom it speaks for; what its client claims does not count', () => {
  const name = nameOf('203.0.113.9', undefined)
  for (const peer of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) {
    expect(nameOf(peer, '198.51.100.1, 203.0.113.9')).toBe(name)
    expect(nameOf(peer, '198.51.100.1, 203.0.113.9:4711')).toBe(name)
    expect(nameOf(peer, ['198.51.100.1', '203.0.113.9'])).toBe(name)
  }
})

test('proxies that are named are looked through, one after another', () => {
  const behind = clientNames(['10.0.0.0/8', '2001:db8::/32', '192.0.2.7'], KEY)
  const name = nameOf('203.0.113.9', undefined)
  expect(behind('10.1.2.3', '198.51.100.1, 203.0.113.9, 192.0.2.7')).toBe(name)
  expect(behind('2001:db8::1', '203.0.113.9')).toBe(name)
  expect(behind('192.0.2.8', '203.0.113.9')).toBe(nameOf('192.0.2.8', undefined))
  expect(behind('10.1.2.3', '[2001:db9::1]:443')).toBe(nameOf('2001:db9::1', undefined))
})

test('the machine itself, and what is no address, have no name', () => {
  expect(nameOf('127.0.0.1', undefined)).toBeUndefined()
  expect(nameOf(undefined, '203.0.113.9')).toBeUndefined()
  expect(nameOf('127.0.0.1', 'unknown')).toBeUndefined()
})

test.each(['10.0.0.0/33', '10.0.0', 'proxy.internal', '::1/129', '10.0.0.1/', '10.0.0.1/x'])(
  'a proxy is not called %s',
  (entry) => {
    expect(() => clientNames([entry])).toThrow(/address or a subnet/)
  },
)
