import type { HourCell } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { hourSentences } from './hour-sentences.ts'

const cell = (weekday: number, hour: number, flag: HourCell['flag']): HourCell => ({
  weekday,
  hour,
  n: 40,
  share: { value: 0.7, low: 0.6, high: 0.8, n: 40, level: 0.95 },
  flag,
})

test('hours that follow each other are told as one stretch', () => {
  const cells = [1, 2, 3].flatMap((day) => [
    cell(day, 17, 'below'),
    cell(day, 18, 'below'),
    cell(day, 9, 'above'),
  ])
  expect(hourSentences(cells)).toEqual([
    'Worse than the other hours, by more than chance and on several days: 17:00 to 19:00.',
  ])
})

test('an hour of one day is told by its day', () => {
  expect(hourSentences([cell(6, 9, 'below'), cell(1, 9, null)])).toEqual([
    'Worse than the other hours, by more than chance: Sat 09:00.',
  ])
})

test('noise is not told of', () => {
  expect(hourSentences([cell(1, 9, null), cell(1, 10, 'above')])).toEqual([
    'No hour is worse than the others by more than chance.',
  ])
})
