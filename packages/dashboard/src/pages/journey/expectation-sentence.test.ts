import { netExpectation, share } from '@shopbell/core'
import type { StageRow } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { expectationSentence } from './expectation-sentence.ts'

const row = (stage: StageRow['stage'], counts: readonly number[]): StageRow => ({
  stage,
  state: 'within',
  listed: 1,
  asked: 1,
  answered: 1,
  score: share(0, 0),
  expectation: {
    net: netExpectation(counts),
    worse: share(0, 0),
    as: share(0, 0),
    better: share(0, 0),
  },
})

test('a stage is better or worse only when its interval leaves out zero', () => {
  expect(
    expectationSentence([
      row('pre-purchase', [10, 10, 60]),
      row('purchase', [20, 40, 21]),
      row('post-purchase', [60, 20, 10]),
      row('lost', [0, 0, 0]),
    ]),
  ).toBe(
    'Surely worse than expected: After buying. Surely better than expected: Before buying. Neither for sure: Buying. Not asked: After leaving us.',
  )
})
