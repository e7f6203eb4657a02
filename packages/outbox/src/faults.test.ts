import { IDBObjectStore } from 'fake-indexeddb'
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type { Sending as Part } from './keeper.ts'
import { createSender } from './sending/sender.ts'
import type { Sender } from './sending/sender.ts'
import { acknowledge, offline, portal, problem } from './testing/receiver.ts'
import type { Answer } from './testing/receiver.ts'
import { createWorld, keys, row, turns } from './testing/world.ts'
import type { Tab, World } from './testing/world.ts'

type Sending = Part<Sender>

afterEach(() => vi.restoreAllMocks())

// What may happen to a request. Each either lets the receiver take it or not, and lies or not.
const answers: Record<string, (world: World) => Answer> = {
  honest: ({ receiver }) => receiver.take,
  'no network': () => offline,
  'a portal': () => portal,
  'a failure': () => () => problem(500),
  busy: () => () => problem(503, {}, { 'retry-after': '5' }),
  revoked: () => () => problem(401),
  'too large for two':
    ({ receiver }) =>
    (request) =>
      request.body.responses.length > 1
        ? new Response('', { status: 413 })
        : receiver.take(request),
  'taken, but the answer is lost':
    ({ receiver }) =>
    async (request) => {
      await receiver.take(request)
      return offline(request)
    },
  'taken, but the answer is cut short':
    ({ receiver }) =>
    async (request) => {
      const text = await (await receiver.take(request)).text()
      return new Response(text.slice(0, -9))
    },
  'half taken':
    ({ receiver }) =>
    (request) => {
      const responses = request.body.responses.slice(request.body.responses.length >> 1)
      return receiver.take({ ...request, body: { ...request.body, responses } })
    },
  'answered for others': () => () => acknowledge([{ id: 'nobody', status: 'stored' }]),
}

const plain = [
  'disk fails',
  'disk works',
  'sending part away',
  'sending part there',
  'flush',
  'another tab',
  'restart',
] as const

type Step =
  | { do: 'add'; rows: { bad: boolean; head: number; sharesId: boolean }[] }
  | { do: 'answer'; with: string }
  | { do: 'wait'; seconds: number }
  | { do: 'fire'; event: 'online' | 'visible' | 'hidden' }
  | { do: (typeof plain)[number] }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('add' as const),
    rows: fc.array(fc.record({ bad: fc.boolean(), head: fc.nat(1), sharesId: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
  }),
  fc.record({ do: fc.constant('answer' as const), with: fc.constantFrom(...Object.keys(answers)) }),
  fc.record({ do: fc.constant('wait' as const), seconds: fc.constantFrom(0, 1, 3, 61) }),
  fc.record({
    do: fc.constant('fire' as const),
    event: fc.constantFrom('online' as const, 'visible' as const, 'hidden' as const),
  }),
  fc.record({
    do: fc.constantFrom(...plain),
  }),
)

test('whatever fails, each row is stored once, or quarantined exactly when it is rejected', async () => {
  const escaped = vi.fn<(reason: unknown) => void>()
  process.on('unhandledRejection', escaped)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const world = createWorld()
      const added = await act(world, steps)

      // Then all is well again.
      vi.restoreAllMocks()
      world.receiver.next.length = 0
      world.receiver.always = world.receiver.take
      const tab = world.open()
      tab.start()
      for (let minute = 0; minute < 3; minute += 1) {
        await turns(30)
        world.clock.advance(60_000)
      }
      await tab.flush()
      await turns(30)

      const good = added.filter((key) => !world.receiver.rejects.has(key))
      const bad = added.filter((key) => world.receiver.rejects.has(key))
      expect([...world.receiver.stored].sort()).toEqual(good)
      expect((await tab.quarantined()).map(({ key }) => key)).toEqual(bad)
      expect(await tab.pending()).toEqual([])
      expect(await tab.status()).toMatchObject({ storage: 'disk', pending: 0 })
      expect(world.clock.timers()).toEqual([])
      expect(world.locks.held()).toBe(false)
    }),
    { numRuns: 150 },
  )
  process.off('unhandledRejection', escaped)
  expect(escaped).not.toHaveBeenCalled()
})

/** Does the steps, ends all tabs, and returns the keys of the rows that must not be lost. */
async function act(world: World, steps: readonly Step[]): Promise<string[]> {
  let there = true
  const fetchSending = async (): Promise<Sending> => {
    if (there) return { createSender }
    throw new TypeError('Failed to fetch')
  }
  const tabs: Tab[] = [world.open({ fetchSending })]
  const names = keys(100)
  const added: string[] = []
  for (const step of steps) {
    const tab = tabs.at(-1)!
    if (step.do === 'add') {
      for (const { bad, head, sharesId } of step.rows) {
        const key = names.at(added.length)!
        if (bad) world.receiver.rejects.add(key)
        await tab.add(row(key, { head: { head }, ...(sharesId && { id: 'shared' }) }))
        added.push(key)
      }
    } else if (step.do === 'answer') {
      world.receiver.always = answers[step.with]?.(world) ?? world.receiver.take
    } else if (step.do === 'wait') {
      await turns(15)
      world.clock.advance(step.seconds * 1_000)
    } else if (step.do === 'fire') {
      tab.fire(step.event)
    } else if (step.do === 'disk fails') {
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('The disk is full.', 'QuotaExceededError')
      })
    } else if (step.do === 'disk works') {
      vi.restoreAllMocks()
    } else if (step.do === 'sending part away' || step.do === 'sending part there') {
      there = step.do === 'sending part there'
    } else if (step.do === 'flush') {
      await Promise.race([tab.flush(), turns(30)])
    } else if (step.do === 'another tab') {
      tabs.push(world.open({ fetchSending }))
    } else {
      await end(world, tabs)
      tabs.push(world.open({ fetchSending }))
      tabs.at(-1)!.start()
    }
  }
  await end(world, tabs)
  return added
}

// A page that goes takes its memory with it: what is only there is out of the guarantee. So that the
// law can be exact, the disk is given the time to take it first.
async function end({ clock }: World, tabs: Tab[]): Promise<void> {
  vi.restoreAllMocks()
  await turns(15)
  for (const tab of tabs.splice(0)) {
    while ((await tab.status()).storage === 'memory') clock.advance(6_000)
    tab.stop()
  }
  await turns(15)
}
