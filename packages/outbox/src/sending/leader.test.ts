import { describe, expect, test, vi } from 'vitest'
import { createLocks } from '../testing/locks.ts'
import { offline } from '../testing/receiver.ts'
import { createWorld, keys, row, turns, until } from '../testing/world.ts'
import type { World } from '../testing/world.ts'
import { lead } from './leader.ts'

describe('two tabs with one disk', () => {
  async function drainTogether(world: World, overrides = {}): Promise<void> {
    const tabs = [world.open(overrides), world.open(overrides)]
    const all = keys(200)
    await Promise.all(all.map((key, index) => tabs.at(index % 2)!.add(row(key))))
    await Promise.all(tabs.map((tab) => tab.flush()))
    await until(() => world.receiver.stored.size === 200)
    await Promise.all(tabs.map((tab) => tab.flush()))
    expect(await tabs.at(0)!.pending()).toEqual([])
  }

  test('send no row twice', async () => {
    const world = createWorld()
    await drainTogether(world)
    expect([...world.receiver.arrivals.values()]).toEqual(Array(200).fill(1))
  })

  test('without locks send rows twice, which the receiver must bear', async () => {
    const world = createWorld()
    await drainTogether(world, { locks: undefined })
    expect(Math.max(...world.receiver.arrivals.values())).toBeGreaterThan(1)
    expect(world.receiver.stored.size).toBe(200)
  })

  test('a row committed just after the other tab saw none is not forgotten', async () => {
    const { open, receiver, locks } = createWorld()
    const [one, other] = [open(), open()]
    for (const key of keys(40)) {
      const adding = one.add(row(key))
      const flushing = other.flush()
      await Promise.all([adding, flushing])
    }
    await until(() => receiver.stored.size === 40 && !locks.held())
    expect(Math.max(...receiver.arrivals.values())).toBe(1)
  })

  test('many rows ask for the lock a few times, not each', async () => {
    const world = createWorld()
    const request = vi.spyOn(world.locks, 'request')
    const outbox = world.open()
    await Promise.all(keys(100).map((key) => outbox.add(row(key))))
    await outbox.flush()
    expect(request.mock.calls.length).toBeLessThan(20)
  })

  test('the lock is held only while sending', async () => {
    const { open, receiver, locks } = createWorld()
    const outbox = open()
    receiver.always = (request) => {
      expect(locks.held()).toBe(true)
      return receiver.take(request)
    }
    await outbox.add(row('a'))
    await outbox.flush()
    await turns()
    expect(locks.held()).toBe(false)
    receiver.always = offline
    await outbox.add(row('b'))
    await outbox.flush()
    await turns()
    expect(locks.held()).toBe(false)
  })
})

describe('leading', () => {
  test('one works at a time, in the order of asking', async () => {
    const locks = createLocks()
    const steps: string[] = []
    const work = (name: string) => async () => {
      steps.push(`${name} begins`)
      await turns(2)
      steps.push(`${name} ends`)
    }
    await Promise.all(['a', 'b'].map((name) => lead(locks, 'lock', work(name))))
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends'])
  })

  test.each<[string, () => Promise<unknown>]>([
    [
      'throw',
      () => {
        throw new Error('no')
      },
    ],
    ['reject', () => Promise.reject(new DOMException('opaque origin', 'SecurityError'))],
  ])('when locks %s the work is done without', async (_name, request) => {
    const work = vi.fn<() => Promise<void>>(() => Promise.resolve())
    await lead({ request }, 'lock', work)
    expect(work).toHaveBeenCalledTimes(1)
  })

  test('a stolen lock does not begin the work again', async () => {
    const work = vi.fn<() => Promise<void>>(() => turns(3))
    const request = async (_name: string, begin: () => Promise<void>) => {
      void begin()
      throw new DOMException('stolen', 'AbortError')
    }
    await lead({ request }, 'lock', work)
    expect(work).toHaveBeenCalledTimes(1)
  })
})
