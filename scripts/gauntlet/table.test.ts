import { expect, test } from 'vitest'
import type { Result } from './run.ts'
import { isGreen, tableOf } from './table.ts'

const row = { fault: 'a fault', passes: 'when it passes' }
const scenarios = [
  { id: 'R1', ...row },
  { id: 'R2', ...row },
]

function result(id: string, outcome: Result['outcome'], faults: readonly string[] = []): Result {
  return { id, engine: 'webkit', outcome, figures: '3 of 3', faults, seconds: 4.4 }
}

test('says of each row what it is, what was counted and what went wrong', () => {
  expect(tableOf(scenarios, [result('R2', 'red', ['one is lost'])])).toBe(
    [
      'R2  a fault: when it passes',
      '    ✗ webkit    red: 3 of 3 (4 s)',
      '        one is lost',
    ].join('\n'),
  )
})

test('is green when all is withstood that can run here, and something ran', () => {
  expect(isGreen([result('R1', 'green'), result('R2', 'skipped')])).toBe(true)
  expect(isGreen([result('R1', 'skipped')])).toBe(false)
  expect(isGreen([result('R1', 'green'), result('R2', 'red')])).toBe(false)
  expect(isGreen([])).toBe(false)
})
