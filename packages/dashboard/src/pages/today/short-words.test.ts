import { share } from '@shopbell/core'
import type { StageRow, TodayChange, TodayReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { changedWords, unmeasuredWords, worstWords } from './short-words.ts'

const NONE = share(0, 0)
const row = (
  stage: StageRow['stage'],
  state: StageRow['state'],
  value: number | null,
  [listed, answered] = [3, value === null ? 0 : 3],
): StageRow => ({
  stage,
  state,
  listed,
  asked: listed,
  answered,
  score: {
    value,
    low: value === null ? null : value - 1,
    high: value === null ? null : value + 1,
    n: value === null ? 0 : 400,
    level: 0.95,
  },
  expectation: { net: NONE, worse: NONE, as: NONE, better: NONE },
})

test('the worst stage is the lowest, and it is said whether that is sure', () => {
  const rows = [
    row('purchase', 'above', 76),
    row('post-purchase', 'below', 66),
    row('lost', 'few', null),
  ]
  expect(worstWords(rows)).toEqual({
    asks: 'Worst stage',
    says: 'After buying',
    how: '66 (65–67): surely below the whole',
  })
  const alike = [row('purchase', 'within', 70), row('post-purchase', 'within', 69)]
  expect(worstWords(alike)).toMatchObject({
    says: 'After buying',
    how: '69 (68–70): that may be noise',
  })
})

test('of one stage nothing is worst, and of none it is too few to say', () => {
  expect(worstWords([row('purchase', 'within', 70)])).toMatchObject({
    says: 'Only one is known',
    how: 'Buying: 70 (69–71)',
  })
  expect(worstWords([row('purchase', 'few', null)])).toEqual({
    asks: 'Worst stage',
    says: 'Too few to say',
  })
})

test('what is not measured is named by stage, and counted by touchpoint', () => {
  const of = (rows: readonly StageRow[], listed: number, answered: number, isFiltered = false) =>
    unmeasuredWords({ rows, coverage: { listed, asked: listed, answered } }, isFiltered)
  const bought = row('purchase', 'within', 70)
  expect(of([row('awareness', 'unasked', null, [2, 0]), bought], 5, 3)).toMatchObject({
    says: 'Hearing of us',
    how: '2 of 5 touchpoints',
  })
  expect(of([row('awareness', 'absent', null, [0, 0]), bought], 3, 3)).toEqual({
    asks: 'Not measured',
    says: 'Hearing of us',
  })
  expect(of([row('awareness', 'absent', null, [0, 0]), bought], 3, 3, true).says).toBe(
    'Nothing that is listed',
  )
  expect(of([row('purchase', 'within', 70, [3, 2])], 3, 2).says).toBe('1 of 3 touchpoints')
  expect(of([bought], 3, 3).says).toBe('Nothing that is listed')
  expect(of([row('awareness', 'absent', null, [0, 0])], 0, 0).says).toBe('Nothing is listed yet')
})

test('a change is named only when it is more than noise', () => {
  const change = (verdict: TodayChange['verdict']): TodayChange => ({
    before: NONE,
    difference: NONE,
    verdict,
  })
  const of = (experience: TodayChange['verdict'], gap: TodayChange['verdict'], isSpan = true) => {
    const figure = { estimate: NONE, dispersion: 1, positive: NONE, isMajority: null }
    const body: Parameters<typeof changedWords>[0] = {
      before: isSpan ? { from: '2026-01-01', to: '2026-01-08' } : null,
      solved: { ...figure, change: null },
      friction: { ...figure, change: null },
      experience: { ...figure, change: change(experience) },
      service: { ...figure, change: null },
      gap: { estimate: NONE, basis: 'unpaired', pairs: 0, excluded: 0, change: change(gap) },
    } satisfies Partial<TodayReport>
    return changedWords(body)
  }
  expect(of('up', 'down')).toMatchObject({ says: 'Experience up, gap down' })
  expect(of('noise', 'too-few').says).toBe('Nothing, beyond noise')
  expect(of('too-few', 'too-few').says).toBe('Too few to compare')
  expect(of('up', 'up', false).says).toBe('All time has no before')
})
