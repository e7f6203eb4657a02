import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recount } from '../store/sqlite/recount.ts'
import { shopbell } from '../testing/command.ts'
import { temporaryFolder } from '../testing/folder.ts'
import { idOf } from '../testing/items.ts'
import { bodyOf, openShop, SHOP, type Shop } from '../testing/shop.ts'
import { tablet } from '../testing/tablet.ts'

/** Runs a command beside a collector that is running on the same database. */
function beside(shop: Shop, ...args: readonly string[]) {
  const folder = dirname(shop.file)
  writeFileSync(join(folder, 'shop.json'), JSON.stringify(SHOP))
  const where = ['--config', join(folder, 'shop.json'), '--database', `sqlite:${shop.file}`]
  return shopbell([...args, ...where])
}

const asking = (shop: Shop, device: string) =>
  bodyOf(
    shop.ask('/v1/pairings', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ business: 'acme', device }),
    }),
  )

const tap = (n: number, over: object = {}) => ({
  id: idOf(n),
  touchpoint: 'exit',
  at: Date.now() - 60_000,
  answers: [{ question: 'satisfaction', value: 4 }],
  ...over,
})

const now = () => Date.now()

describe('pair', () => {
  test('says where a tablet stands while the collector runs', async () => {
    const shop = openShop({ now })
    const { words, secret } = await asking(shop, 'tablet-1')
    const spoken = words.toUpperCase().split('-')
    const ran = await beside(shop, 'pair', ...spoken, '--touchpoint', 'exit', '--name', 'Oak St')
    expect(ran).toEqual({ code: 0, out: ['Oak St stands at exit (exit)'], error: [] })
    const polling = { headers: { authorization: `Bearer ${secret}` } }
    expect(await bodyOf(shop.ask(`/v1/pairings/${words}`, polling))).toMatchObject({
      status: 'confirmed',
      touchpoint: 'exit',
      name: 'Oak St',
    })
  })

  test.each([
    [['amber-river'], 2, 'pair takes the three words on the tablet'],
    [['amber-river-stone'], 2, 'pair needs --touchpoint ID (see shopbell help)'],
    [
      ['amber-river-stone', '--touchpoint', 'exit'],
      1,
      'no tablet waits under these words: look at its screen again',
    ],
  ])('%j is said to be wrong', async (args, code, line) => {
    const ran = await beside(openShop({ now }), 'pair', ...args)
    expect(ran).toEqual({ code, out: [], error: [`shopbell: ${line}`] })
  })

  test('knows the touchpoints, and the devices that can be replaced', async () => {
    const shop = openShop({ now })
    const { words } = await asking(shop, 'tablet-1')
    expect((await beside(shop, 'pair', words, '--touchpoint', 'nowhere')).error[0]).toContain(
      'no touchpoint nowhere; there is checkout, exit',
    )
    const args = ['--touchpoint', 'exit', '--replaces', 'nobody']
    expect((await beside(shop, 'pair', words, ...args)).code).toBe(1)
  })
})

describe('devices', () => {
  test('lists what is missing', async () => {
    const shop = openShop({ now })
    expect((await beside(shop, 'devices')).out).toEqual([
      'no devices yet: open /kiosk/ on a tablet',
    ])
    const own = tablet(shop)
    await own.pair({ touchpoint: 'exit', name: 'Oak St' })
    await own.send([tap(1, { seq: 0 }), tap(2, { seq: 2 }), tap(3, { seq: 5 })])
    await own.beat({}, { pending: 1, nextSeq: 1500, dataLossSuspected: true })
    const { code, out } = await beside(shop, 'devices')
    expect(code).toBe(0)
    expect(out.map((line) => line.replace(/\d{4}-\S+Z/, 'TIME'))).toEqual([
      'tablet-1  Oak St  exit  active  seen TIME',
      '    1,497 of 1,500 missing, of them 1 still kept on it',
      '    missing 1 of boot b1',
      '    missing 3 to 4 of boot b1',
      '    missing 6 to 1499 of boot b1',
      '    data-loss since TIME',
    ])
  })

  test('are retired and revoked', async () => {
    const shop = openShop({ now })
    const own = tablet(shop)
    await own.pair()
    expect((await beside(shop, 'devices', 'retire', own.id)).out).toEqual(['tablet-1 is retired'])
    expect((await own.send([tap(1)])).status).toBe(200)
    expect((await beside(shop, 'devices', 'revoke', own.id)).out).toEqual(['tablet-1 is revoked'])
    expect((await own.send([tap(2)])).status).toBe(401)
    expect(await beside(shop, 'devices', 'revoke', 'nobody')).toMatchObject({
      code: 1,
      error: ['shopbell: no device nobody (see shopbell devices)'],
    })
    expect((await beside(shop, 'devices', 'sell', own.id)).code).toBe(2)
  })
})

describe('import-outbox', () => {
  const head = { business: 'acme', device: { id: 'tablet-1', boot: 'b1' } }

  function exported(rows: readonly object[], over: object = {}): string {
    const file = join(temporaryFolder(), 'outbox.json')
    const whole = {
      protocol: 'shopbell/1',
      kind: 'outbox-export',
      exportedAt: 1,
      device: 'tablet-1',
    }
    writeFileSync(file, JSON.stringify({ ...whole, rows, ...over }))
    return file
  }

  test('adds what never arrived, once, and fills the gaps, also of a tablet that was replaced', async () => {
    const shop = openShop({ now })
    const [old, next] = [tablet(shop), tablet(shop, 'tablet-2')]
    await old.pair()
    await old.send([tap(1, { seq: 0 })])
    await old.beat({}, { nextSeq: 4, pending: 3 })
    await next.pair({ touchpoint: 'exit', replaces: 'tablet-1' })
    const file = exported([0, 1, 2, 3].map((seq) => ({ head, body: tap(seq + 1, { seq }) })))
    const first = await beside(shop, 'import-outbox', file)
    expect(first).toEqual({ code: 0, out: ['imported 3, already there 1, bad 0'], error: [] })
    const again = await beside(shop, 'import-outbox', file)
    expect(again.out).toEqual(['imported 0, already there 4, bad 0'])
    // What the tablet itself still sends counts once too.
    await old.send([tap(2, { seq: 1 })])
    const { groups } = await bodyOf(shop.read('/v1/report'))
    expect(groups[0].responses).toBe(4)
    const { devices } = await bodyOf(shop.read('/v1/devices'))
    expect(devices).toMatchObject([
      { id: 'tablet-1', status: 'replaced', gaps: { expected: 4, received: 4, missing: 0 } },
      { id: 'tablet-2', gaps: { expected: 0 } },
    ])
    expect(recount(shop.file).differences).toEqual([])
  })

  test('says of each row that is not taken why, and takes the others', async () => {
    const shop = openShop({ now })
    const file = exported([
      { head, body: tap(1) },
      { head: { business: 'nobody' }, body: tap(2) },
      { head: {}, body: tap(3) },
      { head, body: { id: 'x' } },
      { head, body: tap(1, { touchpoint: 'berlin' }) },
    ])
    const ran = await beside(shop, 'import-outbox', file)
    expect(ran.code).toBe(1)
    expect(ran.out).toEqual(['imported 1, already there 0, bad 4'])
    expect(ran.error.map((line) => line.slice(file.length + 2).replace(/-.*\)/, ')'))).toEqual([
      expect.stringContaining('row 1 (01930000): no business nobody'),
      expect.stringContaining('row 2 (01930000): head.business: allowed is'),
      expect.stringContaining('row 3 (x): id: allowed is a UUIDv7'),
      expect.stringContaining('row 4 (01930000): this id is already a visit'),
    ])
  })

  test('marks times that nobody can know', async () => {
    const shop = openShop({ now })
    const own = tablet(shop)
    await own.send([], { sentAt: Date.now() }, { 'shopbell-clock': 'b1 90000' })
    const file = exported([
      { head, body: tap(1, { mono: 30_000 }) },
      { head: { ...head, device: { id: 'tablet-1', boot: 'b0' } }, body: tap(2, { mono: 1 }) },
    ])
    await beside(shop, 'import-outbox', file)
    const { responses } = await bodyOf(shop.read('/v1/responses'))
    expect(
      responses.map(({ id, uncertain }: { id: string; uncertain: boolean }) => [id, uncertain]),
    ).toEqual([
      [idOf(2), true],
      [idOf(1), false],
    ])
  })

  test.each([
    ['no export', { kind: 'backup' }, 'kind is "backup"; allowed is outbox-export'],
    ['of another protocol', { protocol: 'shopbell/9' }, 'allowed is shopbell/1'],
  ])('%s is refused', async (_name, over, line) => {
    const ran = await beside(openShop({ now }), 'import-outbox', exported([], over))
    expect(ran.code).toBe(1)
    expect(ran.error[0]).toContain(line)
  })

  test('a file that cannot be read is said to be so', async () => {
    expect((await beside(openShop({ now }), 'import-outbox', '/nowhere.json')).code).toBe(1)
    expect((await beside(openShop({ now }), 'import-outbox')).code).toBe(2)
  })
})
