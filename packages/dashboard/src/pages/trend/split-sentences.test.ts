import type { Estimate } from '@shopbell/core'
import type { PeriodChange } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { splitSentences } from './split-sentences.ts'

const estimate = (value: number, low: number, high: number): Estimate => ({
  value,
  low,
  high,
  n: 400,
  level: 0.95,
})
const period = { from: '2026-10-01', to: '2026-10-29', share: estimate(0.8, 0.7, 0.9) }
const change = (over: Partial<PeriodChange>): PeriodChange => ({
  before: period,
  after: period,
  change: estimate(0, -0.01, 0.01),
  rate: estimate(0, -0.01, 0.01),
  mix: 0,
  channels: [],
  leftOut: [],
  ...over,
})

test('noise is not called a change', () => {
  expect(splitSentences(change({}))).toEqual([
    'No change that is more than chance.',
    'Within channels nothing surely changed.',
  ])
})

test('everything got better and the whole fell, since people moved', () => {
  const simpson = {
    change: estimate(-0.0875, -0.12, -0.05),
    rate: estimate(0.031, 0.01, 0.05),
    mix: -0.119,
  }
  expect(splitSentences(change(simpson))).toEqual([
    'It fell (−9 points), and that is more than chance.',
    'Within channels it got better.',
    '−12 points come of people who moved between channels.',
  ])
})

test('without an interval nothing is said of it', () => {
  const none = { value: null, low: null, high: null, n: 0, level: 0.95 }
  expect(splitSentences(change({ change: none }))).toHaveLength(1)
})
