import { decodeResponse } from '@shopbell/core/wire'
import { decodeConfig } from '@shopbell/core/config'
import { promptView } from '@shopbell/core/prompt'
import type { Submission } from '@shopbell/outbox'
import { expect, test } from 'vitest'
import { openResponse, type Response } from './response.ts'

const decoded = decodeConfig({
  business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC' },
  touchpoints: [
    {
      id: 'checkout',
      name: 'Checkout',
      channel: 'web',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'visit',
    },
  ],
  prompts: {},
})
if (!decoded.ok) throw new Error('the config is wrong')
const view = promptView(decoded.value, decoded.value.touchpoints[0]!)

/** A response at 1 s, with the host's fields, and what it has kept. */
function open(): { readonly response: Response; readonly kept: readonly Submission[] } {
  const kept: Submission[] = []
  const response = openResponse({
    view,
    fields: { order: 'A-1' },
    now: () => 1000,
    keep: async (submission) => {
      kept.push(submission)
      return 'disk'
    },
  })
  return { response, kept }
}

test.each(['shown', 'dismissed'] as const)(
  'that it was %s is kept with its id, place and time, and nothing else',
  async (event) => {
    const { response, kept } = open()
    await response.count(event)
    const { id } = response
    expect(kept).toEqual([
      {
        key: `${id}/${event}`,
        id,
        head: { business: 'acme' },
        body: { id, touchpoint: 'checkout', at: 1000, answers: [], event },
      },
    ])
    expect(decodeResponse(kept[0]!.body)).toMatchObject({ ok: true, value: { event } })
  },
)

test('each is kept once, however often it is told', async () => {
  const { response, kept } = open()
  await response.count('shown')
  await Promise.all([response.count('shown'), response.count('dismissed')])
  await response.count('dismissed')
  expect(kept.map(({ body }) => body['event'])).toEqual(['shown', 'dismissed'])
})

test('what is counted takes no number of an answer, nor its fields', async () => {
  const { response, kept } = open()
  await response.count('shown')
  await response.keep([{ question: 'satisfaction', value: 4 }], 'done')
  expect(kept[1]).toMatchObject({
    key: `${response.id}/0`,
    body: { fields: { order: 'A-1' }, ended: 'done' },
  })
})
