import { describe, expect, test } from 'vitest'
import { openDisk } from '../keeping/disk.ts'
import { openStorage } from '../keeping/storage.ts'
import { openWhole } from '../testing/whole.ts'
import { createWorld, keys, row, turns, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'
import { leaseLocks } from './lease.ts'
import { watchLocks } from './watched-locks.ts'
import type { Leadership } from './watched-locks.ts'

/** Lets seconds pass, one after another, with all that happens in each. */
async function pass({ clock }: World, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await turns(10)
    clock.advance(1_000)
  }
  await turns(10)
}

const timers = ({ clock }: World, chance = 0) => ({ ...clock, random: () => chance })

const KINDS: Record<string, (world: World) => (me: string) => Leadership> = {
  'Web Locks': (world) => () => watchLocks(world.locks, world.talkOf(), timers(world)),
  'a lease': (world) => (me) =>
    leaseLocks(
      openStorage(openDisk('box', { ...world.clock, indexedDB: world.indexedDB } as never)),
      me,
      world.clock as never,
    ),
}

describe.each(Object.keys(KINDS))('with %s', (kind) => {
  test('one works at a time', async () => {
    const world = createWorld()
    const tab = KINDS[kind]!(world)
    const steps: string[] = []
    const work = (name: string) => async () => {
      steps.push(`${name} begins`)
      await turns(20)
      steps.push(`${name} ends`)
    }
    const both = ['a', 'b'].map((name) => tab(name).request('box', work(name)))
    await pass(world, 5)
    await Promise.all(both)
    expect(steps).toEqual([steps[0], steps[0]!.replace('begins', 'ends'), ...steps.slice(2)])
    expect(steps).toHaveLength(4)
    await pass(world, 10)
    expect(world.clock.timers()).toEqual([])
  })

  test('one that works for long, and answers, is let be', async () => {
    const world = createWorld()
    const tab = KINDS[kind]!(world)
    const [one, other] = [tab('a'), tab('b')]
    let end = (): void => {}
    let begun = false
    const working = one.request('box', () => new Promise((resolve) => (end = resolve)))
    await turns()
    const waiting = other.request('box', async () => void (begun = true))
    await pass(world, 60)
    expect(begun).toBe(false)
    expect(await one.still()).toBe(true)
    end()
    await working
    await pass(world, 2)
    await waiting
    expect(begun).toBe(true)
    expect(world.locks.thefts()).toBe(0)
  })

  test('work that throws frees the way', async () => {
    const world = createWorld()
    const tab = KINDS[kind]!(world)
    await expect(tab('a').request('box', () => Promise.reject(new Error('no')))).rejects.toThrow(
      'no',
    )
    let begun = false
    const next = tab('b').request('box', async () => void (begun = true))
    await pass(world, 2)
    await next
    expect(begun).toBe(true)
  })
})

describe('a tab that hangs with the lock', () => {
  test('is followed within ten seconds, and stops when it comes to itself', async () => {
    const world = createWorld()
    const talk = world.talkOf()
    const one = watchLocks(world.locks, talk, timers(world))
    const other = watchLocks(world.locks, world.talkOf(), timers(world))
    let end = (): void => {}
    const working = one.request('box', () => new Promise((resolve) => (end = resolve)))
    working.catch(() => {})
    await turns()
    expect(await one.still()).toBe(true)
    talk.end() // It hears nothing and says nothing.
    let begun = 0
    const next = other.request('box', async () => void (begun += 1))
    await pass(world, 4)
    expect(begun).toBe(0)
    await pass(world, 5)
    expect(begun).toBe(1)
    await next
    expect(await one.still()).toBe(false)
    end()
    await expect(working).rejects.toThrow('stolen')
    // And may lead again.
    await one.request('box', () => turns(1))
    expect(await one.still()).toBe(true)
    expect(world.locks.thefts()).toBe(1)
  })

  test('is given the same time by a page that asks for the lock twice', async () => {
    const world = createWorld()
    void world.locks.request('box', () => new Promise(() => {})).catch(() => {})
    const tab = watchLocks(world.locks, world.talkOf(), timers(world))
    let begun = 0
    const all = [0, 1].map(() => tab.request('box', async () => void (begun += 1)))
    await pass(world, 4)
    expect(begun).toBe(0)
    await pass(world, 5)
    await Promise.all(all)
    expect(begun).toBe(2)
  })

  test('is followed by one of several that wait, not by all', async () => {
    const world = createWorld()
    void world.locks.request('box', () => new Promise(() => {})).catch(() => {})
    let working = 0
    let most = 0
    const tabs = [0, 0.5, 0.9].map((chance) =>
      watchLocks(world.locks, world.talkOf(), timers(world, chance)),
    )
    const all = tabs.map((tab) =>
      tab.request('box', async () => {
        most = Math.max(most, (working += 1))
        await turns(30)
        working -= 1
      }),
    )
    await pass(world, 30)
    await Promise.all(all.map((request) => request.catch(() => {})))
    expect([working, most, world.locks.thefts()]).toEqual([0, 1, 1])
  })

  test('does not keep the rows of others', async () => {
    const world = createWorld()
    void world.locks
      .request('outbox https://collector.example/v1/responses', () => new Promise(() => {}))
      .catch(() => {})
    const outbox = openWhole(world)
    outbox.start()
    await outbox.add(row('a'))
    await pass(world, 9)
    expect(world.receiver.arrivals).toEqual(new Map([['a', 1]]))
    outbox.stop()
  })
})

describe('a lease', () => {
  const lease = (world: World, me: string) => KINDS['a lease']!(world)(me)

  test('of one who was killed is free within ten seconds', async () => {
    const world = createWorld()
    const killed = lease(world, 'a')
    let alive = true
    const setTimer = world.clock.setTimer
    // A killed page has no timers any more.
    const dying = {
      ...world,
      clock: {
        ...world.clock,
        setTimer: (call: () => void, ms: number) => setTimer(() => alive && call(), ms),
      },
    }
    void lease(dying, 'b').request('box', () => new Promise(() => {}))
    await turns()
    alive = false
    let begun = false
    const next = killed.request('box', async () => void (begun = true))
    await pass(world, 7)
    expect(begun).toBe(false)
    await pass(world, 3)
    expect(begun).toBe(true)
    await next
  })

  test('is worth nothing after the clock was set back', async () => {
    const world = createWorld()
    void lease(world, 'a').request('box', () => new Promise(() => {}))
    await turns()
    world.clock.set(world.clock.now() - 31_536_000_000)
    let begun = false
    await lease(world, 'b').request('box', async () => void (begun = true))
    expect(begun).toBe(true)
  })

  test('is not needed where there is no database', async () => {
    const world = { ...createWorld(), indexedDB: undefined as never }
    let begun = 0
    const work = async () => void (begun += 1)
    await Promise.all(['a', 'b'].map((me) => lease(world, me).request('box', work)))
    expect(begun).toBe(2)
  })
})

describe.each([['Web Locks', {}] as const, ['a lease', { locks: undefined }] as const])(
  'two tabs of one device by %s',
  (_name, overrides) => {
    test('send no row twice', async () => {
      const world = createWorld()
      const tabs = [openWhole(world, overrides), openWhole(world, overrides)]
      for (const tab of tabs) tab.start()
      const all = keys(40)
      await Promise.all(all.map((key, index) => tabs.at(index % 2)!.add(row(key))))
      // Many turns for a second: a disk and a network need them.
      for (let second = 0; second < 12; second += 1) {
        await turns(150)
        world.clock.advance(1_000)
      }
      expect(world.receiver.stored.size).toBe(40)
      expect([...world.receiver.arrivals.values()]).toEqual(Array(40).fill(1))
      expect(await tabs.at(0)!.status()).toMatchObject({ pending: 0 })
      for (const tab of tabs) tab.stop()
    })
  },
)

test('what a worker without notes has delivered leaves the copy of the page', async () => {
  const world = createWorld()
  const page = openWhole(world, { fetch: () => Promise.reject(new TypeError('offline')) })
  await page.add(row('a'))
  await turns()
  expect([...world.notes.entries.keys()].filter((key) => key.endsWith(' a'))).toHaveLength(1)
  const worker = openWhole(world, { notes: undefined })
  await worker.flush()
  await until(() => ![...world.notes.entries.keys()].some((key) => key.endsWith(' a')))
  page.stop()
  worker.stop()
})
