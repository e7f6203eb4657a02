import type { Weighted } from '@shopbell/core'
import { expect, test } from 'vitest'
import { enoughOf, loyaltySteps, MARGIN, type StepPeople } from './enough.ts'

/** People around a mean, half of them 10 above and half 10 below. */
function around(mean: number, n: number): Weighted {
  return [
    [mean - 10, n / 2],
    [mean + 10, n / 2],
  ]
}

function people(means: readonly number[], n: number): readonly StepPeople[] {
  return means.map((mean, at) => ({ point: at + 1, loyalty: around(mean, n) }))
}

test('it levels off at the lowest point above which nothing worth having comes', () => {
  const found = enoughOf(people([20, 40, 60, 61, 60], 400))
  expect(found).toMatchObject({ state: 'levels-off', point: 3, margin: MARGIN })
  expect(found.there).toMatchObject({ value: 0.6, n: 2000 })
})

test('that no difference can be seen is not enough', () => {
  expect(enoughOf(people([20, 40, 60, 61, 60], 10))).toMatchObject({
    state: 'not-sure',
    point: null,
  })
})

test('it still rises where the last step surely adds', () => {
  expect(enoughOf(people([20, 40, 60, 70, 80], 400)).state).toBe('still-rising')
})

test('a point that hardly anybody gave decides nothing', () => {
  const rare = [...people([20, 60, 60], 400), { point: 4, loyalty: around(100, 2) }]
  expect(enoughOf(rare)).toMatchObject({ state: 'levels-off', point: 2 })
})

test('nobody asked, and one point only', () => {
  expect(enoughOf([]).state).toBe('not-asked')
  expect(enoughOf(people([50], 400)).state).toBe('not-sure')
})

test('below the minimum a step has no value, and nobody is held against it', () => {
  const [first, second, third] = loyaltySteps([
    { point: 1, loyalty: around(20, 40) },
    { point: 2, loyalty: around(30, 4) },
    { point: 3, loyalty: around(60, 40) },
  ])
  expect(first!.gain).toBeNull()
  expect(second).toMatchObject({
    loyalty: { value: null, low: null, high: null, n: 4 },
    gain: null,
  })
  expect(third!.gain).toBeNull()
  const [, step] = loyaltySteps(people([20, 50], 40))
  expect(step!.gain!.value).toBeCloseTo(30, 12)
})
