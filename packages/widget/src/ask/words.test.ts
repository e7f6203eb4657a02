import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Ask } from './ask.ts'
import { isRefused } from './decide.ts'
import type { Memory } from './memory.ts'
import { faultsOf, inWords, wrongCall, type Standing } from './words.ts'

const NOW = 1_763_766_000_000
const DAY = 86_400_000
const ask: Ask = {
  business: 'acme',
  touchpoint: 'web-checkout',
  collector: 'https://feedback.example',
  when: 'exit',
  where: '/checkout/*',
  sample: 0.2,
  quiet: 30,
  priority: 0,
}
const due: Standing = {
  ask,
  here: true,
  hidden: false,
  started: true,
  shown: false,
  anotherShown: false,
  held: false,
  signal: false,
  typing: false,
  dialog: false,
  refused: false,
  memory: {},
  now: NOW,
}
const past = (seen: number, answered: number, draw: number): Memory => ({
  'acme/web-checkout': [seen, answered, draw],
})

test.each<[Partial<Standing>, string]>([
  [{}, 'is due'],
  [{ here: false }, 'waits for an address that matches "/checkout/*"'],
  [{ hidden: true }, 'waits until the page can be seen'],
  [{ started: false }, 'waits for its trigger: exit'],
  [{ anotherShown: true }, 'another prompt is on the page'],
  [{ shown: true, anotherShown: true }, 'is shown'],
  [{ held: true }, "waits for shopbell('consent', true)"],
  [{ typing: true }, 'somebody may be typing'],
  [{ dialog: true }, 'a dialog is open'],
  [{ signal: true }, 'is due'],
  [{ signal: true, ask: { ...ask, privacy: 'honour' } }, 'Global Privacy Control'],
  [{ refused: true, memory: past(NOW - DAY, 0, 0) }, 'saw it on 2025-11-20'],
  [{ refused: true, memory: past(0, NOW - 40 * DAY, 0) }, 'answered on 2025-10-12'],
  [
    { refused: true, memory: { ...past(0, 0, 0), 'acme/x': [NOW - 1, 0, 0] } },
    'another prompt less than 24 hours ago',
  ],
  [{ refused: true, memory: { 'acme/x': [NOW - 1, 0, 0] } }, 'saw another prompt'],
  [{ refused: true, memory: past(0, 0, 0.7) }, 'draw, 0.7, is not below its sample, 0.2'],
])('%o', (change, words) => {
  expect(inWords({ ...due, ...change })).toContain(words)
})

test('whatever refuses has its own words', () => {
  const moment = fc.double({ min: 0, max: 2 * NOW, noNaN: true })
  const share = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })
  fc.assert(
    fc.property(moment, moment, moment, share, (seen, answered, other, draw) => {
      const memory: Memory = { ...past(seen, answered, draw), 'acme/x': [other, 0, 0] }
      if (!isRefused(ask, 'acme/web-checkout', memory, NOW)) return
      const words = inWords({ ...due, refused: true, memory })
      if (words.includes('draw')) expect(draw).toBeGreaterThanOrEqual(0.2)
      else expect(words).toMatch(/saw it on|answered on|saw another prompt/)
    }),
  )
})

test('an ask that is right has no faults, as an object and as attributes', () => {
  expect(faultsOf({ ...ask })).toEqual([])
  expect(
    faultsOf({
      business: 'acme',
      touchpoint: 'x',
      when: 'seconds 5, scroll 50, exit, idle 20, seen #pricing, clicked .help, event order-placed',
      where: '/checkout/*, !/checkout/pay',
      sample: '0.2',
      quiet: '30',
      consent: 'required',
      privacy: 'honour',
      memory: 'none',
      preview: '',
    }),
  ).toEqual([])
})

test.each([
  [{ touchpoint: undefined }, 'an ask needs a touchpoint'],
  [{ business: '' }, 'business is ""; it must be text that is not empty'],
  [{ wen: 'exit' }, 'there is no option "wen"; there are touchpoint, business'],
  [{ when: 'exitt' }, 'when is "exitt"; it must be one or more of "now", "seconds 5"'],
  [{ when: 'seconds five' }, 'when is "seconds five"'],
  [{ where: 'checkout' }, 'where is "checkout"; it must be paths such as'],
  [{ sample: 20 }, 'sample is 20; it must be a share from 0 to 1'],
  [{ quiet: 'long' }, 'quiet is "long"; it must be a number of days'],
  [{ privacy: 'honor' }, 'privacy is "honor"; it must be "honour"'],
])('%o: %s', (change, fault) => {
  expect(faultsOf({ ...ask, ...change }).join('\n')).toContain(fault)
})

test('a wrong call hears what is allowed', () => {
  expect(wrongCall(new TypeError('x'), ['asks'])).toBe(
    'there is no command "asks"; there are ask, event, consent, close, on, debug, locale',
  )
  expect(wrongCall(new SyntaxError('"[" is no selector'), undefined)).toContain(
    '"[" is no selector',
  )
})
