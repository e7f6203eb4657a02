import { beforeEach, describe, expect, test } from 'vitest'
import { idOf, item, rated, satisfied, told } from '../testing/items.ts'
import { KINDS, type Kind } from '../testing/stores.ts'
import type { Entry, Item, KeptAnswer, Step, Store } from './store.ts'

/** A store for which every read goes to what was committed, not to what is remembered. */
async function openAgainAndAgain(kind: Kind): Promise<Store> {
  const place = await kind.newPlace()
  async function once<T>(use: (store: Store) => Promise<T>): Promise<T> {
    const store = await place.open()
    try {
      return await use(store)
    } finally {
      await store.close()
    }
  }
  return {
    put: (entries, sighting) => once((store) => store.put(entries, sighting)),
    rollups: (query) => once((store) => store.rollups(query)),
    comments: (query) => once((store) => store.comments(query)),
    sample: (query) => once((store) => store.sample(query)),
    recent: (query) => once((store) => store.recent(query)),
    devices: {
      find: (...args) => once((store) => store.devices.find(...args)),
      list: (...args) => once((store) => store.devices.list(...args)),
      see: (...args) => once((store) => store.devices.see(...args)),
      openPairing: (...args) => once((store) => store.devices.openPairing(...args)),
      findPairing: (...args) => once((store) => store.devices.findPairing(...args)),
      confirm: (...args) => once((store) => store.devices.confirm(...args)),
      handOut: (...args) => once((store) => store.devices.handOut(...args)),
      setStatus: (...args) => once((store) => store.devices.setStatus(...args)),
    },
    tokens: {
      find: (...args) => once((store) => store.tokens.find(...args)),
      list: (...args) => once((store) => store.tokens.list(...args)),
      add: (...args) => once((store) => store.tokens.add(...args)),
      revoke: (...args) => once((store) => store.tokens.revoke(...args)),
      use: (...args) => once((store) => store.tokens.use(...args)),
    },
    erasure: {
      forget: (what) => once((store) => store.erasure.forget(what)),
      expire: (what) => once((store) => store.erasure.expire(what)),
    },
    ping: () => once((store) => store.ping()),
    close: () => Promise.resolve(),
  }
}

async function openOnce(kind: Kind): Promise<Store> {
  const place = await kind.newPlace()
  return place.open()
}

const DAYS = { business: 'acme', grain: 'day', apart: true } as const
const HOURS = { ...DAYS, grain: 'hour' } as const

/** How far visits came, in a few words. */
async function stepsOf(store: Store, grain: 'hour' | 'day' = 'hour'): Promise<readonly string[]> {
  const { steps } = await store.rollups({ ...HOURS, grain })
  return steps.map(
    ({ touchpoint, bucket, step, count }) => `${touchpoint} ${bucket} ${step} ${count}`,
  )
}

const WAYS = KINDS.flatMap((kind) => [
  { name: kind.name, isHere: kind.isHere, open: () => openOnce(kind) },
  {
    name: `${kind.name} opened anew each time`,
    isHere: kind.isHere,
    open: () => openAgainAndAgain(kind),
  },
])

describe.each(WAYS)('$name', ({ isHere, open }) => {
  beforeEach(({ skip }) => skip(!isHere, 'not on this machine'))

  test('an empty store has nothing', async () => {
    const store = await open()
    expect(await store.rollups(DAYS)).toEqual({
      cells: [],
      options: [],
      visits: [],
      pairs: [],
      steps: [],
      flags: [],
      flagged: [],
      unsure: [],
    })
    expect(await store.recent({ business: 'acme', limit: 10 })).toEqual([])
  })

  test('a response is kept with its answers, and counted in its hour and its day', async () => {
    const store = await open()
    const answers: readonly KeptAnswer[] = [
      rated('satisfaction', 4),
      { question: 'reasons', kind: 'choice', value: ['messy', 'rude'] },
      { question: 'comment', kind: 'text', value: 'fine "here"' },
    ]
    const whole: Partial<Item> = {
      locale: 'en',
      ended: 'done',
      device: 'tablet',
      boot: 'b1',
      seq: 3,
      fields: { order: 'A-1', paid: true },
    }
    expect(await store.put([item(1, answers, whole)])).toEqual(['stored'])
    expect(await store.recent({ business: 'acme', limit: 10 })).toEqual([
      {
        cursor: 1,
        id: idOf(1),
        touchpoint: 'exit',
        at: 1_000,
        received: 2_000,
        hour: 30,
        locale: 'en',
        ended: 'done',
        device: 'tablet',
        uncertain: false,
        flags: [],
        fields: { order: 'A-1', paid: true },
        answers: [
          { question: 'comment', value: 'fine "here"' },
          { question: 'reasons', value: ['messy', 'rude'] },
          { question: 'satisfaction', value: 4 },
        ],
      },
    ])
    for (const [query, bucket] of [
      [HOURS, 30],
      [DAYS, 1],
    ] as const) {
      const place = { touchpoint: 'exit', bucket, count: 1 }
      expect(await store.rollups(query)).toEqual({
        visits: [place],
        cells: [{ ...place, question: 'satisfaction', kind: 'smiley4', point: 4 }],
        options: [
          { ...place, question: 'comment', option: '' },
          { ...place, question: 'reasons', option: '' },
          { ...place, question: 'reasons', option: 'messy' },
          { ...place, question: 'reasons', option: 'rude' },
        ],
        pairs: [],
        steps: [{ ...place, step: 'answered' satisfies Step }],
        flags: [],
        flagged: [],
        unsure: [],
      })
    }
  })

  test('what arrives twice counts once, and the first write wins', async () => {
    const store = await open()
    expect(await store.put([item(1, [rated('satisfaction', 4)])])).toEqual(['stored'])
    expect(await store.put([item(1, [rated('satisfaction', 1)])])).toEqual(['duplicate'])
    const { cells, visits } = await store.rollups(DAYS)
    expect(cells).toMatchObject([{ point: 4, count: 1 }])
    expect(visits).toMatchObject([{ count: 1 }])
  })

  test('two parts of one response in one request are both kept', async () => {
    const store = await open()
    const parts = [
      item(1, [rated('satisfaction', 2)]),
      item(1, [rated('recommend', 9)]),
      item(1, [rated('recommend', 9)]),
    ]
    expect(await store.put(parts)).toEqual(['stored', 'stored', 'duplicate'])
    const { cells, visits } = await store.rollups(DAYS)
    expect(cells).toHaveLength(2)
    expect(visits).toMatchObject([{ count: 1 }])
  })

  test('a late part counts in the hour of the first', async () => {
    const store = await open()
    await store.put([item(1, [rated('satisfaction', 2)], { hour: 23 })])
    expect(await store.put([item(1, [rated('recommend', 9)], { hour: 24 })])).toEqual(['stored'])
    const { cells } = await store.rollups(HOURS)
    expect(cells.map(({ bucket }) => bucket)).toEqual([23, 23])
  })

  test('the ending of a later part fills an empty one, once', async () => {
    const store = await open()
    await store.put([item(1, [rated('satisfaction', 2)])])
    expect(await store.put([item(1, [], { ended: 'skip' })])).toEqual(['stored'])
    expect(await store.put([item(1, [], { ended: 'done' })])).toEqual(['duplicate'])
    expect(await store.recent({ business: 'acme', limit: 1 })).toMatchObject([{ ended: 'skip' }])
  })

  test('an id that is a response elsewhere is a conflict, and nothing of it is kept', async () => {
    const store = await open()
    await store.put([item(1, [rated('satisfaction', 2)])])
    const elsewhere = item(1, [rated('recommend', 9)], { touchpoint: 'till', ended: 'done' })
    expect(await store.put([elsewhere])).toEqual(['conflict'])
    expect((await store.rollups(DAYS)).cells).toHaveLength(1)
    expect(await store.recent({ business: 'acme', limit: 1 })).toMatchObject([{ ended: null }])
  })

  test('the same id of another business is another response', async () => {
    const store = await open()
    const other = item(1, [rated('satisfaction', 2)], { business: 'other', touchpoint: 'till' })
    expect(await store.put([item(1, [rated('satisfaction', 2)]), other])).toEqual([
      'stored',
      'stored',
    ])
    expect((await store.rollups(DAYS)).visits).toMatchObject([{ touchpoint: 'exit', count: 1 }])
    expect(await store.recent({ business: 'other', limit: 9 })).toMatchObject([{ cursor: 1 }])
  })

  test('who answers under both lenses is a pair, whichever comes first', async () => {
    const store = await open()
    await store.put([
      item(1, [satisfied('service', 4), satisfied('experience', 2)]),
      item(2, [satisfied('experience', 3)]),
      item(3, [satisfied('service', 1)]),
    ])
    await store.put([item(2, [satisfied('service', 1)])])
    await store.put([item(2, [satisfied('service', 1)])])
    const { pairs } = await store.rollups(DAYS)
    const pair = {
      touchpoint: 'exit',
      bucket: 1,
      count: 1,
      service: 'service-satisfaction',
      experience: 'experience-satisfaction',
      serviceKind: 'smiley4',
      experienceKind: 'smiley4',
    }
    expect(pairs).toEqual([
      { ...pair, servicePoint: 1, experiencePoint: 3 },
      { ...pair, servicePoint: 4, experiencePoint: 2 },
    ])
  })

  test('rollups can be had of some touchpoints, of some time, and added up', async () => {
    const store = await open()
    await store.put([
      item(1, [rated('satisfaction', 4)], { hour: 1 }),
      item(2, [rated('satisfaction', 4)], { hour: 2 }),
      item(3, [rated('satisfaction', 4)], { hour: 3 }),
      item(4, [rated('satisfaction', 4)], { hour: 2, touchpoint: 'till' }),
    ])
    const { cells } = await store.rollups({
      ...HOURS,
      apart: false,
      from: 1,
      to: 3,
      touchpoints: ['exit'],
    })
    expect(cells).toEqual([
      {
        touchpoint: 'exit',
        bucket: 0,
        question: 'satisfaction',
        kind: 'smiley4',
        point: 4,
        count: 2,
      },
    ])
    expect((await store.rollups({ ...HOURS, touchpoints: [] })).visits).toEqual([])
  })

  test('days before 1970 are days like all others', async () => {
    const store = await open()
    await store.put([item(1, [rated('satisfaction', 4)], { hour: -1 })])
    expect((await store.rollups(DAYS)).visits).toMatchObject([{ bucket: -1 }])
  })

  test('the newest are listed first, and again when a later part adds to them', async () => {
    const store = await open()
    const list = async (query = {}) => {
      const listed = await store.recent({ business: 'acme', limit: 2, ...query })
      return listed.map(({ id, cursor }) => [id, cursor])
    }
    await store.put([1, 2, 3].map((id) => item(id, [rated('satisfaction', 4)])))
    expect(await list()).toEqual([
      [idOf(3), 3],
      [idOf(2), 2],
    ])
    expect(await list({ before: 2 })).toEqual([[idOf(1), 1]])
    expect(await list({ after: 3 })).toEqual([])
    await store.put([item(1, [rated('recommend', 4)]), item(2, [rated('satisfaction', 4)])])
    expect(await list({ after: 3 })).toEqual([[idOf(1), 4]])
  })

  test('a sample is the newest whole responses of some touchpoints and hours, without words', async () => {
    const store = await open()
    const chosen: KeptAnswer = { question: 'reasons', kind: 'choice', value: ['messy', 'rude'] }
    const said: KeptAnswer = { question: 'comment', kind: 'text', value: 'No.' }
    const called: KeptAnswer = {
      question: 'call',
      kind: 'contact',
      value: { email: 'a@b.example' },
    }
    await store.put([
      item(1, [rated('satisfaction', 4), rated('clean', 2), chosen, said, called], { hour: 10 }),
      item(2, [said], { hour: 11 }),
      item(3, [rated('satisfaction', 1)], { hour: 12 }),
      item(4, [rated('satisfaction', 1)], { hour: 12, touchpoint: 'checkout' }),
      item(5, [rated('satisfaction', 3)], { hour: 12, business: 'other' }),
    ])
    const asked = { business: 'acme', touchpoints: ['exit'], limit: 10 }
    const [one, none, last] = [
      {
        touchpoint: 'exit',
        hour: 10,
        ratings: expect.arrayContaining([
          { question: 'satisfaction', kind: 'smiley4', point: 4 },
          { question: 'clean', kind: 'smiley4', point: 2 },
        ]) as unknown,
        choices: [{ question: 'reasons', options: ['messy', 'rude'] }],
      },
      { touchpoint: 'exit', hour: 11, ratings: [], choices: [] },
      {
        touchpoint: 'exit',
        hour: 12,
        ratings: [{ question: 'satisfaction', kind: 'smiley4', point: 1 }],
        choices: [],
      },
    ]
    expect(await store.sample(asked)).toEqual([last, none, one])
    expect((await store.sample(asked))[2]!.ratings).toHaveLength(2)
    expect(await store.sample({ ...asked, limit: 2 })).toEqual([last, none])
    expect(await store.sample({ ...asked, from: 11, to: 12 })).toEqual([none])
    expect(await store.sample({ ...asked, touchpoints: [] })).toEqual([])
    expect(await store.sample({ ...asked, touchpoints: ['exit', 'checkout'] })).toHaveLength(4)
    expect(await store.sample({ ...asked, business: 'nobody' })).toEqual([])
  })

  test('a contact is kept, counted, and listed only to who asks for it', async () => {
    const store = await open()
    const contact = { email: 'a@b.example', consent: true }
    await store.put([item(1, [{ question: 'contact', kind: 'contact', value: contact }])])
    expect(await store.recent({ business: 'acme', limit: 1, contacts: true })).toMatchObject([
      { answers: [{ question: 'contact', value: contact }] },
    ])
    expect((await store.rollups(DAYS)).options).toMatchObject([{ question: 'contact', option: '' }])
    expect(await store.recent({ business: 'acme', limit: 1 })).toMatchObject([{ answers: [] }])
  })

  test('an order is kept with its answer, and the first one stands', async () => {
    const store = await open()
    const reasons = { question: 'reasons', kind: 'choice', value: ['rude'] } as const
    await store.put([
      item(1, [{ ...reasons, order: ['rude', 'messy'] }, rated('satisfaction', 4)]),
      item(1, [{ ...reasons, order: ['messy', 'rude'] }]),
      item(2, [reasons]),
      item(2, [{ ...reasons, order: ['messy', 'rude'] }]),
    ])
    const listed = await store.recent({ business: 'acme', limit: 9 })
    expect(listed.map(({ answers }) => answers)).toEqual([
      [{ question: 'reasons', value: ['rude'] }],
      [
        { question: 'reasons', value: ['rude'], order: ['rude', 'messy'] },
        { question: 'satisfaction', value: 4 },
      ],
    ])
    expect((await store.rollups(DAYS)).options).toMatchObject([
      { option: '', count: 2 },
      { option: 'rude', count: 2 },
    ])
  })

  describe('an event', () => {
    test('is kept once, counted in its hour and its day, and is no response', async () => {
      const store = await open()
      expect(await store.put([told(1, 'shown'), told(1, 'dismissed', { hour: 47 })])).toEqual([
        'stored',
        'stored',
      ])
      expect(await store.put([told(1, 'shown', { hour: 31 })])).toEqual(['duplicate'])
      expect(await stepsOf(store)).toEqual(['exit 30 shown 1', 'exit 47 dismissed 1'])
      expect(await stepsOf(store, 'day')).toEqual(['exit 1 dismissed 1', 'exit 1 shown 1'])
      expect((await store.rollups(DAYS)).visits).toEqual([])
      expect(await store.recent({ business: 'acme', limit: 9 })).toEqual([])
    })

    test('twice in one request is once', async () => {
      const store = await open()
      expect(await store.put([told(1, 'shown'), told(1, 'shown')])).toEqual(['stored', 'duplicate'])
      expect(await stepsOf(store)).toEqual(['exit 30 shown 1'])
    })

    const shown = told(1, 'shown', { hour: 29 })
    const answer = item(1, [rated('satisfaction', 4)])
    const BOTH = ['exit 29 shown 1', 'exit 29 shown-answered 1', 'exit 30 answered 1']

    test.each([
      ['before its answer', [shown, answer]],
      ['after its answer', [answer, shown]],
      ['between two parts of it', [answer, shown, item(1, [rated('recommend', 4)])]],
      ['before a part without answers', [shown, item(1, [], { ended: 'skip' }), answer]],
      ['after a part without answers', [item(1, [], { ended: 'skip' }), shown, answer]],
    ] as const)('is counted with its answer when it arrives %s', async (_when, entries) => {
      const [together, apart] = [await open(), await open()]
      await together.put(entries)
      for (const entry of entries) await apart.put([entry])
      for (const store of [together, apart]) expect(await stepsOf(store)).toEqual(BOTH)
    })

    test('and a response without answers are not an answer', async () => {
      const store = await open()
      await store.put([shown, item(1, [], { ended: 'exit' })])
      expect(await stepsOf(store)).toEqual(['exit 29 shown 1'])
    })

    test('counts with the answers of its own touchpoint only', async () => {
      const store = await open()
      const entries: readonly Entry[] = [told(1, 'shown', { touchpoint: 'till' }), answer]
      await store.put(entries)
      await store.put([told(2, 'shown', { touchpoint: 'till' })])
      expect(await stepsOf(store)).toEqual(['exit 30 answered 1', 'till 30 shown 2'])
    })

    test('that is known at another touchpoint is a conflict', async () => {
      const store = await open()
      await store.put([told(1, 'shown')])
      expect(await store.put([told(1, 'shown', { touchpoint: 'till' })])).toEqual(['conflict'])
      expect(await stepsOf(store)).toEqual(['exit 30 shown 1'])
    })

    test('of another business is another event', async () => {
      const store = await open()
      const other = told(1, 'shown', { business: 'other' })
      expect(await store.put([told(1, 'shown'), other])).toEqual(['stored', 'stored'])
      expect(await stepsOf(store)).toEqual(['exit 30 shown 1'])
    })
  })

  test('it can tell that it is able to write', async () => {
    await (await open()).ping()
  })
})
