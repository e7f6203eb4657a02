import { beforeEach, describe, expect, test } from 'vitest'
import { UNKNOWN_CLOCK } from '../devices/boot-clock.ts'
import { item, rated, told } from '../testing/items.ts'
import { KINDS } from '../testing/stores.ts'
import type { Confirming, KeptPairing, Sighting } from './device-store.ts'
import { StoreUnavailable, type Item, type Store } from './store.ts'

// What every store does with devices, beside `store.test.ts`.

const DAY = 86_400_000
const EVERYTHING = { since: 0, ranges: 100 }

const sighting = (over: Partial<Sighting> = {}): Sighting => ({
  business: 'acme',
  device: 'tablet',
  received: 5_000,
  boots: [{ boot: 'b1' }],
  ...over,
})

const pairing = (over: Partial<KeptPairing> = {}): Omit<KeptPairing, 'salt'> => ({
  business: 'acme',
  words: 'amber-river-stone',
  device: 'tablet',
  secret: 'hash-of-a-secret',
  expiresAt: 9_000,
  ...over,
})

const confirming = (over: Partial<Confirming> = {}): Confirming => ({
  words: 'amber-river-stone',
  touchpoint: 'exit',
  salt: 'salt',
  now: 6_000,
  ...over,
})

const numbered = (id: number, seq: number, over: Partial<Item> = {}) =>
  item(id, [rated('satisfaction', 4)], { device: 'tablet', boot: 'b1', seq, ...over })

describe.each(KINDS)('$name', ({ isHere, newPlace }) => {
  beforeEach(({ skip }) => skip(!isHere, 'not on this machine'))
  const open = async (): Promise<Store> => (await newPlace()).open()

  describe('a device', () => {
    test('that was never seen is not known', async () => {
      const { devices } = await open()
      expect(await devices.find('acme', 'tablet', ['b1'])).toEqual({
        device: null,
        clocks: new Map(),
      })
      expect(await devices.list('acme', EVERYTHING)).toEqual([])
      expect(await devices.setStatus('acme', 'tablet', 'revoked')).toBe(false)
    })

    test('that was seen is unpaired, and of its own business only', async () => {
      const store = await open()
      await store.put([numbered(1, 0)], sighting({ touchpoint: 'exit' }))
      const { device } = await store.devices.find('acme', 'tablet')
      expect(device).toMatchObject({
        status: 'unpaired',
        touchpoint: 'exit',
        seenAt: 5_000,
        boot: 'b1',
      })
      expect((await store.devices.find('other', 'tablet')).device).toBeNull()
      expect(await store.devices.list('other', EVERYTHING)).toEqual([])
    })

    test('that is not paired and was not seen for long is not listed', async () => {
      const { devices } = await open()
      await devices.see(sighting())
      expect(await devices.list('acme', { since: 5_001, ranges: 1 })).toEqual([])
      expect(await devices.list('acme', { since: 5_000, ranges: 1 })).toHaveLength(1)
    })

    test('what arrives late moves neither its last word nor its latest boot back', async () => {
      const { devices } = await open()
      await devices.see(sighting({ boots: [{ boot: 'b2' }] }))
      await devices.see(sighting({ received: 4_000, boots: [{ boot: 'b1' }] }))
      expect((await devices.find('acme', 'tablet')).device).toMatchObject({
        seenAt: 5_000,
        boot: 'b2',
      })
    })

    test('learns of its boots’ clocks, whatever comes first', async () => {
      const { devices } = await open()
      const sync = { wall: 90_000, mono: 1_000, received: 5_000 }
      await devices.see(sighting({ boots: [{ boot: 'b1', sync }] }))
      const clock = { guess: 7, latest: { mono: 20, at: 30 } }
      await devices.see(sighting({ boots: [{ boot: 'b1', clock }] }))
      await devices.see(
        sighting({ boots: [{ boot: 'b1', clock: { guess: 8, latest: { mono: 10, at: 40 } } }] }),
      )
      const { clocks } = await devices.find('acme', 'tablet', ['b1', 'b0'])
      expect(clocks).toEqual(
        new Map([
          [
            'b1',
            {
              ...UNKNOWN_CLOCK,
              stretches: [{ from: 1_000, to: 1_000, zero: 4_000, wall: 89_000 }],
              guess: 7,
              latest: { mono: 20, at: 30 },
            },
          ],
        ]),
      )
    })
  })

  describe('numbers', () => {
    test('are kept by boot and business, with what is missing of each', async () => {
      const store = await open()
      await store.put([numbered(1, 1), numbered(2, 3), numbered(3, 0, { boot: 'b2' })], sighting())
      await store.put([numbered(1, 0, { business: 'other' })], sighting({ business: 'other' }))
      await store.devices.see(
        sighting({
          boots: [
            { boot: 'b2', nextSeq: 3 },
            { boot: 'b3', nextSeq: 1 },
          ],
        }),
      )
      // A heartbeat that was overtaken.
      await store.devices.see(sighting({ boots: [{ boot: 'b2', nextSeq: 2 }] }))
      expect(await store.devices.list('acme', EVERYTHING)).toMatchObject([
        {
          expected: 8,
          received: 3,
          missing: [
            { boot: 'b1', from: 0, to: 0 },
            { boot: 'b1', from: 2, to: 2 },
            { boot: 'b2', from: 1, to: 2 },
            { boot: 'b3', from: 0, to: 0 },
          ],
        },
      ])
      const [device] = await store.devices.list('acme', { since: 0, ranges: 2 })
      expect(device!.missing).toHaveLength(2)
      expect(device!.expected).toBe(8)
    })

    test('of events have arrived, though nothing else is kept of whose they were', async () => {
      const store = await open()
      await store.put([told(1, 'shown', { device: 'tablet', boot: 'b1', seq: 0 })], sighting())
      expect(await store.devices.list('acme', EVERYTHING)).toMatchObject([
        { expected: 1, received: 1, missing: [] },
      ])
    })
  })

  describe('a pairing', () => {
    test('waits under words that nobody else waits under, in any business', async () => {
      const { devices } = await open()
      expect(await devices.findPairing('amber-river-stone')).toBeNull()
      expect(await devices.openPairing(pairing(), 1_000)).toBe(true)
      expect(await devices.openPairing(pairing({ business: 'other' }), 1_000)).toBe(false)
      expect(await devices.findPairing('amber-river-stone')).toEqual({ ...pairing(), salt: null })
    })

    test('gives its words back some days after they expired', async () => {
      const { devices } = await open()
      await devices.openPairing(pairing(), 1_000)
      expect(await devices.openPairing(pairing(), 9_000 + 7 * DAY)).toBe(false)
      expect(await devices.openPairing(pairing(), 9_001 + 7 * DAY)).toBe(true)
    })

    test.each([
      ['of unknown words', { words: 'no-such-words' }, 'unknown'],
      ['that comes too late', { now: 9_000 }, 'expired'],
      ['that replaces nobody', { replaces: 'nobody' }, 'no-such-device'],
    ] as const)('%s pairs nothing', async (_name, over, outcome) => {
      const { devices } = await open()
      await devices.openPairing(pairing(), 1_000)
      expect(await devices.confirm(confirming(over))).toBe(outcome)
      expect((await devices.find('acme', 'tablet')).device).toBeNull()
      expect((await devices.findPairing('amber-river-stone'))!.salt).toBeNull()
    })

    test('that is confirmed pairs its device once, with one salt', async () => {
      const { devices } = await open()
      await devices.openPairing(pairing(), 1_000)
      expect(await devices.confirm(confirming({ name: 'Oak St' }))).toBe('confirmed')
      expect(await devices.confirm(confirming({ salt: 'other' }))).toBe('confirmed')
      expect(await devices.confirm(confirming({ touchpoint: 'till' }))).toBe('taken')
      const kept = await devices.findPairing('amber-river-stone')
      expect(kept!.salt).toBe('salt')
      await devices.handOut(kept!, 'hash-1')
      await devices.handOut(kept!, 'hash-2')
      expect((await devices.find('acme', 'tablet')).device).toMatchObject({
        status: 'paired',
        name: 'Oak St',
        touchpoint: 'exit',
        pairedAt: 6_000,
        token: 'hash-1',
      })
    })

    test('anew ends the one before, its token and its words', async () => {
      const { devices } = await open()
      await devices.openPairing(pairing(), 1_000)
      await devices.confirm(confirming())
      await devices.handOut((await devices.findPairing('amber-river-stone'))!, 'hash-1')
      await devices.setStatus('acme', 'tablet', 'revoked')
      await devices.openPairing(pairing({ words: 'fig-elk-oak' }), 1_000)
      await devices.confirm(confirming({ words: 'fig-elk-oak' }))
      expect(await devices.findPairing('amber-river-stone')).toBeNull()
      expect((await devices.find('acme', 'tablet')).device).toMatchObject({
        status: 'paired',
        token: null,
      })
    })
  })

  test('a store that is closed refuses', async () => {
    const store = await open()
    await store.close()
    await expect(store.devices.find('acme', 'tablet')).rejects.toThrow(StoreUnavailable)
    await expect(store.devices.see(sighting())).rejects.toThrow(StoreUnavailable)
    await expect(store.devices.list('acme', EVERYTHING)).rejects.toThrow(StoreUnavailable)
  })
})
