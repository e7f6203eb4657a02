import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../testing/folder.ts'
import { idOf, item, rated, satisfied, told } from '../testing/items.ts'
import { KINDS, type Kind } from '../testing/stores.ts'
import { openSqlite } from './sqlite/open.ts'
import type { Entry, Store } from './store.ts'

interface Opened {
  readonly store: Store
  /** What a recount of everything finds wrong. */
  differences(): Promise<readonly object[]>
}

async function openIn({ newPlace }: Kind): Promise<Opened> {
  const place = await newPlace()
  const store = await place.open()
  return { store, differences: async () => (await place.recount()).differences }
}

const COMMENT = { question: 'comment', kind: 'text', value: 'The blue ones were sold out' } as const
const REASONS = { question: 'reasons', kind: 'choice', value: ['messy', 'slow'] } as const
const CONTACT = {
  question: 'contact',
  kind: 'contact',
  value: { email: 'Ana@B.example', phone: '+49 30 123', consent: true },
} as const
const BOTH = [satisfied('service', 2), satisfied('experience', 4)]

/** One of everything that a response can bring along. */
const WHOLE = item(1, [...BOTH, rated('recommend', 4), REASONS, COMMENT, CONTACT], {
  device: 'tablet-1',
  boot: 'b',
  seq: 0,
  flags: ['closed-v1', 'ghost-v1'],
  fields: { order: 'A-1', member: 77 },
})
const OF_WHOLE = [WHOLE, told(1, 'shown'), told(1, 'dismissed')]

/** Everything that a store can be asked, without what counts up. */
async function everything({ rollups, recent }: Store): Promise<unknown> {
  const asked = { business: 'acme', apart: true } as const
  return {
    days: await rollups({ ...asked, grain: 'day' }),
    hours: await rollups({ ...asked, grain: 'hour' }),
    listed: (await recent({ business: 'acme', limit: 100, contacts: true })).map(
      ({ cursor: _cursor, ...rest }) => rest,
    ),
  }
}

const NOTHING = { responses: 0, answers: 0, events: 0 }

describe.each(KINDS)('forgetting in $name', (kind) => {
  beforeEach(({ skip }) => skip(!kind.isHere, 'not on this machine'))
  const open = () => openIn(kind)

  test('a response goes with everything that came with it, as if it had never been', async () => {
    const { store, differences } = await open()
    const other = [item(2, [...BOTH, REASONS, COMMENT]), told(2, 'shown')]
    await store.put(other)
    const before = await everything(store)
    await store.put(OF_WHOLE)
    const forgotten = await store.erasure.forget({ business: 'acme', response: idOf(1) })
    expect(forgotten).toEqual({ responses: 1, answers: 6, events: 2 })
    expect(await everything(store)).toEqual(before)
    expect(await differences()).toEqual([])
  })

  test('what was forgotten does not come back, and its sender may go on', async () => {
    const { store, differences } = await open()
    await store.put(OF_WHOLE)
    await store.erasure.forget({ business: 'acme', response: idOf(1) })
    const late = item(1, [{ ...COMMENT, question: 'later' }], { touchpoint: 'elsewhere' })
    expect(await store.put([...OF_WHOLE, late])).toEqual(Array(4).fill('duplicate'))
    expect(await store.recent({ business: 'acme', limit: 9 })).toEqual([])
    expect(await differences()).toEqual([])
    expect(await store.put([{ ...WHOLE, business: 'other' }])).toEqual(['stored'])
  })

  test('so it is of one that has not arrived yet', async () => {
    const { store } = await open()
    const what = { business: 'acme', response: idOf(1) }
    expect(await store.erasure.forget(what)).toEqual(NOTHING)
    expect(await store.erasure.forget(what)).toEqual(NOTHING)
    expect(await store.put(OF_WHOLE)).toEqual(Array(3).fill('duplicate'))
  })

  test('events go without a response, and a response without answers', async () => {
    const { store, differences } = await open()
    await store.put([told(1, 'shown'), item(2, [], { ended: 'skip' }), told(2, 'shown')])
    for (const [id, count] of [
      [1, { ...NOTHING, events: 1 }],
      [2, { ...NOTHING, responses: 1, events: 1 }],
    ] as const) {
      expect(await store.erasure.forget({ business: 'acme', response: idOf(id) })).toEqual(count)
    }
    expect(await differences()).toEqual([])
  })

  test('all of a device goes, and nothing of another', async () => {
    const { store, differences } = await open()
    const taken = Array.from({ length: 450 }, (_, n) =>
      item(n, [rated('satisfaction', 1 + (n % 4))], {
        device: `tablet-${n % 3}`,
        boot: 'b',
        at: n * 60_000,
      }),
    )
    await store.put(taken)
    const what = { business: 'acme', device: 'tablet-1' }
    expect(await store.erasure.forget(what)).toEqual({ responses: 150, answers: 150, events: 0 })
    expect(await store.erasure.forget(what)).toEqual(NOTHING)
    expect(await store.recent({ business: 'acme', limit: 500 })).toHaveLength(300)
    expect(await differences()).toEqual([])
  })

  test.each(['ana@b.example', ' ANA@b.example', '+4930123', 'A-1', '77'])(
    'a respondent is known by %j',
    async (respondent) => {
      const { store, differences } = await open()
      await store.put([
        ...OF_WHOLE,
        item(2, [rated('satisfaction', 1)], { fields: { order: 'A-10' } }),
      ])
      const what = { business: 'acme', respondent }
      expect(await store.erasure.forget({ ...what, business: 'other' })).toEqual(NOTHING)
      expect((await store.erasure.forget(what)).responses).toBe(1)
      expect((await store.recent({ business: 'acme', limit: 9 })).map(({ id }) => id)).toEqual([
        idOf(2),
      ])
      expect(await differences()).toEqual([])
    },
  )

  test('nothing goes by an id that no response has', async () => {
    const { store } = await open()
    await store.put(OF_WHOLE)
    expect(await store.erasure.forget({ business: 'acme', response: 'none' })).toEqual(NOTHING)
  })

  test('a respondent is not known by a part, nor by what is no address', async () => {
    const { store } = await open()
    await store.put(OF_WHOLE)
    for (const respondent of ['b.example', 'A', '%', '', 'true', 'order', "' OR 1=1 --"]) {
      expect(await store.erasure.forget({ business: 'acme', respondent })).toEqual(NOTHING)
    }
  })

  test('whatever is forgotten of whatever was put, rollups are what a recount says', async () => {
    const point = fc.integer({ min: 1, max: 4 })
    const when = fc.record({
      hour: fc.integer({ min: -30, max: 60 }),
      uncertain: fc.boolean(),
      touchpoint: fc.constantFrom('exit', 'door'),
    })
    const answers = fc.uniqueArray(
      fc.oneof(
        point.map((each) => satisfied('service', each)),
        point.map((each) => satisfied('experience', each)),
        point.map((each) =>
          Object.assign({}, satisfied('service', each), { question: 'a-first-one' }),
        ),
        fc.constantFrom(REASONS, COMMENT, rated('recommend', 2)),
      ),
      { selector: ({ question }) => question, maxLength: 4 },
    )
    const flags = fc.constantFrom([], ['closed-v1'], ['closed-v1', 'ghost-v1'])
    const entry: fc.Arbitrary<Entry> = fc
      .tuple(fc.integer({ min: 1, max: 6 }), when, answers, flags, fc.integer({ min: 0, max: 3 }))
      .map(([id, over, given, flags, kind]) =>
        kind === 0 ? told(id, 'shown', over) : item(id, given, { ...over, flags, ended: 'done' }),
      )
    await fc.assert(
      fc.asyncProperty(
        fc.array(entry, { maxLength: 20 }),
        fc.array(fc.integer({ min: 1, max: 6 }), { maxLength: 3 }),
        fc.array(entry, { maxLength: 8 }),
        async (entries, gone, later) => {
          const { store, differences } = await open()
          await store.put(entries)
          for (const id of gone)
            await store.erasure.forget({ business: 'acme', response: idOf(id) })
          await store.put(later)
          expect(await differences()).toEqual([])
          const kept = (await store.recent({ business: 'acme', limit: 99 })).map(({ id }) => id)
          expect(kept.filter((id) => gone.map(idOf).includes(id))).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe.each(KINDS)('words that expire in $name', (kind) => {
  beforeEach(({ skip }) => skip(!kind.isHere, 'not on this machine'))
  const open = () => openIn(kind)

  test('go from what is old enough, and from nothing else; counts stay', async () => {
    const { store, differences } = await open()
    await store.put([
      item(1, [rated('satisfaction', 1), COMMENT, CONTACT, REASONS], { received: 1_000 }),
      item(2, [COMMENT, CONTACT], { received: 2_000 }),
    ])
    const counts = () => store.rollups({ business: 'acme', grain: 'day', apart: true })
    const before = await counts()
    const old = { business: 'acme', kind: 'text', before: 2_000 } as const
    expect(await store.erasure.expire({ ...old, business: 'other' })).toBe(0)
    expect(await store.erasure.expire(old)).toBe(1)
    expect(await store.erasure.expire(old)).toBe(0)
    const listed = async () =>
      (await store.recent({ business: 'acme', limit: 9, contacts: true })).map(({ answers }) =>
        answers.map(({ question }) => question).sort(),
      )
    expect(await listed()).toEqual([
      ['comment', 'contact'],
      ['contact', 'reasons', 'satisfaction'],
    ])
    expect(await store.erasure.expire({ ...old, kind: 'contact', before: 3_000 })).toBe(2)
    expect(await listed()).toEqual([['comment'], ['reasons', 'satisfaction']])
    expect(await counts()).toEqual(before)
    expect(await differences()).toEqual([])
  })

  test('an answer whose words are gone cannot be given again, and can be forgotten', async () => {
    const { store, differences } = await open()
    await store.put([item(1, [COMMENT])])
    await store.erasure.expire({ business: 'acme', kind: 'text', before: 9_000 })
    expect(await store.put([item(1, [COMMENT])])).toEqual(['duplicate'])
    expect(await store.erasure.forget({ business: 'acme', response: idOf(1) })).toEqual({
      responses: 1,
      answers: 1,
      events: 0,
    })
    expect(await differences()).toEqual([])
  })
})

test('what was forgotten or has expired stands nowhere in the file', async () => {
  const file = join(temporaryFolder(), 'shop.db')
  const store = openSqlite(file)
  onTestFinished(() => store.close())
  await store.put([item(1, [COMMENT]), item(2, [CONTACT])])
  const bytes = () => readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1')
  expect(bytes()).toContain('sold out')
  await store.erasure.forget({ business: 'acme', response: idOf(1) })
  expect(bytes()).not.toContain('sold out')
  expect(bytes()).toContain('Ana@B')
  await store.erasure.expire({ business: 'acme', kind: 'contact', before: 9_000 })
  expect(bytes()).not.toContain('Ana@B')
})
