import { describe, expect, test } from 'vitest'
import { CHANNELS, STAGES } from '../vocabulary/words.ts'
import { decodeConfig } from './config.ts'
import { USUAL_TOUCHPOINTS } from './usual-touchpoints.ts'

/** A business with every register. */
const SHOP = {
  business: { id: 'acme', name: 'Acme', locale: 'en', timeZone: 'UTC', demonstration: true },
  locations: { 'oak-st': { name: 'Oak St', region: 'North' }, elm: { name: 'Elm' } },
  touchpoints: [
    {
      id: 'oak-exit',
      name: 'Oak St, exit',
      channel: 'store',
      stage: 'purchase',
      lens: 'experience',
      location: 'oak-st/exit',
      prompt: 'visit',
      owner: 'Ana',
      inspected: '2028-02-29',
      address: '1 Oak St',
      note: 'The left door sticks.',
      usual: 'register',
    },
    {
      id: 'hold',
      name: 'Hold music',
      channel: 'phone',
      stage: 'pre-purchase',
      lens: 'service',
      usual: 'hold-music',
    },
  ],
  changes: [
    {
      id: 'till',
      what: 'A second till',
      at: '2026-10-01T09',
      where: { locations: ['oak-st'], channels: ['store'], touchpoints: ['oak-exit'] },
      kind: 'staffing',
      cost: { amount: 1200, currency: 'USD' },
    },
    { id: 'words', what: 'Everybody says their name', at: '2026-10-08' },
  ],
  exclusions: [
    {
      id: 'flood',
      where: { locations: ['elm'] },
      from: '2026-10-01',
      to: '2026-10-03',
      reason: 'Closed by the flood',
      by: 'Ana',
    },
  ],
  inventory: { without: { parking: 'In a pedestrian zone' } },
  prompts: {},
}

test('every register may be given, and none has to be', () => {
  expect(decodeConfig(SHOP)).toStrictEqual({ ok: true, value: SHOP })
  const { locations: _l, changes: _c, exclusions: _e, inventory: _i, ...bare } = SHOP
  const plain = bare.touchpoints.map(({ location: _, ...touchpoint }) => touchpoint)
  expect(decodeConfig({ ...bare, touchpoints: plain })).toMatchObject({ ok: true })
})

test('without a register of locations a touchpoint stands where it says', () => {
  const { locations: _, exclusions: _e, ...rest } = SHOP
  expect(decodeConfig(rest)).toMatchObject({ ok: true })
})

// oxlint-disable-next-line typescript/no-explicit-any -- the point is to break the form
type Loose = any

const MISTAKES: readonly (readonly [
  name: string,
  mistake: (config: Loose) => unknown,
  path: string,
  found: string,
  allowed: string | RegExp,
])[] = [
  [
    'a demonstration in words',
    (c) => (c.business.demonstration = 'yes'),
    'business.demonstration',
    '"yes"',
    'true or false',
  ],
  [
    'a day that no calendar has',
    (c) => (c.touchpoints[0].inspected = '2026-02-29'),
    'touchpoints[0].inspected',
    '"2026-02-29"',
    'a day of the calendar',
  ],
  [
    'a day as people write it',
    (c) => (c.touchpoints[0].inspected = '2.10.2026'),
    'touchpoints[0].inspected',
    '"2.10.2026"',
    'a date such as 2026-11-22',
  ],
  [
    'no such usual touchpoint',
    (c) => (c.touchpoints[0].usual = 'music'),
    'touchpoints[0].usual',
    '"music"',
    /one of web-address, search-result/,
  ],
  [
    'a location that is not in the register',
    (c) => (c.touchpoints[0].location = 'oak/exit'),
    'touchpoints[0].location',
    '"oak"',
    'a location: one of oak-st, elm, or a zone of one: ID/zone',
  ],
  [
    'a location that every object has',
    (c) => (c.touchpoints[0].location = 'constructor'),
    'touchpoints[0].location',
    '"constructor"',
    /a location: one of/,
  ],
  [
    'a location without a name',
    (c) => delete c.locations.elm.name,
    'locations.elm.name',
    'nothing',
    '1 to 100 characters',
  ],
  [
    'a zone as a location',
    (c) => (c.locations['oak-st/exit'] = { name: 'Exit' }),
    'locations.oak-st/exit',
    '"oak-st/exit"',
    /ids of 1 to 64/,
  ],
  [
    'a change of no kind that there is',
    (c) => (c.changes[0].kind = 'paint'),
    'changes[0].kind',
    '"paint"',
    /one of service, training/,
  ],
  [
    'a change twice',
    (c) => (c.changes[1].id = 'till'),
    'changes[1].id',
    '"till"',
    'an id that is not yet taken',
  ],
  [
    'a change at no time',
    (c) => (c.changes[0].at = '2026-10-01T24'),
    'changes[0].at',
    '"2026-10-01T24"',
    'a day of the calendar',
  ],
  [
    'a change to the minute',
    (c) => (c.changes[0].at = '2026-10-01T09:30'),
    'changes[0].at',
    '"2026-10-01T09:30"',
    /or with an hour/,
  ],
  [
    'a change at no touchpoint that there is',
    (c) => (c.changes[0].where.touchpoints = ['exit']),
    'changes[0].where.touchpoints[0]',
    '"exit"',
    'a touchpoint: one of oak-exit, hold',
  ],
  [
    'a change of no channel that there is',
    (c) => (c.changes[0].where.channels = ['fax']),
    'changes[0].where.channels[0]',
    '"fax"',
    /one of web/,
  ],
  [
    'a cost without a currency',
    (c) => delete c.changes[0].cost.currency,
    'changes[0].cost.currency',
    'nothing',
    'a currency such as EUR',
  ],
  [
    'a cost that is earned',
    (c) => (c.changes[0].cost.amount = -1),
    'changes[0].cost.amount',
    '-1',
    'an amount, not negative',
  ],
  [
    'an exclusion without a reason',
    (c) => delete c.exclusions[0].reason,
    'exclusions[0].reason',
    'nothing',
    '1 to 300 characters',
  ],
  [
    'an exclusion with an empty reason',
    (c) => (c.exclusions[0].reason = ''),
    'exclusions[0].reason',
    '""',
    '1 to 300 characters',
  ],
  [
    'an exclusion by nobody',
    (c) => delete c.exclusions[0].by,
    'exclusions[0].by',
    'nothing',
    '1 to 100 characters',
  ],
  [
    'an exclusion of chosen hours',
    (c) => (c.exclusions[0].from = '2026-10-01T09'),
    'exclusions[0].from',
    '"2026-10-01T09"',
    'a date such as 2026-11-22',
  ],
  [
    'an exclusion that ends as it begins',
    (c) => (c.exclusions[0].to = c.exclusions[0].from),
    'exclusions[0].to',
    '"2026-10-01"',
    /after "from"/,
  ],
  [
    'an exclusion of everything',
    (c) => (c.exclusions[0].where = {}),
    'exclusions[0].where',
    'nothing named',
    'touchpoints, locations or channels',
  ],
  [
    'an exclusion at a location that is none',
    (c) => (c.exclusions[0].where = { locations: ['elm', 'oak-st/exit'] }),
    'exclusions[0].where.locations[1]',
    '"oak-st/exit"',
    /1 to 64 of/,
  ],
  [
    'an exclusion at a location that is not there',
    (c) => (c.exclusions[0].where = { locations: ['elm', 'ash'] }),
    'exclusions[0].where.locations[1]',
    '"ash"',
    'a location: one of oak-st, elm',
  ],
  [
    'the same location twice',
    (c) => (c.exclusions[0].where = { locations: ['elm', 'elm'] }),
    'exclusions[0].where.locations',
    'a list of 2',
    /each once/,
  ],
  [
    'an exclusion twice',
    (c) => c.exclusions.push(c.exclusions[0]),
    'exclusions[1].id',
    '"flood"',
    'an id that is not yet taken',
  ],
  [
    'a usual touchpoint that nobody knows, said to be missing',
    (c) => (c.inventory.without = { fax: 'We have none' }),
    'inventory.without.fax',
    '"fax"',
    /a usual touchpoint: one of web-address, .* …$/,
  ],
  [
    'a usual touchpoint that is there, said to be missing',
    (c) => (c.inventory.without = { 'hold-music': 'We have none' }),
    'inventory.without.hold-music',
    'hold in touchpoints',
    'one that is not there',
  ],
]

describe('every mistake in a register says where it is, what was found, and what is allowed', () => {
  test.each(MISTAKES)('%s', (_name, mistake, path, found, allowed) => {
    const config = structuredClone(SHOP)
    mistake(config)
    const result = decodeConfig(config)
    const problems = result.ok ? [] : result.problems
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path, found })
    expect(problems.at(0)!.allowed).toMatch(allowed)
  })
})

test('the usual touchpoints are each there once, with words for whoever inspects them', () => {
  const ids = USUAL_TOUCHPOINTS.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const { name, look } of USUAL_TOUCHPOINTS) {
    expect(name).toMatch(/^\p{Lu}.+/u)
    expect(look).toMatch(/^\p{Lu}.+[.?]$/u)
  }
})

test('the usual touchpoints begin with what is forgotten, and cover every stage and channel', () => {
  const ids = USUAL_TOUCHPOINTS.map(({ id }) => id)
  expect(ids).toEqual(expect.arrayContaining(['hold-music', 'email-signature', 'web-address']))
  expect(new Set(USUAL_TOUCHPOINTS.map(({ stage }) => stage))).toStrictEqual(new Set(STAGES))
  expect(new Set(USUAL_TOUCHPOINTS.map(({ channel }) => channel))).toStrictEqual(new Set(CHANNELS))
  const stages = USUAL_TOUCHPOINTS.map(({ stage }) => STAGES.indexOf(stage))
  expect(stages).toStrictEqual(stages.toSorted((a, b) => a - b))
})
