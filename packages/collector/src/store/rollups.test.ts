import fc from 'fast-check'
import { episodes } from '@shopbell/core/kiosk'
import { beforeEach, describe, expect, test } from 'vitest'
import { item, rated, satisfied, told } from '../testing/items.ts'
import { KINDS } from '../testing/stores.ts'
import type { Entry, EventItem, Item, KeptAnswer } from './store.ts'

const answer: fc.Arbitrary<KeptAnswer> = fc.oneof(
  fc.integer({ min: 0, max: 3 }).map((point) => rated('solved', point)),
  fc.integer({ min: 1, max: 4 }).map((point) => satisfied('service', point)),
  // The config was changed between two parts of a response.
  fc.integer({ min: 1, max: 5 }).map((point) => satisfied('service', point, 'smiley5')),
  fc.integer({ min: 1, max: 4 }).map((point) => satisfied('experience', point)),
  fc
    .integer({ min: 1, max: 5 })
    .map((point): KeptAnswer => ({ question: 'again', kind: 'stars', point, lens: 'service' })),
  fc.integer({ min: 1, max: 5 }).map((point): KeptAnswer => ({
    question: 'at-last',
    kind: 'smiley5',
    point,
    lens: 'experience',
  })),
  fc
    .uniqueArray(fc.constantFrom('messy', 'rude', 'slow'), { minLength: 1 })
    .map((value): KeptAnswer => ({
      question: 'reasons',
      kind: 'choice',
      value,
      order: [...value].reverse(),
    })),
  fc.string().map((value): KeptAnswer => ({ question: 'comment', kind: 'text', value })),
)

// Few ids, touchpoints and hours, so that duplicates, follow-ups and conflicts are the rule.
const someItem: fc.Arbitrary<Item> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    business: fc.constantFrom('acme', 'other'),
    touchpoint: fc.constantFrom('exit', 'exit', 'exit', 'till'),
    hour: fc.integer({ min: -30, max: 60 }),
    answers: fc.uniqueArray(answer, { maxLength: 6, selector: ({ question }) => question }),
    ended: fc.option(fc.constantFrom('done' as const, 'skip' as const), { nil: undefined }),
    uncertain: fc.boolean(),
    flags: fc.subarray(['closed-v1', 'other-v1']),
    device: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
    at: fc.integer({ min: 0, max: 30 }).map((second) => second * 1000),
  })
  .map(({ id, answers, ended, device, ...rest }) =>
    item(id, answers, {
      ...rest,
      ...(ended === undefined ? {} : { ended }),
      ...(device === undefined ? {} : { device, boot: 'b', seq: id, touch: { x: 9, y: 9 } }),
    }),
  )

const someEvent: fc.Arbitrary<EventItem> = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    event: fc.constantFrom('shown' as const, 'dismissed' as const),
    business: fc.constantFrom('acme', 'other'),
    touchpoint: fc.constantFrom('exit', 'exit', 'exit', 'till'),
    hour: fc.integer({ min: -30, max: 60 }),
    uncertain: fc.boolean(),
  })
  .map(({ id, event, ...rest }) => told(id, event, rest))

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.array(fc.oneof<fc.Arbitrary<Entry>[]>(someItem, someEvent), { maxLength: 5 }),
  },
  { weight: 1, arbitrary: fc.constant('re-open' as const) },
)

describe.each(KINDS)('$name', ({ isHere, newPlace }) => {
  beforeEach(({ skip }) => skip(!isHere, 'not on this machine'))

  test('after any requests in any order, every rollup equals a recount of the raw rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const place = await newPlace()
        let store = await place.open()
        let together: Promise<unknown>[] = []
        for (const each of steps) {
          if (each !== 're-open') together.push(store.put(each))
          else {
            await Promise.all(together)
            together = []
            await store.close()
            store = await place.open()
          }
        }
        await Promise.all(together)
        await store.close()
        expect((await place.recount()).differences).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  test('taps in any order and portions are flagged as core’s rule says of all of them', async () => {
    const seconds = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 25 })
    await fc.assert(
      fc.asyncProperty(seconds, fc.integer({ min: 1, max: 5 }), async (times, portion) => {
        // Two taps at one moment are told apart by their ids, as by their places in a list.
        const taps = times.map((second, n) => ({ at: second * 1000 + n, device: 'tablet' }))
        const place = await newPlace()
        const store = await place.open()
        const entries = taps.map((tap, n) => item(n, [rated('solved', 1)], { ...tap, boot: 'b' }))
        for (let n = 0; n < entries.length; n += portion) {
          await store.put(entries.slice(n, n + portion))
        }
        const listed = await store.recent({ business: 'acme', limit: 100 })
        const { flags, flagged } = await store.rollups({
          business: 'acme',
          grain: 'day',
          apart: false,
        })
        await store.close()
        const kept = new Set(episodes(taps).flatMap((one) => (one.kept ? [one.taps[0]!] : [])))
        const out = listed.filter((each) => each.flags.length > 0).map(({ id }) => id)
        const wanted = taps.map((_, n) => n).filter((n) => !kept.has(n))
        expect(out.sort()).toEqual(wanted.map((n) => entries[n]!.id).sort())
        const sum = flags
          .filter(({ rule }) => rule === '')
          .reduce((all, { count }) => all + count, 0)
        expect([sum, flagged.reduce((all, { count }) => all + count, 0)]).toEqual([
          wanted.length,
          wanted.length,
        ])
        expect((await place.recount()).differences).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  test('a person who answers several questions of a lens is one pair, the same in any order', async () => {
    const of = (lens: 'service' | 'experience', question: string, point: number): KeptAnswer => ({
      question,
      kind: 'smiley4',
      point,
      lens,
    })
    const answers = [
      of('service', 'b', 1),
      of('service', 'a', 2),
      of('service', 'c', 3),
      of('experience', 'y', 4),
      of('experience', 'x', 3),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(answers, { minLength: answers.length }),
        fc.integer({ min: 0, max: 5 }),
        async (shuffled, together) => {
          const place = await newPlace()
          const store = await place.open()
          await store.put([item(1, shuffled.slice(0, together))])
          for (const each of shuffled.slice(together)) await store.put([item(1, [each])])
          const { pairs } = await store.rollups({ business: 'acme', grain: 'hour', apart: false })
          await store.close()
          expect(pairs).toMatchObject([
            { service: 'a', servicePoint: 2, experience: 'x', experiencePoint: 3, count: 1 },
          ])
          expect((await place.recount()).differences).toEqual([])
        },
      ),
      { numRuns: 30 },
    )
  })

  test('visits come as far in any order in which their answers and events arrive', async () => {
    const entries: readonly Entry[] = [
      told(1, 'shown', { hour: 29 }),
      told(1, 'dismissed'),
      item(1, [], { ended: 'skip' }),
      item(1, [rated('solved', 1)]),
      item(1, [rated('again', 1)]),
      told(2, 'shown'),
      item(3, [rated('solved', 1)]),
      // The same once more.
      told(1, 'shown', { hour: 29 }),
      item(1, [rated('solved', 1)]),
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...entries.keys()], { minLength: entries.length }),
        fc.integer({ min: 0, max: entries.length }),
        async (order, together) => {
          const place = await newPlace()
          const store = await place.open()
          const shuffled = order.map((index) => entries[index]!)
          await store.put(shuffled.slice(0, together))
          for (const each of shuffled.slice(together)) await store.put([each])
          const { steps } = await store.rollups({ business: 'acme', grain: 'hour', apart: true })
          await store.close()
          expect(steps.map(({ bucket, step, count }) => [bucket, step, count])).toEqual([
            [29, 'shown', 1],
            [29, 'shown-answered', 1],
            [30, 'answered', 2],
            [30, 'dismissed', 1],
            [30, 'shown', 1],
          ])
          expect((await place.recount()).differences).toEqual([])
        },
      ),
      { numRuns: 30 },
    )
  })

  test.each([
    ['visit_cell', 'UPDATE visit_cell SET count = count + 1', 2],
    ['cell', "DELETE FROM cell WHERE grain = 'day'", 2],
    ['option_cell', "INSERT INTO option_cell VALUES ('acme', 'day', 9, 'exit', 'q', 'o', 1)", 1],
    ['pair_cell', 'UPDATE pair_cell SET service_point = 9', 4],
    ['step_cell', "UPDATE step_cell SET count = 2 WHERE step = 'shown'", 2],
    ['step_cell', "DELETE FROM step_cell WHERE step = 'shown-answered'", 2],
    ['visit_cell', "INSERT INTO visit_cell VALUES ('acme', 'unsure', 1, 'exit', 1)", 1],
    ['flag_cell', "INSERT INTO flag_cell VALUES ('acme', 'day', 1, 'exit', '', 1)", 1],
    [
      'flagged_cell',
      "INSERT INTO flagged_cell VALUES ('acme', 'day', 1, 'exit', 'q', 'nps', 9, 1)",
      1,
    ],
  ])('a recount finds a %s that is wrong', async (table, sql, differences) => {
    const place = await newPlace()
    const store = await place.open()
    const both = [satisfied('service', 1), satisfied('experience', 2)]
    await store.put([item(1, both), told(1, 'shown')])
    await store.close()
    expect(await place.recount()).toEqual({ responses: 1, answers: 2, events: 1, differences: [] })
    await place.execute(sql)
    const found = (await place.recount()).differences
    expect(found).toHaveLength(differences)
    expect(found.every((difference) => difference.table === table)).toBe(true)
  })
})
