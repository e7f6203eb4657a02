import { LEVEL, scorecard } from '@shopbell/core'
import { parseHour } from '@shopbell/core/time'
import { expect, test } from 'vitest'
import { readReport } from './report.ts'
import { readVisits } from './visit.ts'

const card = scorecard({ smiley4: [5, 10, 25, 60] })
const group = (channel: string) => ({
  key: { channel },
  responses: 120,
  scorecards: { satisfaction: card },
})

test('a channel takes its index from the joint score, else from its own scorecard', () => {
  const other = { ...card.index, value: 12 }
  const report = readReport({
    groups: [group('store'), group('web')],
    joint: { channels: [{ channel: 'web', estimate: other }] },
  })
  expect(report?.channels).toEqual([
    { channel: 'web', responses: 120, index: other, share: card.share },
    { channel: 'store', responses: 120, index: card.index, share: card.share },
  ])
})

test('channels are never ranked: they stand as the vocabulary has them', () => {
  const report = readReport({ groups: ['parrot', 'other', 'phone', 'web'].map(group) })
  expect(report?.channels.map(({ channel }) => channel)).toEqual([
    'web',
    'phone',
    'other',
    'parrot',
  ])
})

test('a channel where a prompt was only shown has no score to show', () => {
  const shown = { key: { channel: 'phone' }, responses: 0, shown: 9, scorecards: {} }
  const report = readReport({ groups: [shown, group('web')] })
  expect(report?.channels.map(({ channel }) => channel)).toEqual(['web'])
})

test('weights that the collector does not know are left out', () => {
  const joint = { equal: card.index, volume: card.index, traffic: null }
  expect(readReport({ groups: [], joint })?.together.map(({ weights }) => weights)).toEqual([
    'equal',
    'volume',
  ])
  const known = { ...joint, traffic: { ...card.index, covers: 0.88 } }
  expect(readReport({ groups: [], joint: known })?.together[2]).toMatchObject({ covers: 0.88 })
})

test('what is missing is no answers, never zero', () => {
  expect(readReport({ groups: [] })).toMatchObject({
    service: { value: null, low: null, high: null, n: 0, level: LEVEL },
    gap: { value: null, basis: 'unpaired', pairs: 0, excluded: 0 },
    channels: [],
  })
})

test.each([null, 'text', [], {}, { groups: 3 }])('%j is no report', (body) => {
  expect(readReport(body)).toBeNull()
})

test('a visit may lack all but its id', () => {
  expect(readVisits({ responses: [{ id: 'a' }, { touchpoint: 'exit' }, null] })).toEqual({
    visits: [{ id: 'a', touchpoint: '', name: '', at: 0, received: 0, hour: null, answers: [] }],
    cursor: null,
  })
})

test('a visit without a name has that of its touchpoint, and times may be dates', () => {
  const at = '2026-11-22T12:00:00Z'
  const answers = [{ question: 'q', value: 4 }, { value: 4 }]
  expect(
    readVisits({ responses: [{ id: 'a', touchpoint: 'exit', at, hour: '2026-11-22T07', answers }] })
      ?.visits[0],
  ).toEqual({
    id: 'a',
    touchpoint: 'exit',
    name: 'exit',
    at: Date.parse(at),
    received: Date.parse(at),
    hour: parseHour('2026-11-22T07'),
    answers: [{ question: 'q', value: 4 }],
  })
})
