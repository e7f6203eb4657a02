import { indexOf, share } from '@shopbell/core'
import type { ChannelsReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { verdictsOf } from './verdicts.ts'

const score = (value: number, n: number) => ({
  value,
  low: value - 3,
  high: value + 3,
  n,
  level: 0.95,
})
const NOBODY = indexOf('smiley4', [0, 0, 0, 0])
const BODY: ChannelsReport = {
  business: 'acme',
  name: 'Acme',
  demonstration: false,
  from: null,
  to: null,
  minimum: 5,
  level: 0.975,
  channels: [
    { channel: 'web', traffic: 0.75, score: score(60, 280), happy: share(180, 280) },
    { channel: 'store', traffic: 0.25, score: score(80, 720), happy: share(640, 720) },
  ],
  together: {
    equal: score(70, 1000),
    traffic: { ...score(65, 1000), covers: 1 },
    volume: score(74.4, 1000),
    bounds: { low: 60, high: 80 },
    spread: 9.4,
    dependsOnWeights: false,
    effective: 477.3,
  },
  consistency: { channels: 2, tau: 13.6, iSquare: 0.98, q: 57, p: 1e-12 },
  worst: 'web',
  parity: { online: score(60, 280), offline: score(80, 720), difference: score(-20, 1000) },
}

const said = (body: Partial<ChannelsReport>): readonly string[] =>
  verdictsOf({ ...BODY, ...body }).map(({ sentences }) => sentences.join(' '))

test('channels that truly differ are said to, with how far, and the one surely below', () => {
  expect(said({})[0]).toBe(
    'They truly differ, beyond noise. Their true scores lie about 14 points apart (τ); 98% of what is seen is that, and the rest is noise (I²). Website is surely below the whole.',
  )
  const noise = { channels: 2, tau: 0, iSquare: 0, q: 0.4, p: 0.53 }
  expect(said({ consistency: noise, worst: null })[0]).toBe('They differ by no more than noise.')
})

test('the weights are shown beside each other, and what any could make of it', () => {
  expect(said({})[1]).toBe(
    'They do not: by each of them the whole is on the same side of the middle, or as unsure. Between 65 and 74 by the weights here, between 60 and 80 by any weights at all.',
  )
  const unknown = { ...BODY.together, traffic: null, effective: null, dependsOnWeights: true }
  expect(said({ together: unknown })[1]).toMatch(/^They do: .*\(traffic\)/)
})

test('pooling says whose answers it follows', () => {
  expect(said({})[2]).toBe(
    '74, for then every answer counts the same: Store has 72% of the answers and 25% of the customers. Weighed by customers, the 1,000 answers are worth 477.',
  )
})

test('screens beside people', () => {
  expect(said({})[3]).toBe(
    '60 online, 80 in stores, by phone and letter: −20 (−23 to −17), more than noise.',
  )
})

test('nobody, or one channel alone', () => {
  const nothing: ChannelsReport = {
    ...BODY,
    channels: [],
    together: {
      equal: NOBODY,
      traffic: null,
      volume: NOBODY,
      bounds: null,
      spread: null,
      dependsOnWeights: false,
      effective: null,
    },
    consistency: { channels: 0, tau: null, iSquare: null, q: null, p: null },
    worst: null,
    parity: { online: NOBODY, offline: NOBODY, difference: NOBODY },
  }
  expect(said(nothing)).toEqual([
    'It takes two channels with enough answers to say.',
    'It takes two channels to weigh.',
    'Nobody has answered yet.',
    'It takes answers on both sides to say.',
  ])
})
