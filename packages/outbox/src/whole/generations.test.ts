import { promisifyRequest } from 'idb-keyval'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { offline } from '../testing/receiver.ts'
import { openWhole } from '../testing/whole.ts'
import { URL, createWorld, keys, row, turns } from '../testing/world.ts'
import type { World } from '../testing/world.ts'

afterEach(() => vi.restoreAllMocks())

const NAME = `outbox ${URL}`

async function pass({ clock }: World, seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    await turns(20)
    clock.advance(1_000)
  }
  await turns(20)
}

/** Makes one database fail to open, whatever is done; returns what mends it. */
function spoil({ indexedDB }: World, spoiled: string): () => void {
  const real = indexedDB.open.bind(indexedDB)
  const spy = vi.spyOn(indexedDB, 'open').mockImplementation((name, version) => {
    if (name !== spoiled) return real(name, version)
    const request = new EventTarget() as IDBOpenDBRequest
    const error = new DOMException('Internal error opening backing store for indexedDB.open.')
    Object.assign(request, { error })
    setImmediate(() => request.onerror?.({} as Event))
    return request
  })
  return () => spy.mockRestore()
}

describe('a database that does not open any more', () => {
  async function createSpoiled() {
    const world = createWorld()
    world.receiver.always = offline
    const before = openWhole(world)
    before.start()
    for (const key of keys(3)) await before.add(row(key))
    await turns()
    before.stop()
    return { world, mend: spoil(world, NAME) }
  }

  test('is followed by the next, and the tablet says what it fears', async () => {
    const { world } = await createSpoiled()
    const outbox = openWhole(world)
    outbox.start()
    await pass(world, 12)
    expect(await outbox.add(row('new'))).toBe('disk')
    expect(await outbox.status()).toMatchObject({
      storage: 'disk',
      generation: 2,
      dataLossSuspected: true,
      pending: 4, // what it had is still in the copy, and on the new disk by now
    })
    outbox.stop()
    const next = openWhole(world)
    expect(await next.add(row('newer'))).toBe('disk')
    expect(await next.status()).toMatchObject({ generation: 2, pending: 5 })
    next.stop()
  })

  test('gives its rows back when it opens after all, and all are delivered once', async () => {
    const { world, mend } = await createSpoiled()
    world.notes.entries.clear() // the copy is lost too, but for the note of the generation
    const outbox = openWhole(world)
    outbox.start()
    await pass(world, 12)
    await outbox.add(row('new'))
    expect(await outbox.status()).toMatchObject({ generation: 2, pending: 1 })
    mend()
    await pass(world, 600)
    expect(await outbox.status()).toMatchObject({ pending: 4, dataLossSuspected: false })
    world.receiver.arrivals.clear()
    world.receiver.always = world.receiver.take
    await outbox.flush()
    await pass(world, 61)
    expect(world.receiver.arrivals).toEqual(new Map([...keys(3), 'new'].map((key) => [key, 1])))
    outbox.stop()
  })

  test('is looked for when the note of the generation is lost', async () => {
    const { world, mend } = await createSpoiled()
    const before = openWhole(world)
    before.start()
    await pass(world, 12)
    await before.add(row('new'))
    before.stop()
    mend()
    world.notes.entries.clear()
    const after = openWhole(world)
    after.start()
    await pass(world, 6)
    expect((await after.pending()).map(({ key }) => key)).toEqual([...keys(3), 'new'])
    expect(await after.status()).toMatchObject({ generation: 1, dataLossSuspected: false })
    after.stop()
  })

  test('of which the next does not open either is waited for', async () => {
    const world = createWorld()
    world.receiver.always = offline
    const open = vi.spyOn(world.indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('Connection to Indexed Database server lost.')
    })
    const outbox = openWhole(world)
    outbox.start()
    expect(await outbox.add(row('a'))).toBe('copy')
    await pass(world, 60)
    expect(await outbox.status()).toMatchObject({ generation: 1, storage: 'copy' })
    open.mockRestore()
    await pass(world, 12)
    expect(await outbox.status()).toMatchObject({
      storage: 'disk',
      pending: 1,
      dataLossSuspected: false,
    })
    outbox.stop()
  })

  test('gives back refused rows too', async () => {
    const world = createWorld()
    world.receiver.rejects.add('bad')
    const before = openWhole(world)
    await before.add(row('bad'))
    await before.flush()
    before.stop()
    const mend = spoil(world, NAME)
    const outbox = openWhole(world)
    outbox.start()
    await pass(world, 12)
    expect(await outbox.add(row('new'))).toBe('disk')
    expect(await outbox.quarantined()).toEqual([])
    mend()
    await pass(world, 600)
    expect(await outbox.quarantined()).toMatchObject([{ key: 'bad', code: 'bad' }])
    outbox.stop()
  })
})

describe('a database that is new although it was known', () => {
  test('is told of for a day, and the copy gives back what it has', async () => {
    const world = createWorld()
    world.receiver.always = offline
    const before = openWhole(world)
    before.start()
    await turns()
    await before.add(row('a'))
    expect(await before.status()).toMatchObject({ dataLossSuspected: false })
    before.stop()
    await promisifyRequest(world.indexedDB.deleteDatabase(NAME))
    const after = openWhole(world)
    after.start()
    await pass(world, 5)
    expect(await after.status()).toMatchObject({
      dataLossSuspected: true,
      pending: 1,
      storage: 'disk',
    })
    after.stop()
    const next = openWhole(world)
    next.start()
    await pass(world, 5)
    expect(await next.status()).toMatchObject({ dataLossSuspected: true })
    world.clock.advance(86_400_000)
    await turns()
    expect(await next.status()).toMatchObject({ dataLossSuspected: false })
    next.stop()
  })

  test.each(['a first start', 'a start without notes', 'a disk that cannot be asked'])(
    'is not suspected at %s',
    async (when) => {
      const world = createWorld()
      const overrides =
        when === 'a start without notes'
          ? { notes: undefined }
          : when === 'a disk that cannot be asked'
            ? { indexedDB: undefined }
            : {}
      const outbox = openWhole(world, overrides)
      outbox.start()
      await pass(world, 3)
      expect(await outbox.status()).toMatchObject({ dataLossSuspected: false, generation: 1 })
      outbox.stop()
    },
  )
})
