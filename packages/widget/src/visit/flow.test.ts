import { decodeConfig } from '@shopbell/core/config'
import { promptView, type QuestionView } from '@shopbell/core/prompt'
import { expect, test } from 'vitest'
import { lastOf, screenAfter } from './flow.ts'

function questionsOf(prompt: string): readonly QuestionView[] {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
    touchpoints: [
      { id: 't', name: 'T', channel: 'web', stage: 'purchase', lens: 'experience', prompt },
    ],
    prompts: {},
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return promptView(decoded.value, decoded.value.touchpoints[0]!).questions
}

const visit = questionsOf('visit')

test('begins with the first question alone', () => {
  expect(screenAfter(visit, {})).toEqual({ at: 'asking', question: visit[0] })
})

test('asks for reasons and a comment on one screen after a low score', () => {
  const screen = screenAfter(visit, { satisfaction: 2 }, visit[0])
  expect(screen).toEqual({ at: 'following', questions: [visit[1], visit[2]] })
  expect(lastOf(screen)).toBe(visit[2])
})

test('thanks at once after a good score', () => {
  expect(screenAfter(visit, { satisfaction: 3 }, visit[0])).toEqual({ at: 'thanked' })
})

test('gives a second scale a screen of its own', () => {
  const contact = questionsOf('contact')
  expect(screenAfter(contact, { solved: 1 }, contact[0])).toEqual({
    at: 'asking',
    question: contact[1],
  })
})

test('passes over a kind of question that it cannot draw', () => {
  const unknown = { id: 'x', kind: 'hologram', text: '?' } as unknown as QuestionView
  expect(screenAfter([unknown, ...visit], {})).toEqual({ at: 'asking', question: visit[0] })
})

test('does not show what depends on a question that was not answered', () => {
  expect(screenAfter(visit, {}, visit[0])).toEqual({ at: 'thanked' })
})
