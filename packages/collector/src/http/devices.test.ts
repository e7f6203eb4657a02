import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openapi } from '../openapi/openapi.ts'
import { recount } from '../store/sqlite/recount.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf, config, NOON, openShop, SHOP, type Shop } from '../testing/shop.ts'
import { tablet, WELL } from '../testing/tablet.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const YEAR = 365 * DAY

const tap = (n: number, over: object = {}) => ({
  id: idOf(n),
  touchpoint: 'exit',
  at: NOON - HOUR,
  answers: [{ question: 'satisfaction', value: 4 }],
  ...over,
})

// oxlint-disable-next-line typescript/no-explicit-any
const only = async ({ read }: Shop): Promise<any> => (await bodyOf(read('/v1/devices'))).devices[0]

describe('a device token', () => {
  test('is needed for a paired device, or nothing is stored', async () => {
    const shop = openShop()
    const own = tablet(shop)
    await own.pair()
    expect((await own.send([tap(1)])).status).toBe(200)
    const stranger = tablet(shop)
    const refused = await stranger.send([tap(2)])
    expect(refused.status).toBe(401)
    expect(await bodyOf(refused)).toMatchObject({ code: 'not-the-device' })
    stranger.token = 'guessed'
    expect((await stranger.send([tap(2)])).status).toBe(401)
    expect((await stranger.beat()).status).toBe(401)
    expect((await bodyOf(shop.read('/v1/responses'))).responses).toHaveLength(1)
    expect(await shop.metrics.text()).toContain('shopbell_refused_devices_total 3')
  })

  test('that was revoked stores nothing; that of a retired device still delivers', async () => {
    const shop = openShop()
    const [lost, old] = [tablet(shop, 'lost'), tablet(shop, 'old')]
    await lost.pair()
    await old.pair()
    await shop.store.devices.setStatus('acme', 'lost', 'revoked')
    await shop.store.devices.setStatus('acme', 'old', 'retired')
    expect((await lost.send([tap(1)])).status).toBe(401)
    expect((await lost.beat()).status).toBe(401)
    expect((await old.send([tap(2)])).status).toBe(200)
    expect(await bodyOf(shop.read('/v1/responses'))).toMatchObject({
      responses: [{ id: idOf(2) }],
    })
  })

  test('is not needed by a device that was never paired', async () => {
    const shop = openShop()
    expect((await tablet(shop).send([tap(1)])).status).toBe(200)
    expect(await only(shop)).toMatchObject({
      id: 'tablet-1',
      status: 'unpaired',
      touchpoint: 'exit',
      pairedAt: null,
      lastSeenAt: NOON,
    })
  })

  test('of one business is none of another', async () => {
    const other = { ...SHOP, business: { ...SHOP.business, id: 'other' } }
    const shop = openShop({ businesses: [SHOP, other] })
    const own = tablet(shop)
    await own.pair()
    expect((await own.beat({ business: 'other' })).status).toBe(401)
    expect((await own.beat({ business: 'nobody' })).status).toBe(403)
  })
})

describe('numbers', () => {
  test('that are all there are none missing', async () => {
    const shop = openShop()
    const own = tablet(shop)
    await own.send([2, 0, 1].map((seq) => tap(seq, { seq })))
    await own.send([tap(1, { seq: 1 })])
    expect((await only(shop)).gaps).toEqual({
      expected: 3,
      received: 3,
      missing: 0,
      waiting: 0,
      ranges: [],
    })
  })

  test('that are missing are named, by boot, also those that a heartbeat has heard of', async () => {
    const shop = openShop()
    const own = tablet(shop)
    await own.pair()
    await own.send([3, 4, 9].map((seq) => tap(seq, { seq })))
    await own.send([tap(20, { seq: 0 })], { device: { id: own.id, boot: 'b2' } })
    await own.beat({}, { nextSeq: 12, pending: 1, quarantined: 1 })
    expect((await only(shop)).gaps).toEqual({
      expected: 13,
      received: 4,
      missing: 9,
      waiting: 2,
      ranges: [
        { boot: 'b1', from: 0, to: 2 },
        { boot: 'b1', from: 5, to: 8 },
        { boot: 'b1', from: 10, to: 11 },
      ],
    })
  })

  test('of what is refused have not arrived; those of events, follow-ups and doubles have', async () => {
    const shop = openShop()
    const own = tablet(shop)
    await own.send([
      tap(1, { seq: 0, answers: [], event: 'shown' }),
      tap(1, { seq: 1 }),
      tap(1, { seq: 2, answers: [{ question: 'reasons', value: ['messy'] }] }),
      tap(1, { seq: 3 }),
      tap(2, { seq: 4, answers: [{ question: 'satisfaction', value: 9 }] }),
      tap(1, { seq: 5, touchpoint: 'berlin' }),
      tap(3, { seq: 6 }),
    ])
    expect((await only(shop)).gaps).toMatchObject({
      received: 5,
      ranges: [{ boot: 'b1', from: 4, to: 5 }],
    })
  })

  test('whichever arrive, in whatever order and portions, the rest is missing', async () => {
    const shop = openShop()
    let device = 0
    const portions = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 }), {
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(portions, fc.integer({ min: 0, max: 50 }), async (sent, nextSeq) => {
        const own = tablet(shop, `tablet-${device++}`)
        const have = new Set<number>()
        for (const portion of sent) {
          await own.send(portion.map((seq) => tap(device * 1000 + seq, { seq })))
          for (const seq of portion) have.add(seq)
        }
        await shop.store.devices.see({
          business: 'acme',
          device: own.id,
          received: NOON,
          boots: [{ boot: 'b1', nextSeq }],
        })
        const expected = Math.max(nextSeq, ...[...have].map((seq) => seq + 1))
        const { devices } = await bodyOf(shop.read('/v1/devices'))
        const { gaps } = devices.find(({ id }: { id: string }) => id === own.id)
        const missing = gaps.ranges.flatMap(({ from, to }: { from: number; to: number }) =>
          Array.from({ length: to - from + 1 }, (_, index) => from + index),
        )
        const all = Array.from({ length: expected }, (_, seq) => seq)
        expect(missing).toEqual(all.filter((seq) => !have.has(seq)))
        expect(gaps).toMatchObject({
          expected,
          received: have.size,
          missing: expected - have.size,
        })
      }),
      { numRuns: 40 },
    )
  })
})

describe('a heartbeat', () => {
  test('is kept, and answered with the time and the opening hours', async () => {
    const hours = { sun: ['09:00', '18:00'] }
    const open = config({ ...SHOP, business: { ...SHOP.business, hours } })
    const shop = openShop({ businesses: [open] })
    const own = tablet(shop)
    await own.pair()
    const reply = await own.beat({ at: NOON + YEAR, mono: 60_000 }, { nextSeq: 0 })
    expect(await bodyOf(reply)).toEqual({
      protocol: 'shopbell/1',
      now: NOON,
      timeZone: 'America/New_York',
      hours,
      commands: [],
    })
    expect(await only(shop)).toMatchObject({
      lastSeenAt: NOON,
      lastHeartbeat: { received: NOON, boot: 'b1', mono: 60_000, state: { version: '1.0.0' } },
      clock: { offset: YEAR, uncertain: 0 },
    })
    expect(await shop.metrics.text()).toContain('shopbell_heartbeats_total 1')
  })

  test('keeps nothing that the form does not name', async () => {
    const shop = openShop()
    const own = tablet(shop)
    await own.pair()
    await own.beat({ owner: 'Ana' }, { wifi: 'Ana’s phone', usage: 12, quota: null })
    const { lastHeartbeat } = await only(shop)
    expect(lastHeartbeat).toEqual({
      business: 'acme',
      boot: 'b1',
      at: 0,
      mono: 0,
      received: NOON,
      state: { ...WELL, usage: 12, quota: null },
    })
  })

  test('that is malformed, or of a device that nobody paired, is refused', async () => {
    const shop = openShop()
    expect((await tablet(shop).beat()).status).toBe(401)
    expect((await tablet(shop).beat({ mono: -1 })).status).toBe(400)
  })

  test('that tells of a loss raises an alert until one tells of none', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const own = tablet(shop)
    await own.pair()
    for (const dataLossSuspected of [true, true]) {
      await own.beat({}, { dataLossSuspected })
      now += MINUTE
    }
    expect((await only(shop)).alerts).toEqual([{ kind: 'data-loss', since: NOON }])
    await own.beat()
    expect((await only(shop)).alerts).toEqual([{ kind: 'data-loss', since: NOON, resolvedAt: now }])
  })
})

describe('a silence', () => {
  test('is told after three missed heartbeats, and ends by itself', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const own = tablet(shop)
    await own.pair()
    await own.beat()
    now += 16 * MINUTE
    expect((await only(shop)).status).toBe('active')
    now += 1
    expect(await only(shop)).toMatchObject({
      status: 'silent',
      alerts: [{ kind: 'silent', since: NOON }],
    })
    now += HOUR
    await own.send([])
    expect(await only(shop)).toMatchObject({
      status: 'active',
      alerts: [{ kind: 'silent', since: NOON, resolvedAt: now }],
    })
  })

  test('is none while the place is closed', async () => {
    // Noon is seven on a Sunday morning there.
    const hours = { sun: ['06:00', '07:10'], mon: ['09:00', '18:00'] }
    const open = config({ ...SHOP, business: { ...SHOP.business, hours } })
    let now = NOON
    const shop = openShop({ businesses: [open], now: () => now })
    const own = tablet(shop)
    await own.pair()
    await own.beat()
    now += DAY + 2 * HOUR + 5 * MINUTE
    expect(await only(shop)).toMatchObject({ status: 'active', alerts: [] })
    now += 2 * MINUTE
    expect(await only(shop)).toMatchObject({ status: 'silent' })
  })

  test('is nobody’s of a device that is out of use', async () => {
    let now = NOON
    const shop = openShop({ now: () => now })
    const own = tablet(shop)
    await own.pair()
    await shop.store.devices.setStatus('acme', own.id, 'retired')
    now += DAY
    expect(await only(shop)).toMatchObject({ status: 'retired', alerts: [] })
  })
})

describe('the time of an answer', () => {
  const listing = async (shop: Shop) =>
    (await bodyOf(shop.read('/v1/responses'))).responses as {
      id: string
      at: number
      uncertain: boolean
    }[]
  const hoursOf = async (shop: Shop) =>
    (await bodyOf(shop.read('/v1/report?by=hour'))).groups.map(
      (group: { key: { hour: string }; responses: number }) => [group.key.hour, group.responses],
    )
  const total = async (shop: Shop) => (await bodyOf(shop.read('/v1/report'))).groups[0].responses

  test('is right in a batch of the boot that sends, whatever the clock did since', async () => {
    const shop = openShop()
    const clock = { 'shopbell-clock': `b1 ${10 * HOUR}` }
    const taps = [
      tap(1, { mono: HOUR, at: NOON - 9 * HOUR - YEAR }),
      tap(2, { mono: 8 * HOUR, at: NOON - 2 * HOUR + YEAR }),
    ]
    await tablet(shop).send(taps, { sentAt: NOON + 3 * HOUR }, clock)
    expect(await listing(shop)).toMatchObject([
      { id: idOf(2), at: NOON - 2 * HOUR, uncertain: false },
      { id: idOf(1), at: NOON - 9 * HOUR, uncertain: false },
    ])
    expect(await hoursOf(shop)).toEqual([
      ['2026-11-21T22', 1],
      ['2026-11-22T05', 1],
    ])
  })

  test('is right by device.mono as by the header', async () => {
    const shop = openShop()
    const device = { id: 'tablet-1', boot: 'b1', mono: 10 * HOUR }
    await tablet(shop).send([tap(1, { mono: HOUR, at: 0 })], { sentAt: NOON, device })
    expect(await listing(shop)).toMatchObject([{ at: NOON - 9 * HOUR, uncertain: false }])
  })

  test('is right of an earlier boot that had a heartbeat', async () => {
    const shop = openShop()
    const own = tablet(shop)
    await own.pair()
    await own.beat({ at: NOON + YEAR, mono: 5 * MINUTE })
    const late = tap(1, { mono: MINUTE, at: NOON + YEAR - 4 * MINUTE })
    await own.send([late], { sentAt: NOON }, { 'shopbell-clock': 'b2 1000' })
    expect(await listing(shop)).toMatchObject([{ at: NOON - 4 * MINUTE, uncertain: false }])
  })

  test('is uncertain of an earlier boot that had none: in totals and days, in no hour', async () => {
    const shop = openShop()
    const clock = { 'shopbell-clock': 'b2 1000' }
    await tablet(shop).send([tap(1, { mono: MINUTE })], { sentAt: NOON }, clock)
    expect(await listing(shop)).toMatchObject([{ at: NOON - HOUR, uncertain: true }])
    expect(await hoursOf(shop)).toEqual([])
    expect(await total(shop)).toBe(1)
    expect((await only(shop)).clock.uncertain).toBe(1)
    expect(recount(shop.file).differences).toEqual([])
  })

  test('is as before of a device that says nothing of its boot’s clock', async () => {
    const shop = openShop()
    await tablet(shop).send([tap(1)], { sentAt: NOON })
    expect(await listing(shop)).toMatchObject([{ at: NOON - HOUR, uncertain: false }])
  })
})

test('what is answered is what OpenAPI says', async () => {
  const shop = openShop()
  const ajv = new Ajv2020({ strict: false })
  ajv.addSchema({ $id: 'api', ...openapi })
  const checkedAs = (name: string, value: unknown) => {
    const fits = ajv.getSchema(`api#/components/schemas/${name}`)!
    expect([fits(value), fits.errors]).toEqual([true, null])
  }
  const own = tablet(shop)
  await own.send([tap(1, { seq: 3, touch: { x: 1, y: 2 } })])
  checkedAs('DeviceList', await bodyOf(shop.read('/v1/devices')))
  await own.pair({ touchpoint: 'exit', name: 'Oak St' })
  checkedAs('HeartbeatReply', await bodyOf(own.beat({}, { dataLossSuspected: true })))
  checkedAs('DeviceList', await bodyOf(shop.read('/v1/devices')))
  checkedAs('Listing', await bodyOf(shop.read('/v1/responses')))
})
