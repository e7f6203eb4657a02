import { IDBDatabase, IDBObjectStore } from 'fake-indexeddb'
import { promisifyRequest } from 'idb-keyval'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { openOutbox } from './whole.ts'
import type { QuarantinedRow, Submission } from './keeping/submission.ts'
import { acknowledge, offline, portal, problem } from './testing/receiver.ts'
import type { Answer } from './testing/receiver.ts'
import { URL, createWorld, keys, row, turns, until } from './testing/world.ts'

afterEach(() => vi.restoreAllMocks())

async function addAll(outbox: { add(row: Submission): Promise<unknown> }, names: string[]) {
  await Promise.all(names.map((name) => outbox.add(row(name))))
}

describe('keeping', () => {
  test('a row that was added is sent, acknowledged and gone', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    expect(await outbox.add(row('a'))).toBe('disk')
    await outbox.flush()
    expect([...receiver.arrivals]).toEqual([['a', 1]])
    expect(await outbox.pending()).toEqual([])
    expect(await outbox.status()).toMatchObject({ storage: 'disk', pending: 0, failures: 0 })
  })

  test('a row is kept with strict durability', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction')
    await createWorld().open().add(row('a'))
    expect(transaction.mock.calls.find(([, mode]) => mode === 'readwrite')).toEqual([
      ['rows'],
      'readwrite',
      { durability: 'strict' },
    ])
  })

  test('a row is not said to be on disk when its transaction aborts after the write', async () => {
    const { open, receiver } = createWorld()
    receiver.always = offline
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...write
    ) {
      const request = put.apply(this, write)
      request.onsuccess = () => this.transaction.abort()
      return request
    })
    expect(await open().add(row('a'))).toBe('memory')
  })

  test('a row outlives its page, and the next page sends it', async () => {
    const { open, receiver } = createWorld()
    receiver.always = offline
    const before = open()
    await before.add(row('a'))
    before.stop()
    receiver.always = receiver.take
    const after = open()
    after.start()
    await until(() => receiver.stored.has('a'))
  })

  test('the same key twice is one row', async () => {
    const { open, receiver } = createWorld()
    receiver.always = offline
    const outbox = open()
    await outbox.add(row('a'))
    await outbox.add(row('a'))
    expect(await outbox.pending()).toEqual([row('a')])
  })

  test('what the caller changes later is not what was added', async () => {
    const { open } = createWorld()
    const outbox = open({ indexedDB: undefined, fetch: () => Promise.reject(new Error()) })
    const body = { id: 'id-a', key: 'a', value: 4 }
    await outbox.add(row('a', { body }))
    body.value = 1
    expect(await outbox.pending()).toEqual([row('a', { body: { id: 'id-a', key: 'a', value: 4 } })])
  })

  test('opening touches neither disk nor page nor network', async () => {
    const world = createWorld()
    const opened = vi.spyOn(world.indexedDB, 'open')
    const outbox = world.open()
    await turns()
    expect(opened).not.toHaveBeenCalled()
    expect(outbox.watching()).toBe(false)
    expect(world.receiver.requests).toEqual([])
    expect(world.clock.timers()).toEqual([])
  })

  test.each<[string, () => unknown]>([
    ['outbox needs { url }: string', () => openOutbox({ url: '' })],
    ['outbox needs { url }: string', () => openOutbox({} as never)],
    ['outbox needs { name }: string', () => openOutbox({ url: URL, name: '' })],
    ['outbox needs { key }: string', () => createWorld().open().add(row(''))],
    [
      'outbox needs { id }: string',
      () =>
        createWorld()
          .open()
          .add(row('a', { id: '' })),
    ],
    [
      'outbox needs { key }: string',
      () =>
        createWorld()
          .open()
          .add({ ...row('a'), key: 7 as never }),
    ],
    [
      'outbox needs { head }: object',
      () =>
        createWorld()
          .open()
          .add(row('a', { head: null as never })),
    ],
    [
      'outbox needs { body }: object',
      () =>
        createWorld()
          .open()
          .add(row('a', { body: 'x' as never })),
    ],
    [
      'outbox needs { key }: string',
      () =>
        createWorld()
          .open()
          .add(undefined as never),
    ],
  ])('a wrong call is told at once: %s', (message, call) => {
    expect(call).toThrow(new TypeError(message))
  })
})

describe('sending', () => {
  test('rows go in key order with their head once on top', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = offline
    for (const name of ['b', 'd', 'a', 'c']) {
      await outbox.add(row(name))
      await outbox.flush()
    }
    receiver.requests.length = 0
    receiver.always = receiver.take
    await outbox.flush()
    expect(receiver.batches().flat()).toEqual(['a', 'b', 'c', 'd'])
    expect(receiver.requests.at(-1)!.body).toMatchObject({ business: 'acme', sentAt: clock.now() })
  })

  test('a long queue is sent in full batches', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = offline
    await addAll(outbox, keys(1_201))
    await outbox.flush()
    receiver.always = receiver.take
    receiver.requests.length = 0
    await outbox.flush()
    expect(receiver.batches().flat()).toEqual(keys(1_201))
    expect(Math.max(...receiver.batches().map((batch) => batch.length))).toBe(500)
    expect(await outbox.pending()).toEqual([])
  })

  test('the page is let in between two batches', async () => {
    const { open, receiver } = createWorld()
    const pause = vi.fn<() => Promise<void>>(() => Promise.resolve())
    const outbox = open({ pause })
    await outbox.add(row('a', { head: { business: 'one' } }))
    await outbox.add(row('b', { head: { business: 'two' } }))
    await outbox.flush()
    expect(receiver.requests).toHaveLength(2)
    expect(pause.mock.calls.length).toBeGreaterThanOrEqual(2)
  })

  test('a row that comes while others are sent goes in the same pass', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.next.push(async (request) => {
      await outbox.add(row('0 earlier'))
      await outbox.add(row('z later'))
      return receiver.take(request)
    })
    await outbox.add(row('m'))
    await outbox.flush()
    expect([...receiver.arrivals]).toEqual([
      ['m', 1],
      ['z later', 1],
      ['0 earlier', 1],
    ])
  })

  test('listeners hear of it, and their errors harm nothing', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    const delivered = vi.fn<(rows: readonly Submission[]) => void>()
    const changed = vi.fn<() => void>()
    outbox.on('delivered', () => {
      throw new Error('a defect of the host')
    })
    outbox.on('delivered', () => Promise.reject(new Error('another')))
    outbox.on('delivered', delivered)
    outbox.on('changed', changed)
    const former = vi.fn<() => void>()
    const off = outbox.on('delivered', former)
    off()
    await outbox.add(row('a'))
    await outbox.flush()
    expect(delivered.mock.calls).toEqual([[[row('a')]]])
    expect(former).not.toHaveBeenCalled()
    expect(changed.mock.calls.length).toBeGreaterThanOrEqual(2)
    expect(receiver.stored).toEqual(new Set(['a']))
  })

  test('after stop nothing is sent and no timer runs, and rows stay', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = offline
    await outbox.add(row('a'))
    await outbox.flush()
    expect(clock.timers()).toHaveLength(1)
    const changed = vi.fn<() => void>()
    outbox.on('changed', changed)
    outbox.stop()
    expect(clock.timers()).toEqual([])
    expect(outbox.watching()).toBe(false)
    receiver.requests.length = 0
    expect(await outbox.add(row('b'))).toBe('disk')
    await outbox.flush()
    outbox.start()
    await turns()
    expect(receiver.requests).toEqual([])
    expect(changed).not.toHaveBeenCalled()
    expect(await open().pending()).toEqual([row('a'), row('b')])
  })

  test('a stop ends the pass between two batches', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = (request) => {
      outbox.stop()
      return receiver.take(request)
    }
    const adding = ['one', 'two'].map((business) =>
      outbox.add(row(business, { head: { business } })),
    )
    await Promise.all(adding)
    await turns()
    expect(receiver.requests).toHaveLength(1)
    expect(await outbox.pending()).toHaveLength(1)
  })
})

describe('acknowledgement', () => {
  test('a row goes only when its id is echoed, and is sent again after a while', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.next.push(async (request) => {
      await addAll(outbox, ['b', 'c', 'd'])
      return receiver.take(request)
    })
    receiver.next.push(async (request) => {
      const { results } = await (await receiver.take(request)).json()
      return acknowledge([results[0], results[2]])
    })
    await outbox.add(row('a'))
    await until(() => receiver.requests.length === 2)
    await turns()
    expect(receiver.batches()).toEqual([['a'], ['b', 'c', 'd']])
    expect((await outbox.pending()).map(({ key }) => key)).toEqual(['c'])
    expect(await outbox.status()).toMatchObject({ failures: 1, pending: 1 })
    clock.advance(1_000)
    await until(() => receiver.requests.length === 3)
    await turns()
    expect(await outbox.pending()).toEqual([])
  })

  test('two rows of one id need two results, and travel apart when only one comes', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = async (request) => {
      const { results } = await (await receiver.take(request)).json()
      return acknowledge(results.slice(0, 1))
    }
    receiver.next.push(async (request) => {
      await outbox.add(row('b', { id: 'same' }))
      await outbox.add(row('c', { id: 'same' }))
      return receiver.take(request)
    })
    await outbox.add(row('a'))
    await until(() => receiver.requests.length === 2)
    await turns()
    expect(receiver.batches()).toEqual([['a'], ['b', 'c']])
    expect((await outbox.pending()).map(({ key }) => key)).toEqual(['b', 'c'])
    await outbox.flush()
    expect(receiver.batches().slice(2)).toEqual([['b'], ['c']])
    expect(await outbox.pending()).toEqual([])
  })

  test.each<[string, () => Response | Promise<Response>]>([
    ['a captive portal', () => portal({} as never)],
    ['a redirect', () => Promise.reject(new TypeError('redirected'))],
    ['an answer cut short', () => new Response('{"protocol":"shopbell/1","results":[{"id":"id-a"')],
    ['another protocol', () => Response.json({ results: [{ id: 'id-a', status: 'stored' }] })],
    ['no results', () => Response.json({ protocol: 'shopbell/1' })],
    ['other ids', () => acknowledge([{ id: 'id-b', status: 'stored' }])],
    ['an unknown status', () => acknowledge([{ id: 'id-a', status: 'queued' }])],
    ['nonsense in results', () => acknowledge([null, 7, 'id-a'])],
    ['202', () => new Response('', { status: 202 })],
    [
      'an acknowledgement with another status',
      () =>
        Response.json(
          { protocol: 'shopbell/1', results: [{ id: 'id-a', status: 'stored' }] },
          { status: 201 },
        ),
    ],
    [
      'a body that breaks off',
      () => new Response(new ReadableStream({ start: (c) => c.error(new Error()) })),
    ],
    ['404', () => new Response('', { status: 404 })],
    ['400 from a proxy', () => new Response('<h1>Bad request', { status: 400 })],
    ['403 from a portal', () => new Response('<h1>Log in', { status: 403 })],
    ['500', () => problem(500)],
    ['503', () => problem(503)],
  ])('%s is not one: the row stays', async (_name, answer) => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = answer
    await outbox.add(row('a'))
    await outbox.flush()
    expect(receiver.requests.length).toBeGreaterThan(0)
    expect(await outbox.pending()).toEqual([row('a')])
    expect(await outbox.quarantined()).toEqual([])
    expect(await outbox.status()).toMatchObject({ refused: null, lastDeliveredAt: null })
    receiver.always = receiver.take
    await outbox.flush()
    expect(await outbox.pending()).toEqual([])
  })

  test('a request that never answers is given up after 30 s', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = () => new Promise(() => {})
    await outbox.add(row('a'))
    await until(() => receiver.requests.length === 1)
    clock.advance(29_999)
    expect(receiver.requests.at(0)!.init.signal!.aborted).toBe(false)
    clock.advance(1)
    expect(receiver.requests.at(0)!.init.signal!.aborted).toBe(true)
    await turns()
    expect(await outbox.status()).toMatchObject({ pending: 1, failures: 1 })
  })
})

describe('refusals', () => {
  test('a rejected row is quarantined with its reason, and its neighbours are delivered', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    const heard = vi.fn<(rows: readonly QuarantinedRow[]) => void>()
    outbox.on('quarantined', heard)
    receiver.rejects.add('b')
    await addAll(outbox, ['a', 'b', 'c'])
    await outbox.flush()
    const refused = { ...row('b'), code: 'bad', message: 'No.', refusedAt: clock.now() }
    expect(await outbox.quarantined()).toEqual([refused])
    expect(heard.mock.calls).toEqual([[[refused]]])
    expect(await outbox.pending()).toEqual([])
    expect(receiver.stored).toEqual(new Set(['a', 'c']))
    expect(await outbox.status()).toMatchObject({ pending: 0, quarantined: 1, failures: 0 })
  })

  test('moving to quarantine is one transaction', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.rejects.add('a')
    const writes: string[] = []
    const transactions = new Set<IDBTransaction>()
    for (const method of ['put', 'delete'] as const) {
      const real = IDBObjectStore.prototype[method] as (...values: never[]) => IDBRequest
      vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (
        this: IDBObjectStore,
        ...values: unknown[]
      ) {
        if (this.transaction.objectStoreNames.contains('quarantine') && this.name !== 'progress') {
          writes.push(`${method} ${this.name}`)
          transactions.add(this.transaction)
        }
        return real.apply(this, values as never[])
      })
    }
    await outbox.add(row('a'))
    await outbox.flush()
    expect(writes.sort()).toEqual(['delete rows', 'put quarantine'])
    expect(transactions.size).toBe(1)
  })

  test.each([400, 422])('%i with problem details isolates the bad row', async (status) => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = (request) =>
      request.body.responses.some(({ key }) => key === 'k000005')
        ? problem(status, { code: 'bad-answer', detail: 'Not a number.' })
        : receiver.take(request)
    await addAll(outbox, keys(20))
    await outbox.flush()
    expect(await outbox.quarantined()).toMatchObject([
      { key: 'k000005', code: 'bad-answer', message: 'Not a number.' },
    ])
    expect(receiver.stored.size).toBe(19)
    expect(Math.max(...receiver.arrivals.values())).toBe(1)
  })

  test('413 halves the batch, and a row that is too large by itself is quarantined', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = (request) =>
      request.text.length > 400 ? new Response('', { status: 413 }) : receiver.take(request)
    await outbox.add(row('huge', { body: { id: 'id-huge', key: 'huge', text: 'x'.repeat(500) } }))
    await addAll(outbox, keys(20))
    await outbox.flush()
    expect(await outbox.quarantined()).toMatchObject([{ key: 'huge', code: 'http-413' }])
    expect(receiver.stored.size).toBe(20)
    expect(await outbox.pending()).toEqual([])
  })

  test.each([401, 403])(
    '%i with problem details stops, keeps, and tries again within a minute',
    async (status) => {
      const { open, receiver, clock } = createWorld()
      const outbox = open()
      receiver.always = () => problem(status, { detail: 'This tablet was revoked.' })
      await addAll(outbox, ['a', 'b'])
      await outbox.flush()
      expect(await outbox.status()).toMatchObject({
        pending: 2,
        quarantined: 0,
        refused: { status, reason: 'This tablet was revoked.' },
      })
      expect(clock.timers()).toEqual([60_000])
      receiver.always = receiver.take
      clock.advance(60_000)
      await until(() => receiver.stored.size === 2)
      expect(await outbox.status()).toMatchObject({ refused: null, pending: 0 })
    },
  )

  describe('a head that is refused', () => {
    function createRefusing(...gone: readonly string[]) {
      const world = createWorld()
      const { receiver } = world
      receiver.always = (request) =>
        gone.includes(String(request.body['business']))
          ? problem(403, { detail: `No ${String(request.body['business'])}.` })
          : receiver.take(request)
      const asked = (business: string) =>
        receiver.requests.filter(({ body }) => body['business'] === business).length
      const of = (business: string, key: string) => row(key, { head: { business } })
      return { ...world, asked, of }
    }

    test('does not keep rows of other heads back', async () => {
      const { open, receiver, asked, of } = createRefusing('gone')
      const outbox = open()
      const refusing = receiver.always
      receiver.always = offline
      for (const key of keys(40)) await outbox.add(of('gone', key))
      await outbox.add(of('acme', 'later'))
      await outbox.flush()
      expect(await outbox.status()).toMatchObject({ pending: 41, refused: null })
      expect((await outbox.status()).failures).toBeGreaterThan(0)
      receiver.always = refusing
      receiver.requests.length = 0
      await outbox.flush()
      expect([...receiver.stored]).toEqual(['later'])
      expect(asked('gone')).toBe(1)
      expect(await outbox.status()).toMatchObject({
        pending: 40,
        quarantined: 0,
        failures: 0,
        refused: { status: 403, reason: 'No gone.' },
      })
    })

    test('is asked again within a minute, whatever is sent meanwhile', async () => {
      const { open, receiver, clock, asked, of } = createRefusing('gone')
      const outbox = open()
      await outbox.add(of('gone', 'a'))
      await until(() => clock.timers().includes(60_000))
      clock.advance(20_000)
      await outbox.add(of('acme', 'b'))
      await until(() => receiver.stored.has('b'))
      await until(() => clock.timers().includes(40_000))
      expect(asked('gone')).toBe(1)
      expect(await outbox.status()).toMatchObject({
        pending: 1,
        retryAt: clock.now() + 40_000,
        refused: { reason: 'No gone.' },
      })
      receiver.always = receiver.take
      clock.advance(40_000)
      await until(() => receiver.stored.has('a'))
      await until(() => clock.timers().length === 0)
      expect(await outbox.status()).toMatchObject({ pending: 0, refused: null, retryAt: null })
    })

    test('is remembered by the next page, and tried at once when somebody asks', async () => {
      const { open, receiver, clock, asked, of } = createRefusing('gone')
      const before = open()
      await before.add(of('gone', 'a'))
      await before.flush()
      before.stop()
      receiver.requests.length = 0
      const after = open()
      after.start()
      await until(() => clock.timers().includes(60_000))
      await after.add(of('acme', 'b'))
      await until(() => receiver.stored.has('b'))
      expect(asked('gone')).toBe(0)
      await after.flush()
      expect(asked('gone')).toBe(1)
    })

    test('is told with its own reason, as long as it is refused', async () => {
      const { open, receiver, of } = createRefusing('gone', 'lost')
      const outbox = open()
      await outbox.add(of('gone', 'a'))
      await outbox.add(of('lost', 'b'))
      await outbox.flush()
      receiver.always = (request) =>
        request.body['business'] === 'gone'
          ? problem(401, { detail: 'Sign in.' })
          : receiver.take(request)
      await outbox.flush()
      expect([...receiver.stored]).toEqual(['b'])
      expect((await outbox.status()).refused).toEqual({ status: 401, reason: 'Sign in.' })
    })

    test('is forgotten with its last row', async () => {
      const { open, indexedDB, of } = createRefusing('gone')
      const outbox = open()
      await outbox.add(of('gone', 'a'))
      await outbox.flush()
      // A tab on a browser without locks may have sent it, or it was in the memory of one that ended.
      const database = await promisifyRequest(indexedDB.open(`outbox ${URL}`))
      const transaction = database.transaction('rows', 'readwrite')
      transaction.objectStore('rows').clear()
      await promisifyRequest(transaction)
      database.close()
      expect((await outbox.status()).refused).toMatchObject({ reason: 'No gone.' })
      await outbox.flush()
      expect(await outbox.status()).toMatchObject({ pending: 0, refused: null, retryAt: null })
    })
  })

  test.each<[string, Answer]>([
    ['fails', () => problem(500)],
    ['is not the receiver’s', portal],
    ['echoes nothing', () => acknowledge([])],
  ])('an answer that %s for one head does not keep the others back', async (_name, answer) => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = (request) =>
      request.body['business'] === 'sick' ? answer(request) : receiver.take(request)
    receiver.next.push(offline)
    await outbox.add(row('a', { head: { business: 'sick' } }))
    await outbox.flush()
    for (const key of keys(40)) await outbox.add(row(key, { head: { business: 'sick' } }))
    await outbox.add(row('later'))
    receiver.requests.length = 0
    await outbox.flush()
    expect([...receiver.stored]).toEqual(['later'])
    expect(receiver.requests).toHaveLength(2)
    expect(await outbox.status()).toMatchObject({ pending: 41, failures: 1 })
    expect(clock.timers()).toEqual([1_000])
  })

  test('a receiver that fails for all is asked for two heads at most', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = offline
    for (const key of keys(5)) await outbox.add(row(key, { head: { business: key } }))
    await outbox.flush()
    receiver.requests.length = 0
    receiver.always = () => problem(500)
    await outbox.flush()
    expect(receiver.requests).toHaveLength(2)
  })

  test('a row that makes the receiver fail does not keep its neighbours back', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = (request) =>
      request.body.responses.some(({ key }) => key === 'k000003')
        ? problem(500)
        : receiver.take(request)
    await addAll(outbox, keys(10))
    for (let minute = 0; minute < 12; minute += 1) {
      await turns()
      clock.advance(60_000)
    }
    await turns()
    expect(receiver.stored.size).toBe(9)
    expect((await outbox.pending()).map(({ key }) => key)).toEqual(['k000003'])
    await outbox.add(row('later'))
    for (let minute = 0; minute < 4; minute += 1) {
      await turns()
      clock.advance(60_000)
    }
    await turns()
    expect(receiver.stored).toContain('later')
  })

  test('a row that something on the way cuts off does not keep its neighbours back for long', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = (request) =>
      request.text.includes('k000000') ? offline(request) : receiver.take(request)
    await addAll(outbox, keys(3))
    for (let minute = 0; minute < 15; minute += 1) {
      await turns()
      clock.advance(60_000)
    }
    await turns()
    expect((await outbox.pending()).map(({ key }) => key)).toEqual(['k000000'])
  })

  test('a row that the receiver never echoes does not keep its neighbours back', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = (request) =>
      request.body.responses.at(0)!.key === 'k000000' ? acknowledge([]) : receiver.take(request)
    await addAll(outbox, keys(10))
    for (let minute = 0; minute < 8; minute += 1) {
      await turns()
      clock.advance(60_000)
    }
    await turns()
    expect(receiver.stored.size).toBe(9)
    expect((await outbox.pending()).map(({ key }) => key)).toEqual(['k000000'])
  })
})

describe('waiting', () => {
  test('a request may outlive its page, unless nobody answered the one before', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.next.push(offline)
    await outbox.add(row('a'))
    await outbox.flush()
    await outbox.flush()
    await outbox.add(row('b'))
    await outbox.flush()
    expect(receiver.requests.map(({ init }) => init.keepalive)).toEqual([true, false, true])
  })

  test('waits after a failure, twice as long each time, up to a minute', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.always = offline
    await outbox.add(row('a'))
    const waits: number[] = []
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      await until(
        () =>
          receiver.requests.length === attempt &&
          clock.timers().length === 1 &&
          !clock.timers().includes(30_000),
      )
      await turns()
      waits.push(clock.timers().at(0)!)
      clock.advance(waits.at(-1)! - 1)
      await turns()
      expect(receiver.requests).toHaveLength(attempt)
      clock.advance(1)
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  })

  test('a success ends the waiting', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.next.push(offline, offline)
    await outbox.add(row('a'))
    await outbox.flush()
    await outbox.flush()
    await outbox.flush()
    expect(await outbox.status()).toMatchObject({ failures: 0, retryAt: null, pending: 0 })
  })

  test('a row added meanwhile is kept and not sent', async () => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.always = offline
    await outbox.add(row('a'))
    await turns()
    expect(receiver.requests).toHaveLength(1)
    await outbox.add(row('b'))
    await turns()
    expect(receiver.requests).toHaveLength(1)
  })

  test.each(['online', 'visible'] as const)('a page that is %s tries at once', async (event) => {
    const { open, receiver } = createWorld()
    const outbox = open()
    receiver.next.push(offline)
    await outbox.add(row('a'))
    await turns()
    expect(receiver.stored.size).toBe(0)
    outbox.fire(event)
    await until(() => receiver.stored.has('a'))
  })

  test.each(['seconds', 'date'])(
    'what the receiver asks for in %s stands, whatever happens',
    async (form) => {
      const { open, receiver, clock } = createWorld()
      const outbox = open()
      const asked = form === 'seconds' ? '600' : new Date(clock.now() + 600_000).toUTCString()
      receiver.next.push(() => problem(429, {}, { 'retry-after': asked }))
      await outbox.add(row('a'))
      await turns()
      outbox.fire('online')
      outbox.fire('visible')
      await outbox.flush()
      for (let minute = 1; minute < 10; minute += 1) {
        clock.advance(60_000)
        await turns()
      }
      expect(receiver.requests).toHaveLength(1)
      clock.advance(60_000)
      await until(() => receiver.stored.has('a'))
    },
  )

  test('the wait outlives the page and holds for other tabs', async () => {
    const { open, receiver, clock } = createWorld()
    const before = open()
    receiver.next.push(() => problem(503, {}, { 'retry-after': '30' }))
    await before.add(row('a'))
    await turns()
    before.stop()
    const after = open()
    after.start()
    await turns()
    expect(receiver.requests).toHaveLength(1)
    expect(await after.status()).toMatchObject({ failures: 1, retryAt: clock.now() + 30_000 })
    clock.advance(30_000)
    await until(() => receiver.stored.has('a'))
  })

  test('a wait that a clock set back has made absurd is ignored', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    receiver.next.push(() => problem(503, {}, { 'retry-after': '30' }))
    await outbox.add(row('a'))
    await turns()
    clock.set(clock.now() - 365 * 86_400_000)
    outbox.start()
    await until(() => receiver.stored.has('a'))
  })

  test('timers run only while rows wait', async () => {
    const { open, receiver, clock } = createWorld()
    const outbox = open()
    outbox.start()
    await turns()
    expect(clock.timers()).toEqual([])
    receiver.next.push(offline)
    await outbox.add(row('a'))
    await turns()
    expect(clock.timers()).toEqual([1_000])
    clock.advance(1_000)
    await until(() => receiver.stored.has('a'))
    await turns()
    expect(clock.timers()).toEqual([])
  })
})

test('what surrounds the queue may fail in any way, and nothing escapes', async () => {
  const escaped = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', escaped)
  const { open, receiver, clock } = createWorld()
  let broken = true
  const outbox = open({
    pause: () => {
      if (broken) throw new Error('a defect')
      return Promise.resolve()
    },
    beacon: () => {
      throw new Error('no beacons here')
    },
  })
  await outbox.add(row('a'))
  await outbox.flush()
  outbox.fire('hidden')
  broken = false
  clock.advance(60_000)
  await until(() => receiver.stored.has('a'))
  process.off('unhandledRejection', escaped)
  expect(escaped).not.toHaveBeenCalled()
})
