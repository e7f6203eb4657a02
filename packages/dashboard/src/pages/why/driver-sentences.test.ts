import type { Estimate } from '@shopbell/core'
import type { DriverAnalysis } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { driverSentences } from './driver-sentences.ts'

const estimate = (value: number, low: number | null, high: number | null): Estimate => ({
  value,
  low,
  high,
  n: 300,
  level: 0.95,
})
const driver = (text: string, importance: Estimate) => ({
  construct: text,
  text,
  importance,
  direction: 'with' as const,
  share: estimate(0.53, 0.5, 0.56),
})
const analysis = (...drivers: DriverAnalysis['drivers']): DriverAnalysis => ({
  prompt: 'panel',
  touchpoints: [],
  lens: 'experience',
  n: 300,
  r2: 0.5,
  method: 'lmg',
  drivers,
})

test('the first is called so only when its interval lies above all others', () => {
  const [clean, staff] = [
    driver('Clean', estimate(0.1, 0.05, 0.15)),
    driver('Staff', estimate(0.4, 0.35, 0.45)),
  ]
  expect(driverSentences(analysis(clean, staff))).toEqual([
    '“Staff” is associated with it most, and that is more than chance.',
    '53% answer well to it now.',
  ])
  const near = driver('Price', estimate(0.34, 0.28, 0.4))
  expect(driverSentences(analysis(near, staff))[0]).toBe(
    '“Staff” comes first, but which is first is not sure.',
  )
})

test('nothing is said of what may be nothing', () => {
  expect(driverSentences(analysis(driver('Clean', estimate(0.01, 0, 0.04))))).toEqual([
    'Nothing that is asked surely goes with it.',
  ])
  expect(driverSentences(analysis(driver('Clean', estimate(0.01, null, null))))).toEqual([
    'Too few to say what goes with it.',
  ])
})

test('a lone one is not compared', () => {
  expect(driverSentences(analysis(driver('Solved?', estimate(0.2, 0.15, 0.25))))[0]).toBe(
    '“Solved?” is associated with it.',
  )
})
