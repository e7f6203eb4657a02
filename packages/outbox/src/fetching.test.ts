import { IDBObjectStore } from 'fake-indexeddb'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { Sending as Part } from './keeper.ts'
import { createSender } from './sending/sender.ts'
import type { Sender } from './sending/sender.ts'
import type { Clock } from './testing/clock.ts'
import { offline } from './testing/receiver.ts'
import { createWorld, row, turns, until } from './testing/world.ts'

type Sending = Part<Sender>

afterEach(() => vi.restoreAllMocks())

const there = (): Promise<Sending> => Promise.resolve({ createSender })
const away = (): Promise<Sending> => Promise.reject(new TypeError('Failed to fetch'))
/** A sending part that is on its way until told. */
function createArrival() {
  let arrive = (): void => {}
  const coming = new Promise<Sending>((resolve) => {
    arrive = () => resolve({ createSender })
  })
  return { coming, arrive: () => arrive() }
}

/** One by one, so that what is asked for in one is answered before the next. */
async function secondsPass(clock: Clock, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000)
    await turns()
  }
}

const hanging = (): Promise<Sending> => new Promise(() => {})

describe('while the sending part does not come', () => {
  test.each([
    ['fails', away],
    ['hangs', hanging],
  ])('and its fetch %s, a row is on disk and counted as pending', async (_how, fetchSending) => {
    const { open, receiver, clock } = createWorld()
    const outbox = open({ fetchSending })
    expect(await outbox.add(row('a'))).toBe('disk')
    const status = outbox.status()
    await turns()
    clock.advance(10_000)
    expect(await status).toMatchObject({ storage: 'disk', pending: 1, quarantined: 0 })
    expect(await outbox.pending()).toEqual([row('a')])
    expect(receiver.requests).toEqual([])
    outbox.stop()
    expect(await open().pending()).toEqual([row('a')])
  })

  test('a flush ends, and nothing escapes', async () => {
    const escaped = vi.fn<(reason: unknown) => void>()
    process.on('unhandledRejection', escaped)
    const outbox = createWorld().open({ fetchSending: away })
    outbox.start()
    await outbox.flush()
    await turns()
    expect(await outbox.status()).toMatchObject({ pending: 0, lastDeliveredAt: null })
    process.off('unhandledRejection', escaped)
    expect(escaped).not.toHaveBeenCalled()
  })

  test('what an earlier page left is counted and listed', async () => {
    const { open, receiver } = createWorld()
    const before = open()
    receiver.rejects.add('bad')
    await before.add(row('bad'))
    await before.flush()
    receiver.always = offline
    await before.add(row('good'))
    before.stop()
    const outbox = open({ fetchSending: away })
    expect(await outbox.status()).toMatchObject({ pending: 1, quarantined: 1 })
    expect(await outbox.pending()).toEqual([row('good')])
    expect(await outbox.quarantined()).toMatchObject([{ key: 'bad', code: 'bad' }])
  })

  test.each([
    ['fails', away],
    ['hangs', hanging],
  ])('and its fetch %s, rows in memory are on disk 6 s later', async (_how, fetchSending) => {
    const { open, clock } = createWorld()
    const outbox = open({ fetchSending })
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    })
    expect(await outbox.add(row('a'))).toBe('memory')
    await turns()
    put.mockRestore()
    await secondsPass(clock, 6)
    outbox.stop()
    expect(await open().pending()).toEqual([row('a')])
  })

  test('a page that is hidden takes no harm', async () => {
    const { open, beacons } = createWorld()
    const outbox = open({ fetchSending: away, indexedDB: undefined })
    await outbox.add(row('a'))
    outbox.fire('hidden')
    expect(beacons).toEqual([])
    expect(await outbox.pending()).toEqual([row('a')])
  })
})

describe('the sending part', () => {
  test('is not fetched before there is something to do', async () => {
    const fetchSending = vi.fn(there)
    const outbox = createWorld().open({ fetchSending })
    await turns()
    expect(fetchSending).not.toHaveBeenCalled()
    await outbox.add(row('a'))
    await outbox.add(row('b'))
    await outbox.flush()
    expect(fetchSending).toHaveBeenCalledTimes(1)
  })

  test('that fails to load twice and then loads: nothing is lost, all is delivered once', async () => {
    const { open, receiver, clock } = createWorld()
    const fetchSending = vi.fn(there).mockImplementationOnce(away).mockImplementationOnce(away)
    const delivered = vi.fn<() => void>()
    const outbox = open({ fetchSending })
    outbox.on('delivered', delivered)
    expect(await outbox.add(row('a'))).toBe('disk')
    await turns()
    expect(await outbox.add(row('b'))).toBe('disk')
    await turns()
    expect(fetchSending).toHaveBeenCalledTimes(2)
    expect(receiver.requests).toEqual([])
    clock.advance(4_000)
    await until(() => receiver.stored.size === 2)
    await turns()
    expect([...receiver.arrivals]).toEqual([
      ['a', 1],
      ['b', 1],
    ])
    expect(delivered.mock.calls).toEqual([[[row('a'), row('b')]]])
    expect(await outbox.status()).toMatchObject({ storage: 'disk', pending: 0, failures: 0 })
    expect(clock.timers()).toEqual([])
  })

  test('is fetched again after a pause that doubles, up to a minute', async () => {
    const { open, clock } = createWorld()
    const fetchSending = vi.fn(away)
    const outbox = open({ fetchSending })
    await outbox.add(row('a'))
    const pauses: number[] = []
    for (let attempt = 1; attempt <= 7; attempt += 1) {
      await until(() => fetchSending.mock.calls.length === attempt)
      await turns()
      expect(clock.timers()).toHaveLength(1)
      pauses.push(clock.timers().at(0)!)
      clock.advance(pauses.at(-1)! - 1)
      await turns()
      expect(fetchSending).toHaveBeenCalledTimes(attempt)
      clock.advance(1)
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000])
  })

  test.each(['online', 'visible'] as const)(
    'is fetched at once when the page is %s',
    async (event) => {
      const { open, receiver } = createWorld()
      const outbox = open({ fetchSending: vi.fn(there).mockImplementationOnce(away) })
      await outbox.add(row('a'))
      await turns()
      expect(receiver.requests).toEqual([])
      outbox.fire(event)
      await until(() => receiver.stored.has('a'))
    },
  )

  test('that comes after its deadline is used all the same', async () => {
    const { open, receiver, clock } = createWorld()
    const { coming, arrive } = createArrival()
    const outbox = open({ fetchSending: () => coming })
    await outbox.add(row('a'))
    await turns()
    clock.advance(10_000)
    await turns()
    arrive()
    await secondsPass(clock, 2)
    await until(() => receiver.stored.has('a'))
    expect(receiver.arrivals.get('a')).toBe(1)
  })

  test('that comes broken is fetched again', async () => {
    const { open, receiver } = createWorld()
    const fetchSending = vi.fn(there).mockImplementationOnce(() => Promise.resolve({} as Sending))
    const outbox = open({ fetchSending })
    await outbox.add(row('a'))
    await turns()
    await outbox.flush()
    expect(receiver.arrivals.get('a')).toBe(1)
  })

  test('is not fetched after a stop, and the page is not watched', async () => {
    const fetchSending = vi.fn(there)
    const outbox = createWorld().open({ fetchSending })
    outbox.stop()
    expect(await outbox.add(row('a'))).toBe('disk')
    await outbox.flush()
    expect(fetchSending).not.toHaveBeenCalled()
    expect(outbox.watching()).toBe(false)
  })

  test('that comes after a stop sends nothing, and the rows stay', async () => {
    const { open, receiver, clock } = createWorld()
    const { coming, arrive } = createArrival()
    const outbox = open({ fetchSending: () => coming })
    const flushed = outbox.add(row('a')).then(() => outbox.flush())
    await turns()
    outbox.stop()
    arrive()
    await flushed
    await turns()
    expect(receiver.requests).toEqual([])
    expect(clock.timers()).toEqual([])
    expect(outbox.watching()).toBe(false)
    expect(await outbox.status()).toMatchObject({ storage: 'disk', pending: 1 })
  })
})
