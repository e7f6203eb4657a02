import { decodeConfig } from '@shopbell/core/config'
import { promptView, type PromptView } from '@shopbell/core/prompt'
import type { Submission } from '@shopbell/outbox'
import { startVisit } from '@shopbell/widget/prompt'
import { beforeEach, expect, test } from 'vitest'
import { IDLE, IDLE_WRITING, startTurns, THANKS, type Turns } from './turns.ts'

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
const config = decoded.value
const inLocale = (locale: string): PromptView => promptView(config, config.touchpoints[0]!, locale)

/** One timer at most runs at a time. */
let timer: { run: () => void; delay: number } | null
let kept: Submission[]
let turns: Turns

beforeEach(() => {
  timer = null
  kept = []
  turns = startTurns({
    prompts: [inLocale('en'), inLocale('de')],
    start: (view) =>
      startVisit({
        view,
        keep: async (submission) => {
          kept.push(submission)
          return 'disk'
        },
      }),
    setTimer: (run, delay) => (timer = { run, delay }),
    clearTimer: (old) => {
      if (old === timer) timer = null
    },
  })
})

async function elapse(): Promise<void> {
  const { run } = timer!
  timer = null
  run()
  await Promise.resolve()
  await Promise.resolve()
}

test('is ready for the next person within three seconds of the thanks', async () => {
  const first = turns.visit
  await first.tap(4)
  expect(timer!.delay).toBeLessThanOrEqual(3000)
  expect(timer!.delay).toBe(THANKS)
  await elapse()
  expect(turns.visit).not.toBe(first)
  expect(turns.visit.id).not.toBe(first.id)
  expect(turns.isFree).toBe(true)
})

test('the optional part ends by itself when the person has gone, and says so', async () => {
  await turns.visit.tap(1)
  turns.visit.choose('reasons', 'messy')
  expect(timer!.delay).toBe(IDLE)
  await elapse()
  expect(kept[1]!.body).toMatchObject({ ended: 'timeout', answers: [{ value: ['messy'] }] })
})

test('somebody who writes is given more time', async () => {
  await turns.visit.tap(1)
  turns.visit.write('comment', 'Well')
  expect(timer!.delay).toBe(IDLE_WRITING)
})

test('a touch lets the optional part wait anew', async () => {
  await turns.visit.tap(1)
  const before = timer
  turns.touch()
  expect(timer).not.toBe(before)
  expect(timer!.delay).toBe(IDLE)
})

test('nothing of one person is left for the next', async () => {
  await turns.visit.tap(1)
  turns.visit.write('comment', 'my secret')
  await turns.visit.leave('timeout')
  await elapse()
  expect(turns.visit.state.draft).toEqual({})
})

test('another language is for this person alone', async () => {
  turns.speak('de')
  expect(turns.view.locale).toBe('de')
  await turns.visit.tap(4)
  expect(kept[0]!.body['locale']).toBe('de')
  await elapse()
  expect(turns.view.locale).toBe('en')
})

test('a language that was only tried goes back by itself', async () => {
  turns.speak('de')
  expect(timer!.delay).toBe(IDLE)
  await elapse()
  expect(turns.view.locale).toBe('en')
})

test('new prompts wait for the end of a turn', async () => {
  await turns.visit.tap(1)
  const visit = turns.visit
  turns.replace([
    { ...inLocale('en'), theme: { accent: '#123456', light: '#123456', dark: '#123456' } },
  ])
  expect(turns.visit).toBe(visit)
  await turns.visit.leave('skip')
  await elapse()
  expect(turns.view.theme.accent).toBe('#123456')
})

test('prompts that have not changed move nothing under a finger', () => {
  const visit = turns.visit
  turns.replace([inLocale('en'), inLocale('de')])
  turns.refresh()
  expect(turns.visit).toBe(visit)
})

test('newer prompts are drawn once nobody has touched the tablet for a while', () => {
  const visit = turns.visit
  turns.replace([
    { ...inLocale('en'), theme: { accent: '#123456', light: '#123456', dark: '#123456' } },
  ])
  expect(turns.visit).toBe(visit)
  turns.refresh()
  expect(turns.view.theme.accent).toBe('#123456')
})

test('is not free while somebody is in the middle of it', async () => {
  expect(turns.isFree).toBe(true)
  await turns.visit.tap(1)
  expect(turns.isFree).toBe(false)
})
