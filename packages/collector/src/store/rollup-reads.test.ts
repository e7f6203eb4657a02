import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { item, rated, satisfied, told } from '../testing/items.ts'
import { KINDS } from '../testing/stores.ts'
import type { Count, Entry, RollupQuery, Rollups } from './store.ts'

// What a query leaves out or adds up, against all rows added up here.

const TOUCHPOINTS = ['exit', 'exit-2', 'hall', 'till']
const QUESTIONS = ['comment', 'reasons', 'solved', 'satisfaction']

const ENTRIES: readonly Entry[] = Array.from({ length: 120 }, (_, n): readonly Entry[] => {
  const over = {
    touchpoint: TOUCHPOINTS[(n * 7) % 4]!,
    hour: ((n * 11) % 100) - 30,
    uncertain: n % 9 === 0,
    flags: n % 5 === 0 ? ['closed-v1'] : [],
  }
  const answers = [
    rated('solved', n % 2),
    rated('satisfaction', 1 + (n % 4)),
    ...(n % 3 === 0 ? [{ question: 'recommend', kind: 'nps' as const, point: n % 11 }] : []),
    ...(n % 4 === 0 ? [satisfied('service', 1 + (n % 4)), satisfied('experience', 2)] : []),
    ...(n % 2 === 0
      ? [{ question: 'reasons', kind: 'choice' as const, value: n % 6 === 0 ? ['a', 'b'] : ['b'] }]
      : [{ question: 'comment', kind: 'text' as const, value: 'words' }]),
  ]
  return [item(n, answers, over), told(n, n % 3 === 0 ? 'dismissed' : 'shown', over)]
}).flat()

const ROLLUPS: readonly (keyof Rollups)[] = [
  'cells',
  'options',
  'visits',
  'pairs',
  'steps',
  'flags',
  'flagged',
  'unsure',
]

const query: fc.Arbitrary<RollupQuery> = fc
  .record(
    {
      business: fc.constant('acme'),
      grain: fc.constantFrom('hour' as const, 'day' as const),
      apart: fc.boolean(),
      from: fc.integer({ min: -40, max: 60 }),
      to: fc.integer({ min: -40, max: 80 }),
      touchpoints: fc.subarray([...TOUCHPOINTS, 'nowhere']),
      few: fc.boolean(),
      as: fc
        .subarray([
          ['till', 'exit'],
          ['hall', 'exit-2'],
          ['exit-2', 'exit-2'],
          ['nowhere', 'till'],
        ] as [string, string][])
        .map((pairs) => new Map(pairs)),
      only: fc.subarray([...ROLLUPS]),
      questions: fc.subarray([...QUESTIONS, 'never-asked']),
    },
    { requiredKeys: ['business', 'grain', 'apart'] },
  )
  // To look for each touchpoint is only asked for where touchpoints are.
  .filter(({ few, touchpoints }) => few === undefined || touchpoints !== undefined)

/** What a store should say, from every row by itself. */
function expected(all: Rollups, asked: RollupQuery): Rollups {
  const { apart, touchpoints, as, only = ROLLUPS, questions } = asked
  function rows<Name extends keyof Rollups>(rollup: Name): Rollups[Name] {
    if (!only.includes(rollup)) return []
    const size = rollup === 'unsure' && asked.grain === 'hour' ? 24 : 1
    const [from, to] = [asked.from ?? -Infinity, asked.to ?? Infinity]
    const isAsked = ['cells', 'options', 'flagged'].includes(rollup)
    const sums = new Map<string, Count>()
    for (const row of all[rollup] as readonly (Count & { readonly question?: string })[]) {
      if (row.bucket < Math.floor(from / size) || row.bucket >= Math.ceil(to / size)) continue
      if (touchpoints?.includes(row.touchpoint) === false) continue
      if (isAsked && questions?.includes(row.question!) === false) continue
      const touchpoint = as?.get(row.touchpoint) ?? row.touchpoint
      const named = { ...row, touchpoint, bucket: apart ? row.bucket : 0 }
      const name = JSON.stringify({ ...named, count: 0 })
      sums.set(name, { ...named, count: row.count + (sums.get(name)?.count ?? 0) })
    }
    return [...sums.values()].sort(inOrder) as unknown as Rollups[Name]
  }
  return {
    cells: rows('cells'),
    options: rows('options'),
    visits: rows('visits'),
    pairs: rows('pairs'),
    steps: rows('steps'),
    flags: rows('flags'),
    flagged: rows('flagged'),
    unsure: rows('unsure'),
  }
}

const ORDER = [
  'bucket',
  'touchpoint',
  'question',
  'service',
  'experience',
  'kind',
  'serviceKind',
].concat('experienceKind', 'option', 'step', 'rule', 'point', 'servicePoint', 'experiencePoint')

function inOrder(one: object, other: object): number {
  const [a, b] = [one, other] as Readonly<Record<string, string | number>>[]
  const name = ORDER.find((each) => a![each] !== b![each])
  return name === undefined ? 0 : a![name]! < b![name]! ? -1 : 1
}

describe.each(KINDS.filter(({ isHere }) => isHere))('$name', ({ newPlace }) => {
  test('leaves out and adds up what it is told to, and nothing else', async () => {
    const store = await (await newPlace()).open()
    await store.put(ENTRIES)
    const all = {
      hour: await store.rollups({ business: 'acme', grain: 'hour', apart: true }),
      day: await store.rollups({ business: 'acme', grain: 'day', apart: true }),
    }
    for (const rollup of ROLLUPS) expect(all.day[rollup].length, rollup).toBeGreaterThan(3)
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        expect(await store.rollups(asked)).toEqual(expected(all[asked.grain], asked))
      }),
      { numRuns: 150 },
    )
  })
})
