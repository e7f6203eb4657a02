import { expect, test } from 'vitest'
import { keptFields } from './kept-fields.ts'

function kept(value: string | number | boolean): unknown {
  return keptFields({ page: value })['page']
}

test.each([
  ['https://shop.example/cart?email=a@b.c#top', 'https://shop.example/cart'],
  ['https://shop.example?session=1', 'https://shop.example'],
  ['HTTP://user:word@Shop.example:8080/a/b', 'HTTP://Shop.example:8080/a/b'],
  ['//shop.example/a#b', '//shop.example/a'],
  ['/cart?step=2', '/cart'],
  ['/#/account/7', '/'],
  ['myapp://order/7?token=x', 'myapp://order/7'],
  [' https://shop.example/?q=1 ', 'https://shop.example/'],
])('of the address %j is kept %j', (value, left) => {
  expect(kept(value)).toBe(left)
})

test.each([
  'A-1',
  'What? Why #1',
  'why?',
  '#7',
  'a@b.c',
  '',
  '3/4?',
  'see https://shop.example/?q=1 there',
])('%j is no address, and stays', (value) => {
  expect(kept(value)).toBe(value)
})

test('numbers and switches stay, under any name', () => {
  const fields = JSON.parse('{"__proto__":"/a?b","total":7,"member":true}') as Record<
    string,
    string
  >
  expect(JSON.stringify(keptFields(fields))).toBe('{"__proto__":"/a","total":7,"member":true}')
})
