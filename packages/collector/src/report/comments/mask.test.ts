import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from './mask.ts'

describe('what would lead to a person cannot be read', () => {
  test.each([
    ['Write to ana.ruiz+shop@mail.acme.example please', 'Write to [e-mail] please'],
    ['(ANA@ACME.EXAMPLE)', '([e-mail])'],
    ['ana (at) acme.example', '[e-mail]'],
    ['ana[at]acme.example!', '[e-mail]!'],
    ['jörg@büro.example', '[e-mail]'],
    ['Call +1 (555) 010-9999 today', 'Call [number] today'],
    ['Call 030/123 45 67.', 'Call [number].'],
    ['Call 555.010.9999', 'Call [number]'],
    ['اتصل ٠٥٥١٢٣٤٥٦٧', 'اتصل [number]'],
    ['फ़ोन ९८७६५४३२१०', 'फ़ोन [number]'],
    ['Order 483920 never came', 'Order [number] never came'],
    ['card 4111 1111 1111 1111', 'card [number]'],
    ['see https://who.example/ana?x=1 there', 'see [link] there'],
    ['www.ana.example', '[link]'],
    ['ask @ana_ruiz', 'ask [name]'],
  ])('%s', (text, masked) => {
    expect(mask(text)).toBe(masked)
  })

  test('no text keeps seven digits that stand together, however they are parted', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 15 })
    const between = fc.constantFrom('', ' ', '-', '.', '/', ') ')
    fc.assert(
      fc.property(digits, between, fc.string(), (number, sign, around) => {
        const text = `${around} ${number.join(sign)} ${around.replaceAll(/\d/g, '')}`
        expect(mask(text)).not.toContain(number.join(sign))
      }),
    )
  })
})

test.each([
  'Waited 20 minutes at till 3',
  'It was 1,299.99 in 2025',
  'Open 9-18, I came at 18:05',
  'Room 12345',
  'Meet @ 5',
  'good / bad, no: a@b',
  '',
])('what leads to nobody stays: %s', (text) => {
  expect(mask(text)).toBe(text)
})
