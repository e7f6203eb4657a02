import { decodeConfig, type Prompt } from '@shopbell/core/config'
import { promptView, type PromptView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { beforeEach, expect, test, vi } from 'vitest'
import { lateVisit, type LateVisit } from './late-visit.ts'
import { openResponse, type Response } from './response.ts'
import { resumeVisit } from './resume-visit.ts'

function viewOf(prompt?: Prompt): PromptView {
  const decoded = decodeConfig({
    business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
    touchpoints: [
      {
        id: 't',
        name: 'T',
        channel: 'web',
        stage: 'purchase',
        lens: 'experience',
        prompt: 'visit',
      },
    ],
    prompts: prompt === undefined ? {} : { visit: prompt },
  })
  if (!decoded.ok) throw new Error(JSON.stringify(decoded.problems))
  return promptView(decoded.value, decoded.value.touchpoints[0]!)
}

const view = viewOf()
let sent: Submission[]

beforeEach(() => {
  sent = []
})

const keep = async (row: Submission): Promise<Kept> => {
  sent.push(row)
  return 'disk'
}

function late(load?: () => Promise<Response>, asked = view): LateVisit {
  const response = openResponse({ view: asked, keep })
  return lateVisit({ view: asked, load: load ?? (async () => response) })
}

function later<T>(): { readonly promise: Promise<T>; readonly resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => {}
  const promise = new Promise<T>((done) => (resolve = done))
  return { promise, resolve }
}

test('shows the first question before any code is there', () => {
  const visit = late(() => new Promise(() => {}))
  expect(visit.state.screen).toStrictEqual({ at: 'asking', question: view.questions[0] })
})

test('a tap before there is an outbox is held, shown, and kept once when there is', async () => {
  const { promise, resolve } = later<Response>()
  const visit = late(() => promise)
  const tapping = visit.tap(2)
  // A second finger is not a second opinion.
  const again = visit.tap(4)
  expect(visit.state.draft).toEqual({ satisfaction: 2 })
  resolve(openResponse({ view, keep }))
  await Promise.all([tapping, again])
  expect(sent).toMatchObject([{ body: { answers: [{ question: 'satisfaction', value: 2 }] } }])
  expect(sent[0]!.body).not.toHaveProperty('ended')
  expect(visit.state).toMatchObject({ kept: 'disk', draft: {}, answers: { satisfaction: 2 } })
})

test('a tap that nothing follows is the end, without the code of the visit', async () => {
  const visit = late()
  await visit.tap(4)
  expect(sent).toMatchObject([{ body: { ended: 'done' } }])
  expect(visit.state).toMatchObject({ kept: 'disk', screen: { at: 'thanked' } })
  expect(visit.begun).toBeUndefined()
})

test('a tap that something follows waits for the code of the visit, and goes on under its id', async () => {
  const begin = late()
  expect(begin.begun).toBeUndefined()
  await begin.tap(1)
  await begin.tap(4)
  expect(begin.state).toMatchObject({ screen: { at: 'asking' }, answers: { satisfaction: 1 } })
  const visit = resumeVisit({ view, ...begin.begun! })
  expect(visit.state.screen).toMatchObject({ at: 'following', questions: [{ id: 'reasons' }, {}] })
  visit.choose('reasons', 'messy')
  await visit.send()
  expect(sent.map(({ key, id }) => [key, id])).toEqual([
    [`${visit.id}/0`, visit.id],
    [`${visit.id}/1`, visit.id],
  ])
  expect(sent[1]).toMatchObject({
    body: { answers: [{ question: 'reasons', value: ['messy'] }], ended: 'done' },
  })
  expect(visit.state).toMatchObject({ kept: 'disk', screen: { at: 'thanked' } })
})

test('a question for those who did not answer is not asked of who did', async () => {
  const score = { id: 'score', kind: 'yesno', text: '?' } as const
  const text = { id: 'text', kind: 'text' } as const
  const notAnswered = { ...text, showIf: { question: 'score', answered: false } }
  const visit = late(undefined, viewOf({ questions: [score, notAnswered] }))
  await visit.tap(1)
  expect(visit.state.screen.at).toBe('thanked')
})

test('tells of changes until nobody listens any more', async () => {
  const visit = late()
  const seen: unknown[] = []
  const stop = visit.watch(() => seen.push(visit.state.draft))
  const tapping = visit.tap(1)
  expect(seen).toEqual([{ satisfaction: 1 }])
  stop()
  await tapping
  expect(visit.state.draft).toEqual({})
  expect(seen).toHaveLength(1)
})

test('a tap that cannot be kept is let go, nobody is thanked, and the next tap asks again', async () => {
  let tries = 0
  const visit = late(async () => {
    if (++tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
    return openResponse({ view, keep })
  })
  await visit.tap(3)
  expect(visit.state).toMatchObject({ draft: {}, kept: null })
  await visit.tap(4)
  expect(visit.state).toMatchObject({ kept: 'disk', screen: { at: 'thanked' } })
})

test('leaving before anything was tapped fetches nothing', async () => {
  const load = vi.fn()
  await late(load).leave('exit')
  expect(load).not.toHaveBeenCalled()
})
