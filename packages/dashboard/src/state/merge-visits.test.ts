import { expect, test } from 'vitest'
import type { Visit } from '../api/visit.ts'
import { mergeVisits } from './merge-visits.ts'

const visit = (id: string, received: number, answers: Visit['answers'] = []): Visit =>
  Object.freeze({
    id,
    touchpoint: 'exit',
    name: 'Exit',
    at: received,
    received,
    hour: null,
    answers,
  })
const ids = (visits: readonly Visit[]): string => visits.map(({ id }) => id).join(' ')

test('the newest arrival comes first', () => {
  const kept = [visit('b', 2), visit('a', 1)]
  expect(ids(mergeVisits(kept, [visit('c', 3)]))).toBe('c b a')
})

test('a late answer changes its visit and leaves it in its place', () => {
  const kept = [visit('b', 2), visit('a', 1)]
  const late = [{ question: 'comment', value: 'Messy' }]
  const merged = mergeVisits(kept, [visit('a', 1, late)])
  expect(ids(merged)).toBe('b a')
  expect(merged[1]?.answers).toEqual(late)
})

test('only the newest are kept', () => {
  expect(ids(mergeVisits([visit('b', 2), visit('a', 1)], [visit('c', 3)], 2))).toBe('c b')
})

test('without news it is the very same list', () => {
  const kept = [visit('b', 2), visit('a', 1)]
  expect(mergeVisits(kept, [])).toBe(kept)
  expect(mergeVisits(kept, [visit('b', 2)])).toBe(kept)
})
