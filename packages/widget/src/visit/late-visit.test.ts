import { promptView, type PromptView } from '@shopbell/core/prompt'
import { decodeConfig } from '@shopbell/core/config'
import { expect, test, vi } from 'vitest'
import { lateVisit } from './late-visit.ts'
import { startVisit, type Visit } from './visit.ts'

const decoded = decodeConfig({
  business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
  touchpoints: [
    {
      id: 'web',
      name: 'Web',
      channel: 'web',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'visit',
    },
  ],
  prompts: {},
})
if (!decoded.ok) throw new Error('the config of this test is wrong')
const view: PromptView = promptView(decoded.value, decoded.value.touchpoints[0]!)

const visitThatKeeps = (keep = vi.fn(async () => 'disk' as const)): Visit =>
  startVisit({ view, keep })

function later(): { readonly promise: Promise<Visit>; readonly resolve: (visit: Visit) => void } {
  let resolve: (visit: Visit) => void = () => {}
  const promise = new Promise<Visit>((done) => (resolve = done))
  return { promise, resolve }
}

test('shows the first question before the visit’s code is there', () => {
  const visit = lateVisit(view, () => new Promise(() => {}))
  expect(visit.state.screen).toStrictEqual({ at: 'asking', question: view.questions[0] })
})

test('a tap before its code is there is held, shown, and kept once when it is', async () => {
  const keep = vi.fn(async () => 'disk' as const)
  const { promise, resolve } = later()
  const visit = lateVisit(view, () => promise)
  const tapping = visit.tap(2)
  // A second finger is not a second opinion.
  const again = visit.tap(4)
  expect(visit.state.tapped).toBe(2)
  resolve(visitThatKeeps(keep))
  await Promise.all([tapping, again])
  expect(keep).toHaveBeenCalledTimes(1)
  expect(keep.mock.calls[0]).toMatchObject([{ body: { answers: [{ value: 2 }] } }])
  expect(visit.state).toMatchObject({ kept: 'disk', screen: { at: 'following' } })
})

test('tells of changes before and after', async () => {
  const { promise, resolve } = later()
  const visit = lateVisit(view, () => promise)
  const seen: unknown[] = []
  const stop = visit.watch(() => seen.push(visit.state.tapped))
  const tapping = visit.tap(1)
  resolve(visitThatKeeps())
  await tapping
  expect(seen[0]).toBe(1)
  expect(seen.at(-1)).toBe(null)
  stop()
  const { length } = seen
  await visit.send()
  expect(seen).toHaveLength(length)
})

test('a tap whose code cannot be had is let go, nobody is thanked, and the next tap asks again', async () => {
  let tries = 0
  const visit = lateVisit(view, async () => {
    if (++tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
    return visitThatKeeps()
  })
  await visit.tap(3)
  expect(visit.state).toMatchObject({ tapped: null, kept: null })
  await visit.tap(4)
  expect(visit.state).toMatchObject({ kept: 'disk', screen: { at: 'thanked' } })
})

test('leaving before anything was tapped fetches nothing', async () => {
  const load = vi.fn()
  await lateVisit(view, load).leave('exit')
  expect(load).not.toHaveBeenCalled()
})
