import { indexOf, share } from '@shopbell/core'
import type { Fix } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { fixWords } from './fix-words.ts'

const score = { ...indexOf('smiley4', [70, 26, 10, 5]), value: 58, low: 54, high: 62 }
const below: Fix = {
  kind: 'below',
  stage: 'pre-purchase',
  channel: 'web',
  score,
  whole: 74,
  short: 9.4,
  reason: { question: 'reasons', option: 'not-found', text: null, share: share(41, 100) },
}

test('what is surely below says by how much, and what is named with it', () => {
  expect(fixWords(below)).toEqual({
    title: 'Website, before buying',
    why: [
      '58 (54–62) against 74 everywhere: surely at least 9 below.',
      '“Couldn’t find it” is named by 41% of the 100 who said why.',
    ],
  })
  expect(fixWords({ ...below, short: 0.3, reason: null }).why).toEqual([
    '58 (54–62) against 74 everywhere: surely below it.',
  ])
})

test('what nobody measures says where, and how many come that way', () => {
  const fix: Fix = {
    kind: 'unasked',
    stage: 'post-purchase',
    channel: 'email',
    touchpoints: [
      { id: 'a', name: 'Order mail' },
      { id: 'b', name: 'Signature' },
    ],
    traffic: 0.38,
  }
  expect(fixWords(fix)).toEqual({
    title: 'Ask: Email, after buying',
    why: ['Nothing is measured at Order mail and 1 more.', '38% of your customers come this way.'],
  })
  expect(fixWords({ ...fix, traffic: null }).why).toHaveLength(1)
  expect(fixWords({ ...fix, channel: null, touchpoints: [] })).toEqual({
    title: 'Ask: After buying',
    why: ['No touchpoint is listed there.'],
  })
})

test('too few to say asks for more', () => {
  expect(
    fixWords({ kind: 'unsure', stage: 'lost', channel: 'mail', score: { ...score, n: 3 } }),
  ).toEqual({
    title: 'Ask more: Letter, after leaving us',
    why: ['Too few to say: 3 answers.'],
  })
})
