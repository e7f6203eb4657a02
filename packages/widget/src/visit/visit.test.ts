import { decodeBatch, decodeResponse } from '@shopbell/core/wire'
import { decodeConfig } from '@shopbell/core/config'
import { promptView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { beforeEach, describe, expect, test } from 'vitest'
import { startVisit } from './start-visit.ts'
import type { Visit } from './visit.ts'

const decoded = decodeConfig({
  business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
  touchpoints: [
    {
      id: 'exit',
      name: 'Exit',
      channel: 'store',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'visit',
    },
  ],
  prompts: {},
})
if (!decoded.ok) throw new Error('the config is wrong')
const view = promptView(decoded.value, decoded.value.touchpoints[0]!)

let kept: Submission[]
let visit: Visit

beforeEach(() => {
  kept = []
  visit = start()
})

function start(keep?: (submission: Submission) => Promise<Kept>): Visit {
  let sequence = 0
  return startVisit({
    view,
    keep:
      keep ??
      (async (submission) => {
        kept.push(submission)
        return 'disk'
      }),
    device: { id: 'tablet', boot: 'boot' },
    sequence: () => sequence++,
    fields: { order: 'A-1' },
    now: () => 1000,
  })
}

const answersOf = (submission: Submission): unknown => submission.body['answers']

test('keeps nothing before the first tap', () => {
  expect(kept).toEqual([])
})

test('a good tap is a whole answer, and done', async () => {
  await visit.tap(4)
  expect(kept).toHaveLength(1)
  expect(kept[0]).toMatchObject({
    id: visit.id,
    head: { business: 'acme', device: { id: 'tablet', boot: 'boot' } },
    body: {
      id: visit.id,
      touchpoint: 'exit',
      at: 1000,
      seq: 0,
      locale: 'en',
      ended: 'done',
      fields: { order: 'A-1' },
    },
  })
  expect(answersOf(kept[0]!)).toEqual([{ question: 'satisfaction', value: 4 }])
  expect(visit.state).toMatchObject({ screen: { at: 'thanked' }, kept: 'disk' })
})

test('what it keeps is what the collector takes', async () => {
  await visit.tap(1)
  visit.choose('reasons', 'messy')
  await visit.send()
  for (const { head, body } of kept) {
    expect(decodeBatch({ ...head, sentAt: 0, responses: [body] }).ok).toBe(true)
    expect(decodeResponse(body)).toMatchObject({ ok: true })
  }
})

test('is kept before the thanks are shown', async () => {
  let commit: (kept: Kept) => void = () => {}
  visit = start(() => new Promise((resolve) => (commit = resolve)))
  const tapped = visit.tap(4)
  expect(visit.state).toMatchObject({
    screen: { at: 'asking' },
    draft: { satisfaction: 4 },
    kept: null,
  })
  commit('disk')
  await tapped
  expect(visit.state.screen.at).toBe('thanked')
})

test('a double tap is one answer', async () => {
  await Promise.all([visit.tap(4), visit.tap(1)])
  expect(kept.map(answersOf)).toEqual([[{ question: 'satisfaction', value: 4 }]])
})

describe('after a low score', () => {
  beforeEach(() => visit.tap(1))

  test('the tap is kept without an end, since more may come', () => {
    expect(kept[0]!.body).not.toHaveProperty('ended')
    expect(visit.state.screen.at).toBe('following')
  })

  test('reasons and comment go under the same id, with a key of their own', async () => {
    visit.choose('reasons', 'messy')
    visit.choose('reasons', 'rude')
    visit.choose('reasons', 'messy')
    visit.write('comment', '  The aisle was blocked. ')
    await visit.send()
    expect(kept[1]).toMatchObject({ id: visit.id, body: { id: visit.id, seq: 1, ended: 'done' } })
    expect(kept[1]!.key).not.toBe(kept[0]!.key)
    expect(kept[1]!.key > kept[0]!.key).toBe(true)
    expect(answersOf(kept[1]!)).toEqual([
      { question: 'reasons', value: ['rude'] },
      { question: 'comment', value: 'The aisle was blocked.' },
    ])
  })

  test('sending nothing is skipping', async () => {
    visit.write('comment', '   ')
    await visit.send()
    expect(kept[1]!.body).toMatchObject({ answers: [], ended: 'skip' })
  })

  test.each(['skip', 'timeout', 'exit'] as const)(
    '%s keeps the reasons that were tapped, and not the text that nobody sent',
    async (ended) => {
      visit.choose('reasons', 'messy')
      visit.write('comment', 'half a sen')
      await visit.leave(ended)
      expect(kept[1]!.body).toMatchObject({
        answers: [{ question: 'reasons', value: ['messy'] }],
        ended,
      })
      expect(visit.state).toMatchObject({ screen: { at: 'thanked' }, draft: {} })
    },
  )
})

test('leaving before the first tap keeps nothing', async () => {
  await visit.leave('exit')
  expect(kept).toEqual([])
})

test('tells who watches, until they stop', async () => {
  let changes = 0
  const stop = visit.watch(() => changes++)
  await visit.tap(1)
  expect(changes).toBeGreaterThan(0)
  const before = changes
  stop()
  visit.choose('reasons', 'messy')
  expect(changes).toBe(before)
})

test('a prompt that begins with reasons and is skipped keeps nothing', async () => {
  const [, reasons] = view.questions
  const { showIf: _, ...always } = reasons!
  visit = startVisit({
    view: { ...view, questions: [always] },
    keep: async (submission) => {
      kept.push(submission)
      return 'disk'
    },
  })
  expect(visit.state.screen.at).toBe('following')
  await visit.leave('skip')
  expect(kept).toEqual([])
  expect(visit.state.screen.at).toBe('thanked')
})
