import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isHere } from './where.ts'

const at = (path: string): string => `https://shop.example${path}`

test.each([
  ['', '/anything', true],
  ['/checkout', '/checkout', true],
  ['/checkout', '/checkout/', true],
  ['/checkout', '/checkout?step=2#pay', true],
  ['/checkout', '/checkout/pay', false],
  ['/checkout', '/en/checkout', false],
  ['/checkout/*', '/checkout/pay', true],
  ['/checkout/*', '/checkout', false],
  ['/*/pricing', '/de/pricing', true],
  ['/', '/', true],
  ['/', '/x', false],
  ['*', '/x/y?z', true],
  ['/a, /b', '/b', true],
  ['\n  /a,\n  /b\n', '/a', true],
  ['/a, /b', '/c', false],
  ['/checkout/*, !/checkout/pay', '/checkout/cart', true],
  ['/checkout/*, !/checkout/pay', '/checkout/pay', false],
  ['/checkout/*, !/checkout/pay', '/other', false],
  ['!/checkout/pay', '/other', true],
  ['!/checkout/pay', '/checkout/pay', false],
  ['/a.b', '/axb', false],
  ['/a+(b)', '/a+(b)', true],
  ['/search?q=*', '/search?q=tea', true],
  ['/search?q=*', '/search', false],
  ['/#/checkout', '/#/checkout', true],
  ['/#/checkout', '/#/home', false],
  ['https://shop.example/de/*', '/de/x', true],
  ['https://other.example/de/*', '/de/x', false],
  ['/b%C3%BCcher', '/b%C3%BCcher', true],
])('%j at %j: %j', (where, path, expected) => {
  expect(isHere(where, at(path))).toBe(expected)
})

test('a frame without an address of its own is everywhere, and at no path', () => {
  expect(isHere('', 'about:srcdoc')).toBe(true)
  expect(isHere('/x', 'about:srcdoc')).toBe(false)
})

test('a path matches itself, whatever is in it', () => {
  const segment = fc.stringMatching(/^[\w.~$&'()+;=:@%-]{1,8}$/)
  fc.assert(
    fc.property(fc.array(segment, { minLength: 1, maxLength: 4 }), (segments) => {
      const path = `/${segments.join('/')}`
      expect(isHere(path, at(path))).toBe(true)
      expect(isHere(`!${path}`, at(path))).toBe(false)
      expect(isHere(path, at(`${path}x`))).toBe(false)
    }),
  )
})
