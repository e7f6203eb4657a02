import { expect, test } from 'vitest'
import { judge, summarise } from './summary.ts'
import type { Turn } from './turn.ts'

function turn(subject: string, perSecond: number, batch = 1): Turn {
  return { subject, batch, perSecond, acknowledged: 100, p50: 2, p99: perSecond / 10, cpu: 50 }
}

test('a subject’s turns come to medians and a range, each size of batch by itself', () => {
  const turns = [turn('floor', 10), turn('floor', 30), turn('floor', 20), turn('floor', 7, 50)]
  expect(summarise(turns)).toEqual([
    { subject: 'floor', batch: 1, perSecond: 20, least: 10, most: 30, p50: 2, p99: 2, cpu: 50 },
    { subject: 'floor', batch: 50, perSecond: 7, least: 7, most: 7, p50: 2, p99: 0.7, cpu: 50 },
  ])
})

test('a goal is judged round by round, so that a slow minute of the machine counts for both', () => {
  const turns = [
    turn('floor', 1_000),
    turn('sqlite', 700),
    turn('floor', 100),
    turn('sqlite', 65),
    turn('floor', 1_000),
    turn('sqlite', 590),
  ]
  const [first] = judge(turns)
  expect(first).toEqual({
    goal: 'sqlite ≥ 0.6 × floor, 1 a request',
    ratio: 0.65,
    met: true,
  })
})

test('a goal that is missed is said to be, and what did not run is not judged', () => {
  const verdicts = judge([turn('floor', 1_000, 50), turn('sqlite', 700, 50)])
  expect(verdicts.find(({ goal }) => goal.includes('0.75'))).toMatchObject({ met: false })
  expect(verdicts.find(({ goal }) => goal.includes('parse'))).toMatchObject({
    ratio: null,
    met: null,
  })
})
