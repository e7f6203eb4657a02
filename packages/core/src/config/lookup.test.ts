import { expect, test } from 'vitest'
import type { Config, Touchpoint } from './config.ts'
import { constructOf, findTouchpoint, hoursOf, lensOf, promptOf, timeZoneOf } from './lookup.ts'
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
