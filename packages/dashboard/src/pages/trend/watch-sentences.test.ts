import type { WatchState } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { watchSentences } from './watch-sentences.ts'

const QUIET: WatchState = { state: 'quiet', days: 90, perYear: 0.5, fall: 0, rise: 0, alarms: [] }

test('it says that it learns, and for how long', () => {
  expect(watchSentences({ ...QUIET, state: 'learning', days: 1 }).join(' ')).toContain(
    'so far there are 1 day.',
  )
})

test('quiet is no promise that nothing changed, only that nothing is proven', () => {
  expect(watchSentences(QUIET)).toEqual([
    'The detector is quiet: no lasting change is proven in the last four weeks.',
    'It may be wrong once in 2 years.',
  ])
})

test('an alarm says what and when, and since when', () => {
  const alarms = [
    { day: '2026-10-16', direction: 'rise' },
    { day: '2026-11-22', direction: 'rise' },
  ] as const
  expect(watchSentences({ ...QUIET, state: 'rise', alarms })[0]).toBe(
    'The detector found a lasting rise, on 22 November 2026. It first spoke on 16 October 2026.',
  )
  const fall = [{ day: '2026-11-20', direction: 'fall' }] as const
  expect(watchSentences({ ...QUIET, state: 'fall', alarms: fall })[0]).toBe(
    'The detector found a lasting fall, on 20 November 2026.',
  )
})
