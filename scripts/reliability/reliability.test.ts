import { expect, test } from 'vitest'
import { faultsOf, readKept, type Kept } from './kept.ts'
import { parseOptions } from './options.ts'
import { isGreen, tableOf, tryFault, type Result } from './run.ts'
import type { Visit } from './visits.ts'

const ONE: Visit = { id: 'one', point: 2, order: ['rude', 'messy'], late: false }
const NONE: Visit = { id: 'none', point: null, order: [], late: false }

/** A database that keeps these two visits of one hour, as it should; with something else instead. */
function keeping(other: Readonly<Record<string, readonly object[]>> = {}): Promise<Kept> {
  const cells = (...places: readonly object[]): readonly object[] =>
    places.flatMap((place) => [
      { grain: 'hour', bucket: 49, touchpoint: 'web-checkout', count: 1, ...place },
      { grain: 'day', bucket: 2, touchpoint: 'web-checkout', count: 1, ...place },
    ])
  const tables: Readonly<Record<string, readonly object[]>> = {
    response: [{ id: 'one', hour: 49 }],
    answer: [
      { response: 'one', question: 'satisfaction', point: 2, value: null, option_order: null },
      {
        response: 'one',
        question: 'reasons',
        point: null,
        value: '["rude"]',
        option_order: '["rude","messy"]',
      },
    ],
    event: [
      { response: 'one', event: 'shown', hour: 49 },
      { response: 'none', event: 'shown', hour: 49 },
      { response: 'none', event: 'dismissed', hour: 49 },
    ],
    visit_cell: cells({}),
    cell: cells({ question: 'satisfaction', point: 2 }),
    option_cell: cells(
      { question: 'reasons', option: '' },
      { question: 'reasons', option: 'rude' },
    ),
    step_cell: cells(
      { step: 'answered' },
      { step: 'shown', count: 2 },
      { step: 'dismissed' },
      { step: 'shown-answered' },
    ),
    ...other,
  }
  return readKept((sql) => {
    const rows = tables[/FROM (\w+)/.exec(sql)![1]!]!
    return Promise.resolve(rows as readonly Record<string, unknown>[])
  })
}

const SENT = new Map([ONE, NONE].map((visit) => [visit.id, visit]))

test('what is kept as it was acknowledged has no fault', async () => {
  expect(faultsOf(SENT, await keeping())).toEqual([])
})

test('a lost visit, a lost event, another answer and another order are each found', async () => {
  const kept = await keeping()
  const faulty: readonly Kept[] = [
    { ...kept, points: new Map() },
    { ...kept, points: new Map([['one', 3]]) },
    { ...kept, events: new Set(['one shown', 'none shown']) },
    { ...kept, orders: new Map([['one', '["messy","rude"]']]) },
  ]
  for (const each of faulty) {
    expect(faultsOf(SENT, each)).toEqual([expect.stringContaining('1 acknowledged visits')])
  }
})

test('a row that is there twice is found', async () => {
  const twice = { id: 'one', hour: 49 }
  expect(faultsOf(SENT, await keeping({ response: [twice, twice] }))).toContain(
    '1 rows are there twice',
  )
})

test('a rollup that is missing, and one too many, are found', async () => {
  expect(faultsOf(SENT, await keeping({ visit_cell: [] }))).toEqual([
    'cell hour 49 web-checkout: rollup 0, rows 1',
    'cell day 2 web-checkout: rollup 0, rows 1',
  ])
  const { wrongCells } = await keeping({
    cell: [
      { grain: 'hour', bucket: 49, touchpoint: 'web-checkout', question: 'x', point: 1, count: 5 },
    ],
  })
  expect(wrongCells).toContain('cell hour 49 web-checkout x 1: rollup 5, rows 0')
})

const known = { ids: ['kill', 'power'], sabotages: ['normal'] }

test('the command line says what to try, where and how often', () => {
  expect(parseOptions([], known, 5)).toEqual({
    isShort: false,
    seed: 5,
    only: null,
    stores: ['sqlite', 'postgres'],
    count: null,
    sabotage: null,
  })
  const args = '--short --seed 7 --only power,kill --store sqlite --count 3 --sabotage normal'
  expect(parseOptions(args.split(' '), known, 5)).toEqual({
    isShort: true,
    seed: 7,
    only: ['power', 'kill'],
    stores: ['sqlite'],
    count: 3,
    sabotage: 'normal',
  })
})

test.each(['--many 3', '--count 0', '--count', '--only fire', '--store oracle', '--seed x'])(
  '%s is refused with what is allowed',
  (text) => {
    expect(() => parseOptions(text.split(' '), known, 5)).toThrow(RangeError)
  },
)

const FAULT = { id: 'kill', fault: 'a fault', passes: 'it passes', stores: [], sabotages: [] }
const HOW = { store: 'sqlite', isShort: true, count: null, seed: 1, sabotage: null } as const

test('what breaks off is red, and what cannot be tried here is skipped', async () => {
  const broken = await tryFault({ ...FAULT, run: () => Promise.reject(new Error('no')) }, HOW)
  expect(broken).toMatchObject({ outcome: 'red', figures: 'broke off' })
  const run = () => Promise.resolve({ figures: '', faults: [] })
  const skipped = await tryFault({ ...FAULT, run, obstacle: () => 'needs root' }, HOW)
  expect(skipped).toMatchObject({ outcome: 'skipped', figures: 'needs root' })
  expect(isGreen([skipped])).toBe(false)
  expect(isGreen([await tryFault({ ...FAULT, run }, HOW), skipped])).toBe(true)
  expect(isGreen([await tryFault({ ...FAULT, run }, HOW), broken])).toBe(false)
})

test('the table says of each fault what was done and what went wrong', () => {
  const result: Result = {
    id: 'kill',
    store: 'sqlite',
    outcome: 'red',
    figures: '3 kills',
    faults: ['one is lost'],
    seconds: 4.4,
  }
  expect(tableOf([FAULT], [result])).toBe(
    ['kill, a fault: it passes', '  ✗ sqlite   red: 3 kills (4 s)', '      one is lost'].join('\n'),
  )
})
