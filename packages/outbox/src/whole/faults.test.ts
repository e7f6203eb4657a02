import { IDBObjectStore } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { offline, portal, problem } from '../testing/receiver.ts'
import { openWhole } from '../testing/whole.ts'
import { createWorld, keys, row, turns } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

afterEach(() => vi.restoreAllMocks())

const DISK = {
  works: () => {},
  'is full': () =>
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('The disk is full.', 'QuotaExceededError')
    }),
  aborts: () => {
    const put = IDBObjectStore.prototype.put
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (
      this: IDBObjectStore,
      ...write
    ) {
      const request = put.apply(this, write)
      request.onsuccess = () => this.transaction.abort()
      return request
    })
  },
  'does not open': ({ indexedDB }: World) =>
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Internal error opening backing store for indexedDB.open.')
    }),
  hangs: ({ indexedDB }: World) =>
    vi
      .spyOn(indexedDB, 'open')
      .mockImplementation(() => new EventTarget() as unknown as IDBOpenDBRequest),
} as const

const RECEIVER = {
  takes: ({ receiver }: World) => receiver.take,
  'is away': () => offline,
  'is a portal': () => portal,
  fails: () => () => problem(500),
  revokes: () => () => problem(401),
  'takes, and its answer is lost':
    ({ receiver }: World) =>
    async (request: Parameters<typeof receiver.take>[0]) => {
      await receiver.take(request)
      return offline(request)
    },
} as const

const step = fc.oneof(
  fc.record({ do: fc.constant('add' as const), bad: fc.boolean(), held: fc.boolean() }),
  fc.record({ do: fc.constant('withdraw' as const), row: fc.nat(20) }),
  fc.record({
    do: fc.constant('disk' as const),
    what: fc.constantFrom(...(Object.keys(DISK) as (keyof typeof DISK)[])),
  }),
  fc.record({
    do: fc.constant('receiver' as const),
    what: fc.constantFrom(...(Object.keys(RECEIVER) as (keyof typeof RECEIVER)[])),
  }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(1, 3, 6, 61) }),
  // The page goes and takes its memory along, whatever it was doing.
  fc.record({ do: fc.constantFrom('restart' as const, 'wipe' as const, 'flush' as const) }),
)

async function pass({ clock }: World, seconds: number): Promise<void> {
  for (let half = 0; half < seconds * 2; half += 1) {
    await turns(20)
    clock.advance(500)
  }
  await turns(20)
}

async function within<T>(world: World, work: Promise<T>): Promise<T> {
  const waiting = new Set([work])
  const end = (): void => waiting.clear()
  work.then(end, end)
  while (waiting.size > 0) await pass(world, 0.5)
  return work
}

test('whatever fails, each row that was thanked for is delivered or in quarantine, and no withdrawn one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const world = createWorld()
      const { receiver, clock } = world
      const thanked = new Set<string>()
      const withdrawn = new Set<string>()
      const names = keys(40)
      let tab = openWhole(world)
      let added = 0
      tab.start()
      for (const step of steps) {
        if (step.do === 'add') {
          const key = names.at(added)!
          added += 1
          if (step.bad) receiver.rejects.add(key)
          const notBefore = step.held ? { notBefore: clock.now() + 5_000 } : {}
          expect(await within(world, tab.add(row(key, notBefore)))).not.toBe('memory')
          thanked.add(key)
        } else if (step.do === 'withdraw') {
          const key = names.at(step.row)!
          if (await within(world, tab.withdraw(key))) {
            expect(receiver.arrivals.has(key)).toBe(false)
            expect(thanked.delete(key)).toBe(true)
            withdrawn.add(key)
          }
        } else if (step.do === 'disk') {
          vi.restoreAllMocks()
          DISK[step.what](world)
        } else if (step.do === 'receiver') {
          receiver.always = RECEIVER[step.what](world)
        } else if (step.do === 'wait') {
          await pass(world, step.seconds)
        } else if (step.do === 'flush') {
          void tab.flush()
          await turns(20)
        } else {
          tab.stop()
          vi.restoreAllMocks()
          await turns(40)
          if (step.do === 'wipe') {
            for (const { name } of await world.indexedDB.databases()) {
              world.indexedDB.deleteDatabase(name!)
            }
            await turns(20)
          }
          tab = openWhole(world)
          tab.start()
        }
      }

      // Then all is well again, for a page that is new.
      tab.stop()
      vi.restoreAllMocks()
      await turns(40)
      receiver.always = receiver.take
      tab = openWhole(world)
      tab.start()
      await pass(world, 15)
      await tab.flush()
      await pass(world, 61)
      const here = new Set((await tab.quarantined()).map(({ key }) => key))
      const lost = [...thanked].filter((key) =>
        receiver.rejects.has(key) ? !here.has(key) : !receiver.stored.has(key),
      )
      // A refused row that had been moved to quarantine is nowhere else: a wipe takes it.
      const wiped = steps.some((given) => given.do === 'wipe')
      expect(lost.filter((key) => !(wiped && receiver.rejects.has(key)))).toEqual([])
      expect([...withdrawn].filter((key) => receiver.arrivals.has(key))).toEqual([])
      expect(await tab.status()).toMatchObject({ storage: 'disk', pending: 0 })
      tab.stop()
    }),
    { numRuns: 40 },
  )
}, 60_000)
