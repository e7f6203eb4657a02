import { expect, test } from 'vitest'
import type { Config, Touchpoint } from './config.ts'
import {
  constructOf,
  findTouchpoint,
  hoursOf,
  isMeasured,
  isWithin,
  lensOf,
  placeOf,
  promptOf,
  timeZoneOf,
} from './lookup.ts'
import { TEMPLATES } from './templates.ts'

const touchpoint = (more: Partial<Touchpoint> = {}): Touchpoint => ({
  id: 'desk',
  name: 'Desk',
  channel: 'store',
  stage: 'purchase',
  lens: 'experience',
  prompt: 'visit',
  ...more,
})
const config = (more: Partial<Config> = {}): Config => ({
  business: { id: 'a', name: 'A', locale: 'en', timeZone: 'UTC' },
  touchpoints: [touchpoint(), touchpoint({ id: 'constructor' })],
  prompts: {},
  ...more,
})

test('a touchpoint is found by its id, and only by it', () => {
  expect(findTouchpoint(config(), 'desk')?.name).toBe('Desk')
  expect(findTouchpoint(config(), 'constructor')?.id).toBe('constructor')
  expect(findTouchpoint(config(), 'toString')).toBeUndefined()
  expect(findTouchpoint(config(), '__proto__')).toBeUndefined()
})

test('the config’s own prompt goes before the template of that name', () => {
  const own = { questions: [{ id: 'q', kind: 'nps', text: '?' }] } as const
  expect(promptOf(config(), touchpoint())).toBe(TEMPLATES['visit'])
  expect(promptOf(config({ prompts: { visit: own } }), touchpoint())).toBe(own)
})

test.each(['vist', 'constructor', 'toString', '__proto__'])('there is no prompt %s', (prompt) => {
  expect(() => promptOf(config(), touchpoint({ prompt }))).toThrow(
    new RangeError(`no prompt ${prompt}: was the config decoded?`),
  )
})

test('where nobody asks, there is no prompt', () => {
  const { prompt: _, ...silent } = touchpoint()
  expect(isMeasured(touchpoint())).toBe(true)
  expect(isMeasured(silent)).toBe(false)
  expect(() => promptOf(config(), silent)).toThrow(
    new RangeError('desk names no prompt: nobody asks there'),
  )
})

test.each([
  [undefined, undefined],
  ['oak-st', 'oak-st'],
  ['oak-st/exit', 'oak-st'],
  ['oak-st/1/exit', 'oak-st'],
])('a touchpoint with the location %s stands at %s', (location, place) => {
  expect(placeOf(touchpoint(location === undefined ? {} : { location }))).toBe(place)
})

test.each([
  [{}, true],
  [{ touchpoints: ['desk', 'x'] }, true],
  [{ touchpoints: ['x'] }, false],
  [{ locations: ['oak-st'] }, true],
  [{ locations: ['oak-st/exit'] }, false],
  [{ channels: ['store'] }, true],
  [{ channels: ['web'] }, false],
  [{ locations: ['oak-st'], channels: ['web'] }, false],
  [{ locations: ['elm'], touchpoints: ['desk'] }, false],
] as const)('a touchpoint is in %j when every list has it: %s', (where, is) => {
  expect(isWithin(where, touchpoint({ location: 'oak-st/exit' }))).toBe(is)
})

test('a touchpoint without a location is at none', () => {
  expect(isWithin({ locations: ['oak-st'] }, touchpoint())).toBe(false)
})

test('a question measures its construct, else what its id says', () => {
  expect(constructOf({ id: 'q', kind: 'nps', construct: 'recommend' })).toBe('recommend')
  expect(constructOf({ id: 'q', kind: 'nps' })).toBe('q')
})

test('a question’s lens goes before the touchpoint’s', () => {
  expect(lensOf({ id: 'q', kind: 'nps' }, touchpoint())).toBe('experience')
  expect(lensOf({ id: 'q', kind: 'nps', lens: 'service' }, touchpoint())).toBe('service')
})

test('a touchpoint’s time zone goes before the business’s', () => {
  expect(timeZoneOf(config(), touchpoint())).toBe('UTC')
  expect(timeZoneOf(config(), touchpoint({ timeZone: 'Asia/Tokyo' }))).toBe('Asia/Tokyo')
})

test('a touchpoint’s hours go before the business’s, also when it never opens', () => {
  expect(hoursOf(config(), touchpoint())).toBeUndefined()
  const business = { ...config().business, hours: { mon: ['09:00', '18:00'] } as const }
  expect(hoursOf({ ...config(), business }, touchpoint())).toStrictEqual(business.hours)
  expect(hoursOf({ ...config(), business }, touchpoint({ hours: {} }))).toStrictEqual({})
})
