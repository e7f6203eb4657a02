import { parseHour } from '@shopbell/core/time'
import { expect, test } from 'vitest'
import { readVisits } from './visit.ts'

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
