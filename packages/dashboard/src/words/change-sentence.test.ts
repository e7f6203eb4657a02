import { share, shareChange, type Estimate } from '@shopbell/core'
import type { TodayChange } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { changeSentence } from './change-sentence.ts'

const changed = (difference: Estimate, verdict: TodayChange['verdict']): TodayChange => ({
  before: share(48, 80),
  difference,
  verdict,
})
const { difference } = shareChange([48, 80], [56, 70])

test('more than noise has a direction and a size', () => {
  expect(changeSentence(changed(difference, 'up'), 28, 100)).toBe(
    'Up by 20 points since the 28 days before, more than noise.',
  )
  const fallen = { ...difference, value: -1.2, low: -2, high: -0.4 }
  expect(changeSentence(changed(fallen, 'down'), 1, 1)).toBe(
    'Down by 1 point since the day before, more than noise.',
  )
})

test('noise has a range and no direction', () => {
  const words = changeSentence(changed(shareChange([48, 80], [50, 80]).difference, 'noise'), 7, 100)
  expect(words).toBe('No more than noise since the 7 days before: +3, somewhere from −12 to +17.')
})

test('what only seems to have moved, since five figures were looked at, says why it is not believed', () => {
  const seeming = { ...difference, value: -2, low: -3, high: -0.4 }
  expect(changeSentence(changed(seeming, 'noise'), 28, 1)).toBe(
    'May be chance since the 28 days before, as one of several figures: −2, somewhere from −3 to −0.4.',
  )
})

test('too few is said', () => {
  const nothing = { ...difference, value: null, low: null, high: null }
  expect(changeSentence(changed(nothing, 'too-few'), 7, 100)).toBe(
    'Too few to compare with the 7 days before.',
  )
})
