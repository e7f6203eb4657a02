import { RATED_KINDS, SCALES } from '@shopbell/core'
import { expect, test } from 'vitest'
import { answerWords } from './answer-words.ts'

const said = (question: string, kind: string | undefined, value: unknown) =>
  answerWords({ question, ...(kind === undefined ? {} : { kind }), value })

test.each([
  ['smiley3', [0, 2, 3]],
  ['smiley4', [0, 1, 3, 4]],
  ['smiley5', [0, 1, 2, 3, 4]],
])('every point of %s is the face that was tapped', (kind, moods) => {
  const shown = moods.map((_, index) => said('satisfaction', kind, index + 1))
  expect(shown.map((each) => (each.as === 'face' ? each.mood : null))).toEqual(moods)
})

test('every point of every scale has words, and no two the same', () => {
  for (const kind of RATED_KINDS) {
    const words = SCALES[kind].values.map((value) => JSON.stringify(said('visit', kind, value)))
    expect(new Set(words).size).toBe(words.length)
    expect(words.join()).not.toContain('undefined')
  }
})

test.each([
  ['solved', 'yesno', 1, 'Solved: yes'],
  ['solved', 'yesno', 0, 'Solved: no'],
  ['stars', 'stars', 1, '1 star of 5'],
  ['easy-to-find', 'effort', 6, 'Easy to find: 6 of 7'],
  ['recommend', 'nps', 0, 'Recommend: 0 of 10'],
  ['expected', 'expectation', -1, 'Worse than expected'],
])('%s of kind %s with %d reads "%s"', (question, kind, value, words) => {
  expect(said(question, kind, value)).toEqual({ as: 'point', words })
})

test('without a kind, or with one from the future, the value is shown as it is', () => {
  expect(said('satisfaction', undefined, 4)).toEqual({ as: 'point', words: 'Satisfaction: 4' })
  expect(said('mood', 'hologram', 4)).toEqual({ as: 'point', words: 'Mood: 4' })
  expect(said('mood', 'hologram', { x: 1 })).toEqual({ as: 'point', words: 'Mood: {"x":1}' })
  expect(said('satisfaction', 'smiley4', 9)).toEqual({ as: 'point', words: '9 of 4' })
})

test('the config tells the kind and the words of reasons', () => {
  const asked = { kind: 'smiley4', options: new Map([['late', 'Came late']]) }
  expect(answerWords({ question: 'q', value: 4 }, asked)).toMatchObject({ as: 'face', mood: 4 })
  expect(answerWords({ question: 'q', value: ['late', 'other-thing'] }, asked)).toEqual({
    as: 'reasons',
    reasons: ['Came late', 'Other thing'],
  })
})

test('a reason of the bank is never turned into its opposite', () => {
  expect(said('reasons', 'choice', ['quick-help'])).toEqual({
    as: 'reasons',
    reasons: ['No quick help'],
  })
})

test('a comment stays as it was written', () => {
  const text = '<b>Danke</b> & bis bald'
  expect(said('comment', 'text', text)).toEqual({ as: 'comment', text })
})
