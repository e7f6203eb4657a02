import { expect, test } from 'vitest'
import type { CodeBytes } from './code-bytes.ts'
import { judge, type Measured, type Verdict } from './goals.ts'
import type { Summary } from './summary.ts'

const SUMMARY: Summary = {
  runs: 9,
  visible: { median: 100, min: 90, p90: 150 },
  script: { visible: 5, all: 9 },
  drawing: 5,
  longTasks: 0,
  longest: 0,
  held: { median: 45, min: 40 },
  blocking: 0,
  shift: 0,
  heap: 1,
  tap: null,
  requests: 3,
  transferred: 10,
}
const BYTES: CodeBytes = { markup: 1400, visible: 9900, all: 19_900 }

/** Everything equally good, but for what a test says of a page. */
function measured(
  said: Readonly<Record<string, Partial<Summary>>> = {},
  rest: Partial<Measured> = {},
): Measured {
  return {
    summary: (subject) => ({
      ...SUMMARY,
      ...(subject === 'ours' ? { tap: 24 } : {}),
      ...(subject === 'posthog-js'
        ? { script: { visible: 90, all: 95 }, visible: { median: 900, min: 800, p90: 1000 } }
        : {}),
      ...said[subject],
    }),
    bytes: () => BYTES,
    keeping: 2000,
    everything: 19_900,
    peers: ['posthog-js'],
    ...rest,
  }
}

const missed = (verdicts: readonly Verdict[]): readonly string[] =>
  verdicts.filter(({ met }) => met === false).map(({ goal }) => goal)
const visible = (median: number) => ({ visible: { median, min: median, p90: median } })

test('as good as the floors, a third of posthog-js and small enough meets every goal', () => {
  const verdicts = judge(measured())
  expect(verdicts.map(({ met }) => met)).not.toContain(null)
  expect(missed(verdicts)).toStrictEqual([])
})

test('what is visible later than 1.3 times the floor behind a loader is a miss, by how much', () => {
  expect(missed(judge(measured({ ours: visible(130) })))).toStrictEqual([])
  const verdicts = judge(measured({ ours: visible(140), 'floor, one file': visible(70) }))
  expect(missed(verdicts)).toStrictEqual([
    'visible at 1× ≤ 1.3 × the floor behind a loader',
    'visible at 4× ≤ 1.3 × the floor behind a loader',
    'visible at 4× slow 4G ≤ 1.3 × the floor behind a loader',
  ])
  expect(verdicts[0]!.value).toBe('1.40 ×, best runs 1.56 ×, floor in one file 2.00 ×')
})

test('later than a third of posthog-js is a miss', () => {
  expect(missed(judge(measured({ 'posthog-js': visible(299) })))).toStrictEqual([
    'visible at 4× slow 4G ≤ 1/3 of posthog-js',
  ])
})

test('script is held to the floor in one file and to the leanest peer', () => {
  const verdicts = judge(
    measured(
      {
        ours: { script: { visible: 12, all: 12 } },
        '@sentry/browser': { script: { visible: 11, all: 30 } },
      },
      { peers: ['posthog-js', '@sentry/browser'] },
    ),
  )
  expect(missed(verdicts)).toStrictEqual([
    'script until visible at 1× ≤ 2 × the floor in one file',
    'script until visible at 1× below every peer’s',
  ])
})

test('long tasks that ran none of our code are not ours', () => {
  const held = (longest: number) => ({ longTasks: 3, held: { median: longest, min: longest } })
  expect(missed(judge(measured({ ours: held(50) })))).toEqual([])
  expect(missed(judge(measured({ ours: held(51) })))).toHaveLength(2)
})

test('any shift, a slow tap and every byte above its limit is a miss', () => {
  const verdicts = judge(
    measured(
      { ours: { shift: 0.001, tap: 104 } },
      { bytes: () => ({ ...BYTES, markup: 1501, visible: 10_001 }), everything: 20_001 },
    ),
  )
  expect(missed(verdicts)).toHaveLength(6)
})

test('what was not measured is neither met nor missed', () => {
  const nothing: Measured = {
    summary: () => undefined,
    bytes: () => undefined,
    keeping: null,
    everything: null,
    peers: ['posthog-js'],
  }
  for (const { met, value } of judge(nothing)) {
    expect({ met, value }).toStrictEqual({ met: null, value: 'not measured' })
  }
})
