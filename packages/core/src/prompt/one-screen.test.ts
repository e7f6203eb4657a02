import { describe, expect, test } from 'vitest'
import type { Condition } from '../config/config.ts'
import { oneScreen } from './one-screen.ts'
import type { QuestionView } from './prompt-view.ts'

const scale = (id: string, rest: Partial<QuestionView> = {}): QuestionView => ({
  id,
  kind: 'smiley4',
  text: '?',
  points: [1, 2, 3, 4].map((value) => ({ value, label: `${value}` })),
  ...rest,
})
const choice = (id: string, showIf?: Condition): QuestionView => ({
  id,
  kind: 'choice',
  text: '?',
  options: [{ value: 'other', label: 'Other' }],
  ...(showIf === undefined ? {} : { showIf }),
})
const text = (id: string, showIf?: Condition): QuestionView => ({
  id,
  kind: 'text',
  text: '?',
  ...(showIf === undefined ? {} : { showIf }),
})
const contact: QuestionView = { id: 'contact', kind: 'contact', text: '?' }

const upTo = (atMost: number): Condition => ({ question: 'q', atMost })
const from = (atLeast: number): Condition => ({ question: 'q', atLeast })

/** What is asked, and when. */
function asked(...questions: QuestionView[]): readonly (string | [string, Condition])[] {
  return oneScreen(questions).map(({ id, showIf }) => (showIf === undefined ? id : [id, showIf]))
}

describe('a tablet asks', () => {
  test('a scale, reasons and a comment as they are, and the comment may be left out', () => {
    const questions = [scale('q'), choice('why', upTo(2)), text('comment', upTo(2))]
    expect(oneScreen(questions)).toStrictEqual([
      questions[0],
      questions[1],
      { ...questions[2], optional: true },
    ])
  })

  test('the first of several scales, and nobody for an address', () => {
    expect(asked(scale('q'), scale('second'), contact)).toStrictEqual(['q'])
  })

  test('no scale that is asked of some only', () => {
    const questions = [scale('some', { showIf: { question: 'x', answered: false } }), scale('q')]
    expect(asked(...questions)).toStrictEqual(['q'])
  })

  test('other reasons after a low score than after a high one', () => {
    expect(asked(scale('q'), choice('low', upTo(2)), choice('high', from(3)))).toStrictEqual([
      'q',
      ['low', upTo(2)],
      ['high', from(3)],
    ])
  })

  test('of two choices after the same score the first', () => {
    expect(asked(scale('q'), choice('first'), choice('second'))).toStrictEqual(['q', 'first'])
  })

  test('the second choice where the first is not asked', () => {
    expect(asked(scale('q'), choice('first', upTo(2)), choice('second'))).toStrictEqual([
      'q',
      ['first', upTo(2)],
      ['second', { question: 'q', atLeast: 3, atMost: 4 }],
    ])
    expect(asked(scale('q'), choice('first', from(3)), choice('second', upTo(3)))).toStrictEqual([
      'q',
      ['first', from(3)],
      ['second', { question: 'q', atLeast: 1, atMost: 2 }],
    ])
  })

  test('it after neighbouring scores only, since no condition says more', () => {
    const middle = { question: 'q', atLeast: 2, atMost: 2 }
    expect(asked(scale('q'), choice('first', middle), choice('second'))).toStrictEqual([
      'q',
      ['first', middle],
      ['second', { question: 'q', atLeast: 1, atMost: 1 }],
    ])
  })

  test('no choice that depends on another, which would be a second screen', () => {
    const includes = { question: 'first', includes: 'other' }
    expect(asked(scale('q'), choice('first'), choice('second', includes))).toStrictEqual([
      'q',
      'first',
    ])
  })

  test('one comment below all reasons, also where it stood before them', () => {
    expect(asked(scale('q'), text('t'), choice('low', upTo(2)), text('more'))).toStrictEqual([
      'q',
      ['low', upTo(2)],
      't',
    ])
  })

  test('a comment that depends on a reason', () => {
    const includes = { question: 'why', includes: 'other' }
    expect(asked(scale('q'), choice('why', upTo(2)), text('t', includes))).toStrictEqual([
      'q',
      ['why', upTo(2)],
      ['t', includes],
    ])
  })

  test('no comment on what is not asked', () => {
    const of = { question: 'second', atMost: 2 }
    expect(asked(scale('q'), scale('second'), text('t', of))).toStrictEqual(['q'])
  })

  test('a choice and a comment where the prompt begins with a choice', () => {
    expect(asked(choice('why'), scale('q'), choice('what'), text('t'), text('more'))).toStrictEqual(
      ['why', 't'],
    )
  })

  test('a prompt as it is that has nothing to tap', () => {
    const questions = [text('t'), contact]
    expect(oneScreen(questions)).toBe(questions)
  })
})
