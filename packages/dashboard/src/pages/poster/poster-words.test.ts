import { share, type Estimate } from '@shopbell/core'
import type { TodayFigure, TodayReport } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import { posterWords } from './poster-words.ts'

const figure = (positive: Estimate, verdict?: 'up' | 'noise'): TodayFigure => ({
  estimate: positive,
  dispersion: 1,
  positive,
  isMajority: null,
  change:
    verdict === undefined
      ? null
      : {
          before: positive,
          difference: { value: 0.05, low: 0.01, high: 0.09, n: 10, level: 0.95 },
          verdict,
        },
})
const BODY: TodayReport = {
  business: 'acme',
  name: 'Acme',
  demonstration: false,
  from: '2026-11-16',
  to: '2026-11-23',
  minimum: 5,
  before: { from: '2026-11-09', to: '2026-11-16' },
  solved: figure(share(83, 100), 'up'),
  friction: figure(share(0, 0)),
  experience: figure(share(900, 1000), 'noise'),
  service: figure({ ...share(3, 3), value: null, low: null, high: null }),
  gap: {
    estimate: share(0, 0),
    basis: 'unpaired',
    pairs: 0,
    excluded: 0,
    change: null,
  },
  coverage: { listed: 1, asked: 1, answered: 1 },
  rows: [],
  fix: [{ kind: 'unasked', stage: 'lost', channel: null, touchpoints: [], traffic: null }],
}

test('a week in a few words: who answered, how it was, what moved, what comes next', () => {
  expect(posterWords(BODY)).toEqual({
    headline: '1,003 answers, 16 November to 22 November 2026',
    figures: [
      { value: '83%', range: '74–89%, of 100', what: 'had it solved' },
      { value: '90%', range: '88–92%, of 1,000', what: 'were happy with their visit' },
      { value: null, range: 'too few to say', what: 'were happy with the help' },
    ],
    moved: ['Solved: up by 5 points since the 7 days before, more than noise.'],
    fix: { title: 'Ask: After leaving us', why: ['No touchpoint is listed there.'] },
  })
})

test('noise is not news, and of all time nothing moved', () => {
  const still = { ...BODY, solved: figure(share(83, 100), 'noise') }
  expect(posterWords(still).moved).toEqual(['Nothing moved by more than noise.'])
  const always = posterWords({ ...still, before: null, from: null, to: null, fix: [] })
  expect(always).toMatchObject({
    moved: [],
    fix: null,
    headline: '1,003 answers, since the beginning',
  })
  expect(posterWords({ ...BODY, to: '2026-11-17' }).headline).toMatch(/, 16 November 2026$/)
})
