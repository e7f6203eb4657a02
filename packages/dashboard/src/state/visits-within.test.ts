import type { Frame } from '@shopbell/core/report'
import { expect, test } from 'vitest'
import type { Visit } from '../api/visit.ts'
import { visitsWithin } from './visits-within.ts'

const touchpoint = (id: string, channel: 'web' | 'store', location: string | null) =>
  ({ id, name: id, channel, stage: 'purchase', lens: 'experience', location }) as const
const FRAME: Pick<Frame, 'touchpoints' | 'locations'> = {
  touchpoints: [
    touchpoint('checkout', 'web', null),
    touchpoint('oak-exit', 'store', 'oak'),
    touchpoint('oak-toys', 'store', 'oak/toys'),
    touchpoint('elm-exit', 'store', 'elm'),
  ],
  locations: [
    { id: 'oak', name: 'Oak St', region: 'City' },
    { id: 'elm', name: 'Elm St', region: null },
  ],
}
const VISITS = ['checkout', 'oak-exit', 'oak-toys', 'elm-exit', 'gone'].map(
  (touchpoint, at): Visit => ({
    id: `v${at}`,
    touchpoint,
    name: touchpoint,
    at,
    received: at,
    hour: null,
    answers: [],
  }),
)
const within = (where: object) =>
  visitsWithin(VISITS, { where }, FRAME).map(({ touchpoint }) => touchpoint)

test('without a filter all are shown, also of touchpoints that are gone', () => {
  expect(visitsWithin(VISITS, { where: {} }, FRAME)).toBe(VISITS)
})

test('a location lets its zones through, a region its locations', () => {
  expect(within({ location: 'oak' })).toEqual(['oak-exit', 'oak-toys'])
  expect(within({ region: 'City' })).toEqual(['oak-exit', 'oak-toys'])
})

test('filters hold together, and several values of one hold each for itself', () => {
  expect(within({ channel: 'web,store', touchpoint: 'checkout,elm-exit' })).toEqual([
    'checkout',
    'elm-exit',
  ])
  expect(within({ channel: 'web', location: 'oak' })).toEqual([])
})
