import { decodeConfig } from '@shopbell/core/config'
import { promptView, type QuestionView } from '@shopbell/core/prompt'
import { describe, expect, test } from 'vitest'
import { progressAt, screenAfter, standing, type Flow } from './flow.ts'

function flowOf(prompt: string): Flow {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
    touchpoints: [
      { id: 't', name: 'T', channel: 'web', stage: 'purchase', lens: 'experience', prompt },
    ],
    prompts: {},
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return promptView(decoded.value, decoded.value.touchpoints[0]!)
}

const flow = flowOf('visit')
const visit = flow.questions

test('begins with the first question alone', () => {
  expect(screenAfter(flow, {})).toEqual({ at: 'asking', question: visit[0] })
})

test('asks for reasons and a comment on one screen after a low score', () => {
  const screen = screenAfter(flow, { satisfaction: 2 }, visit[0])
  expect(screen).toEqual({ at: 'following', questions: [visit[1], visit[2]] })
})

test('thanks at once after a good score', () => {
  expect(screenAfter(flow, { satisfaction: 3 }, visit[0])).toEqual({ at: 'thanked' })
})

test('gives a second scale a screen of its own', () => {
  const contact = flowOf('contact')
  const [solved, next] = contact.questions
  expect(screenAfter(contact, { solved: 1 }, solved)).toEqual({ at: 'asking', question: next })
})

test('passes over a kind of question that it cannot draw', () => {
  const unknown = { id: 'x', kind: 'hologram', text: '?' } as unknown as QuestionView
  expect(screenAfter({ ...flow, questions: [unknown, ...visit] }, {})).toEqual({
    at: 'asking',
    question: visit[0],
  })
})

test('does not show what depends on a question that was not answered', () => {
  expect(screenAfter(flow, {}, visit[0])).toEqual({ at: 'thanked' })
})

const scale = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
  id,
  kind: 'yesno',
  text: '?',
  points: [
    { value: 0, label: 'No' },
    { value: 1, label: 'Yes' },
  ],
  ...more,
})
const choice = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
  id,
  kind: 'choice',
  text: '?',
  options: [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ],
  ...more,
})
const text = (id: string, more: Partial<QuestionView> = {}): QuestionView => ({
  id,
  kind: 'text',
  text: '?',
  ...more,
})
const steps = (...questions: QuestionView[]): Flow => ({ layout: 'steps', questions })

/** The ids of what is asked first. */
function asked(flow: Flow, answers: Parameters<typeof screenAfter>[1] = {}, after?: QuestionView) {
  const screen = screenAfter(flow, answers, after)
  if (screen.at === 'asking') return [screen.question.id]
  return screen.at === 'following' ? screen.questions.map(({ id }) => id) : []
}

test('asks one question at a time, and makes room for a comment below reasons', () => {
  const flow = steps(choice('c1'), choice('c2'), text('t1', { optional: true }), text('t2'))
  const [c1, , t1] = flow.questions
  expect(asked(flow)).toEqual(['c1'])
  expect(asked(flow, {}, c1)).toEqual(['c2', 't1'])
  expect(asked(flow, {}, t1)).toEqual(['t2'])
  expect(asked(steps(choice('c1'), text('t1')))).toEqual(['c1'])
})

test('asks all that is asked on one page', () => {
  const onlyIf = { question: 's', atMost: 0 }
  const questions = [scale('s'), choice('c', { showIf: onlyIf }), text('t')]
  const page: Flow = { layout: 'page', questions }
  expect(asked(page)).toEqual(['s', 't'])
  expect(asked(page, { s: 0 })).toEqual(['s', 'c', 't'])
})

test.each([
  [{ question: 's', atMost: 0 }, { s: 0 }, true],
  [{ question: 's', atMost: 0 }, { s: 1 }, false],
  [{ question: 's', atLeast: 1 }, { s: 1 }, true],
  [{ question: 's', atLeast: 1, atMost: 1 }, {}, false],
  [{ question: 'c', includes: 'a' }, { c: ['b', 'a'] }, true],
  [{ question: 'c', includes: 'a' }, { c: ['b'] }, false],
  [{ question: 'c', includes: 'a' }, {}, false],
  [{ question: 'c', answered: true }, { c: ['b'] }, true],
  [{ question: 'c', answered: true }, {}, false],
  [{ question: 'c', answered: false }, {}, true],
  [{ question: 'c', answered: false }, { c: ['b'] }, false],
])('shown if %j, answered %j: %j', (showIf, answers, expected) => {
  expect(asked(steps(text('t', { showIf })), answers)).toEqual(expected ? ['t'] : [])
})

test('an answer whose question is no longer asked does not stand, but one that is kept does', () => {
  const { questions } = steps(
    scale('s'),
    choice('c', { showIf: { question: 's', atMost: 0 } }),
    text('t', { showIf: { question: 'c', answered: true } }),
  )
  const given = { s: 1, c: ['a'], t: 'Hi' }
  expect(standing(questions, {}, given)).toEqual({ s: 1 })
  expect(standing(questions, { c: ['b'] }, { s: 1, t: 'Hi' })).toEqual({ s: 1, c: ['b'], t: 'Hi' })
})

describe('progress', () => {
  const low = { question: 's', atMost: 0 }
  const flow = steps(
    scale('s'),
    choice('c', { showIf: low }),
    text('rider', { showIf: low, optional: true }),
    text('t', { showIf: { question: 'c', includes: 'a' } }),
  )
  const at = (answers: Parameters<typeof screenAfter>[1], after?: QuestionView) =>
    progressAt(flow, answers, screenAfter(flow, answers, after))

  test('counts what may still be asked, a screen each', () => {
    expect(at({})).toEqual({ step: 1, total: 3 })
    expect(at({ s: 0 }, flow.questions[0])).toEqual({ step: 2, total: 3 })
    expect(at({ s: 0, c: ['a'] }, flow.questions[2])).toEqual({ step: 3, total: 3 })
  })

  test('what is being answered may still change, and counts', () => {
    const first = screenAfter(flow, {})
    expect(progressAt(flow, { s: 1 }, first)).toEqual({ step: 1, total: 3 })
  })

  test('counts nothing on a page or at the end', () => {
    const page: Flow = { ...flow, layout: 'page' }
    expect(progressAt(page, {}, screenAfter(page, {}))).toBeNull()
    expect(progressAt(flow, {}, { at: 'thanked' })).toBeNull()
  })
})
