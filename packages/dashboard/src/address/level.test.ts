import { expect, test } from 'vitest'
import { asLevel } from './level.ts'
import { addressOf, LEVELS, PLAIN_VIEW, viewOf, type Level } from './view.ts'

const HERE = viewOf('/dashboard/journey', '?period=7-days&channel=web&cell=purchase.web')

test('somebody else begins on a page of their own, with the same days and filters', () => {
  expect(addressOf(asLevel(HERE, 'developer'))).toBe('./?view=developer&period=7-days&channel=web')
  expect(addressOf(asLevel(asLevel(HERE, 'region'), 'owner'))).toBe('./?period=7-days&channel=web')
})

test('whose region or store it was stays behind, and nothing else', () => {
  const where = { region: 'Coast', location: 'harbour', stage: 'purchase' }
  const from = (level: Level, to: Level) => asLevel({ ...PLAIN_VIEW, level, where }, to).where
  expect(from('store', 'owner')).toEqual({ region: 'Coast', stage: 'purchase' })
  expect(from('region', 'store')).toEqual({ location: 'harbour', stage: 'purchase' })
  expect(from('owner', 'developer')).toEqual(where)
})

test('the level one is at changes nothing', () => {
  for (const level of LEVELS) {
    const view = { ...HERE, level }
    expect(asLevel(view, level)).toBe(view)
  }
})

test('a level that there is not is a mistake', () => {
  expect(() => asLevel(HERE, 'boss' as Level)).toThrow('one of owner, region, store, developer')
})
