import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { RATED_KINDS, SCALES } from '../vocabulary/kinds.ts'
import { checkAnswer, checkOrder, MAX_TEXT } from './answer.ts'
import type { Question } from './config.ts'

const rated = (kind: Question['kind']): Question => ({ id: 'q', kind, text: 'Well?' })
const choice: Question = {
  id: 'q',
  kind: 'choice',
  options: ['messy', { id: 'rude', text: { en: 'Rude' } }, 'constructor'],
}

describe.each(RATED_KINDS)('%s', (kind) => {
  const { values } = SCALES[kind]
  test('takes every point of its scale', () => {
    for (const value of values) expect(checkAnswer(rated(kind), value)).toBeNull()
  })
  test('takes nothing else: nothing is clamped or rounded', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.double(),
          fc.integer({ min: -20, max: 20 }),
          fc.constantFrom(NaN, Infinity, 1.5),
        ),
        (value) => {
          const fits = values.some((point) => point === value)
          expect(checkAnswer(rated(kind), value)?.code).toBe(fits ? undefined : 'out-of-range')
        },
      ),
    )
    for (const value of ['1', true, null, [1], {}, undefined]) {
      expect(checkAnswer(rated(kind), value)?.code).toBe('wrong-kind')
    }
  })
})

describe('choice', () => {
  test.each([
    [['messy'], undefined],
    [['messy', 'rude', 'constructor'], undefined],
    [[], 'empty'],
    [['late'], 'unknown-option'],
    [['toString'], 'unknown-option'],
    [['messy', 'messy'], 'unknown-option'],
    [[0], 'unknown-option'],
    ['messy', 'wrong-kind'],
    [{ 0: 'messy' }, 'wrong-kind'],
    [null, 'wrong-kind'],
  ])('%j', (value, code) => {
    expect(checkAnswer(choice, value)?.code).toBe(code)
  })
  test('of one takes one', () => {
    const one: Question = { ...choice, multiple: false }
    expect(checkAnswer(one, ['messy'])).toBeNull()
    expect(checkAnswer(one, ['messy', 'rude'])).toStrictEqual({
      code: 'out-of-range',
      message: 'this choice takes one option',
    })
  })
})

describe('the order in which a choice was shown', () => {
  test.each([
    [['messy'], ['rude', 'constructor', 'messy'], undefined],
    [['messy', 'rude'], ['rude', 'messy'], undefined],
    [['messy'], ['messy', 'late'], 'unknown-option'],
    [['messy'], ['toString', 'messy'], 'unknown-option'],
    [['messy', 'rude'], ['rude', 'constructor'], 'wrong-order'],
    ['messy', ['messy'], 'wrong-order'],
  ])('%j of %j', (value, order, code) => {
    expect(checkOrder(choice, value, order)?.code).toBe(code)
  })

  test('any order of any of its options that holds what was taken is taken', () => {
    const ids = ['messy', 'rude', 'constructor']
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), fc.shuffledSubarray(ids), (value, order) => {
        const isThere = value.every((id) => order.includes(id))
        expect(checkOrder(choice, value, order) === null).toBe(isThere)
      }),
    )
  })

  test.each(['text', 'contact', 'nps'] as const)('is not said of a %s', (kind) => {
    expect(checkOrder(rated(kind), 1, ['messy'])?.code).toBe('wrong-kind')
  })
})

describe('text', () => {
  test.each([
    ['Hi', undefined],
    ['x'.repeat(MAX_TEXT), undefined],
    ['x'.repeat(MAX_TEXT + 1), 'too-long'],
    ['', 'empty'],
    [' \n\t ', 'empty'],
    [7, 'wrong-kind'],
    [null, 'wrong-kind'],
  ])('%j', (value, code) => {
    expect(checkAnswer(rated('text'), value)?.code).toBe(code)
  })

  test('is as long as its question lets it be', () => {
    const short: Question = { ...rated('text'), maxLength: 5 }
    expect(checkAnswer(short, 'x'.repeat(5))).toBeNull()
    expect(checkAnswer(short, 'x'.repeat(6))).toStrictEqual({
      code: 'too-long',
      message: 'this text has at most 5 characters',
    })
  })
})

describe('contact', () => {
  test.each([
    [{ email: 'a@b.example', consent: true }, undefined],
    [{ phone: '+49 30 1234', consent: true }, undefined],
    [{ email: 'a@b', phone: '1', consent: true }, undefined],
    [{ consent: true }, 'empty'],
    [{ email: 'a@b.example' }, 'wrong-kind'],
    [{ email: 'a@b.example', consent: false }, 'wrong-kind'],
    [{ email: 'a@b.example', consent: 'true' }, 'wrong-kind'],
    [{ email: 'a b@c', consent: true }, 'wrong-kind'],
    [{ email: '', consent: true }, 'wrong-kind'],
    [{ email: `${'a'.repeat(250)}@b.de`, consent: true }, 'wrong-kind'],
    [{ email: 'a@b\u0000c', consent: true }, 'wrong-kind'],
    [{ email: 'a@b@c', consent: true }, 'wrong-kind'],
    [{ phone: '(030) 12-34/5', consent: true }, undefined],
    [{ phone: '+1 555 010-9999 ext. 12', consent: true }, undefined],
    [{ phone: '5550109999X12', consent: true }, undefined],
    [{ phone: '٠٥٥١٢٣٤٥٦٧', consent: true }, undefined],
    [{ phone: `+${'1'.repeat(39)}`, consent: true }, undefined],
    [{ phone: `+${'1'.repeat(40)}`, consent: true }, 'wrong-kind'],
    [{ phone: 'none', consent: true }, 'wrong-kind'],
    [{ phone: '', consent: true }, 'wrong-kind'],
    [{ phone: '+-()', consent: true }, 'wrong-kind'],
    [{ phone: '1\n2', consent: true }, 'wrong-kind'],
    [{ phone: 'javascript:alert(1)', consent: true }, 'wrong-kind'],
    [{ phone: '<1>', consent: true }, 'wrong-kind'],
    [{ phone: 123, consent: true }, 'wrong-kind'],
    [{ email: 'a@b', consent: true, name: 'Ana' }, 'wrong-kind'],
    [JSON.parse('{"email":"a@b","consent":true,"__proto__":1}') as unknown, 'wrong-kind'],
    ['a@b.example', 'wrong-kind'],
    [null, 'wrong-kind'],
    [['a@b.example'], 'wrong-kind'],
  ])('%j', (value, code) => {
    expect(checkAnswer(rated('contact'), value)?.code).toBe(code)
  })

  test('holds nothing that was not asked for', () => {
    const byMail: Question = { ...rated('contact'), fields: ['email'] }
    const email = 'a@b.example'
    expect(checkAnswer(byMail, { email, consent: true })).toBeNull()
    for (const value of [{ phone: '1' }, { email, phone: '1' }]) {
      expect(checkAnswer(byMail, { ...value, consent: true })).toStrictEqual({
        code: 'wrong-kind',
        message: 'expected { email, consent: true }',
      })
    }
  })
})

test.each(['smiley6', 'constructor', '__proto__'])(
  'a question of kind %s is a wrong call',
  (kind) => {
    expect(() => checkAnswer(rated(kind as 'nps'), 1)).toThrow(RangeError)
    expect(() => checkAnswer(rated(kind as 'nps'), 1)).toThrow(`no such kind of question: ${kind}`)
  },
)
