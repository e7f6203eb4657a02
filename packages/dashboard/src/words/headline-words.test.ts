import type { Headline } from '@shopbell/core'
import { expect, test } from 'vitest'
import { headlineWords, metricWords } from './headline-words.ts'

const of = (metric: Headline['metric']): Headline => ({
  metric,
  value: 0.5,
  low: 0.25,
  high: 0.75,
  n: 12,
  level: 0.95,
})

test.each([
  ['share', 0.853, '85%'],
  ['mean', 4.256, '4.26'],
  ['nps', 0.42, '+42'],
  ['net', -0.083, '−8'],
] as const)('a headline by %s says %d as %s', (metric, value, words) => {
  expect(headlineWords(of(metric))(value)).toBe(words)
})

test('each says how it is measured', () => {
  const all = (['share', 'mean', 'nps', 'net'] as const).map((metric) => metricWords(of(metric)))
  expect(new Set(all).size).toBe(4)
})
