import { describe, expect, test } from 'vitest'
import { asking, found } from '../testing/asking.ts'

function long(...questions: readonly unknown[]): readonly string[] {
  return found('length', asking({ own: questions }, [['own', 'web', 'experience']]))
}

const one = { bank: 'satisfaction' }
const two = { bank: 'effort' }
const text = { bank: 'improve', optional: true }
const after = (question: string, test: unknown): unknown => ({
  ...(test as object),
  question,
})

describe('one question, one more and an optional text', () => {
  test.each<[string, readonly unknown[]]>([
    ['one', [one]],
    ['a text alone', [text]],
    ['all three', [one, two, text]],
    ['reasons as the second', [one, { bank: 'reasons' }, text]],
    [
      'reasons after a low score, praise after a high one',
      [
        one,
        { bank: 'reasons', showIf: after('satisfaction', { atMost: 2 }) },
        { bank: 'good', showIf: after('satisfaction', { atLeast: 3 }) },
        text,
      ],
    ],
    [
      'one text after a low score, another after a high one, a third after none',
      [
        one,
        { ...text, showIf: after('satisfaction', { atMost: 2 }) },
        { bank: 'praise', optional: true, showIf: after('satisfaction', { atLeast: 3 }) },
        { bank: 'day', optional: true, showIf: after('satisfaction', { answered: false }) },
      ],
    ],
  ])('%s is not too long', (_name, questions) => {
    expect(long(...questions)).toStrictEqual([])
  })
})

describe('is exceeded', () => {
  const third =
    'prompts.own: asks one person up to 3 questions beside texts: leave one, and one more'

  test('by a third question, a contact among them, optional or not', () => {
    expect(long(one, two, { bank: 'needs-met', optional: true })).toStrictEqual([third])
    expect(
      long(one, two, { id: 'c', kind: 'contact', text: 'May we?', optional: true }),
    ).toStrictEqual([third])
  })

  test.each<[string, unknown, unknown]>([
    ['by points that both go with', { atMost: 3 }, { atLeast: 3 }],
    ['when both depend on any answer', { answered: true }, { answered: true }],
    ['when one depends on nothing', { atMost: 2 }, undefined],
  ])('by branches that meet: %s', (_name, left, right) => {
    const reasons = { bank: 'reasons', showIf: after('satisfaction', left) }
    const good = {
      bank: 'good',
      ...(right === undefined ? {} : { showIf: after('satisfaction', right) }),
    }
    expect(long(one, reasons, good)).toStrictEqual([third])
  })

  test('by a second text', () => {
    expect(long(one, text, { bank: 'praise', optional: true })).toStrictEqual([
      'prompts.own: asks one person for up to 2 texts: leave one, at the end',
    ])
  })

  test('by a text that cannot be left out', () => {
    expect(long(one, { bank: 'improve' })).toStrictEqual([
      'prompts.own.questions[1]: is a text that cannot be left out: make it optional',
    ])
  })
})
