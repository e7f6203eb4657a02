import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../../testing/folder.ts'
import { idOf, item, rated, satisfied, told } from '../../testing/items.ts'
import { KINDS, type Kind } from '../../testing/stores.ts'
import { StoreUnavailable, type Entry, type Store } from '../store.ts'
import { CopyRefused, move } from './move.ts'
import { restoreBackup } from './restore-backup.ts'
import { addedTo, EMPTY_SUM, type AccessMode, type TableAccess } from './table-access.ts'
import { COPIED_TABLES } from './tables.ts'
import { writeBackup } from './write-backup.ts'

const TABLET = { device: 'tablet', boot: 'b' }

/** Something in every table. */
const ENTRIES: readonly Entry[] = [
  item(1, [satisfied('service', 2), satisfied('experience', 4)], {
    ...TABLET,
    seq: 0,
    locale: 'de',
    flags: ['closed-v1'],
    fields: { order: 'Ä"1\u0000' },
    touch: { x: 1, y: 2 },
  }),
  item(2, [
    { question: 'reasons', kind: 'choice', value: ['messy', 'rude'], order: ['rude', 'messy'] },
    { question: 'comment', kind: 'text', value: 'a "b"\n\u0000 é' },
  ]),
  item(3, [rated('solved', 1)], { business: 'other', uncertain: true }),
  told(1, 'shown'),
  told(9, 'dismissed', { business: 'third' }),
]

async function fill(store: Store): Promise<void> {
  const state = { dataLossSuspected: true } as never
  const boots = [{ boot: 'b', nextSeq: 9 }]
  const heartbeat = { state } as never
  await store.put(ENTRIES, { business: 'acme', device: 'tablet', received: 5, boots, heartbeat })
  const pairing = { business: 'acme', words: 'w', device: 'new', secret: 's', expiresAt: 9e15 }
  await store.devices.openPairing(pairing, 1)
  const token = {
    business: 'acme',
    id: 'a',
    name: 'n',
    hash: 'h',
    scopes: ['read'],
    madeAt: 1,
  } as const
  await store.tokens.add(token)
  await store.put([item(4, [rated('solved', 1)])])
  await store.erasure.forget({ business: 'acme', response: idOf(4) })
}

/** Everything that a store can be asked of two businesses. */
async function everything(store: Store): Promise<unknown> {
  const asked = ['acme', 'other'].map(async (business) => [
    await store.rollups({ business, grain: 'day', apart: true }),
    await store.rollups({ business, grain: 'hour', apart: true }),
    await store.recent({ business, limit: 100, contacts: true }),
    await store.devices.list(business, { since: 0, ranges: 9 }),
    await store.tokens.list(business),
    await store.comments({ business, look: 9 }),
  ])
  return [await Promise.all(asked), await store.devices.findPairing('w')]
}

const PAIRS = KINDS.flatMap((from) => KINDS.map((to) => ({ from, to })))

async function opened(
  place: { access(mode: AccessMode): Promise<TableAccess> },
  mode: AccessMode,
): Promise<TableAccess> {
  const access = await place.access(mode)
  onTestFinished(() => access.close().catch(() => {}))
  return access
}

const skipUnless = ({ from, to }: { from: Kind; to: Kind }): void =>
  beforeEach(({ skip }) => skip(!from.isHere || !to.isHere, 'not on this machine'))

describe.each(PAIRS)('from $from.name to $to.name', ({ from, to }) => {
  skipUnless({ from, to })

  async function filled() {
    const [source, target] = [await from.newPlace(), await to.newPlace()]
    const store = await source.open()
    await fill(store)
    const before = await everything(store)
    return { source, target, store, before }
  }

  /** What was copied is what was there, and goes on as it did. */
  async function expectSame(target: Awaited<ReturnType<Kind['newPlace']>>, before: unknown) {
    const store = await target.open()
    expect(await everything(store)).toEqual(before)
    expect((await target.recount()).differences).toEqual([])
    expect(await store.put([...ENTRIES.slice(0, 2), item(4, [])])).toEqual(
      Array(3).fill('duplicate'),
    )
    expect(await store.put([item(5, [rated('solved', 1)])])).toEqual(['stored'])
    const [newest] = await store.recent({ business: 'acme', limit: 1 })
    const cursors = (await store.recent({ business: 'acme', limit: 9 })).map(({ cursor }) => cursor)
    expect([newest!.id, new Set(cursors).size]).toEqual([idOf(5), cursors.length])
  }

  test('a backup made while it runs is restored whole', async () => {
    const { source, target, before } = await filled()
    const file = join(temporaryFolder(), 'all.backup')
    const written = await writeBackup(await opened(source, 'snapshot'), file)
    expect(COPIED_TABLES.filter(({ name }) => written[name]!.rows === 0)).toEqual([])
    const access = await opened(target, 'write')
    expect(await restoreBackup(file, access)).toEqual(written)
    await access.close()
    await expectSame(target, before)
  })

  test('a move that is broken off goes on, nothing is written meanwhile, and all is there', async () => {
    const { source, target, store, before } = await filled()
    let access = await opened(target, 'write')
    let frozen = await opened(source, 'freeze')
    let portions = 0
    const breakOff = (): void => {
      if (++portions === 3) throw new Error('the power failed')
    }
    await expect(move(frozen, access, 'here', breakOff)).rejects.toThrow('the power failed')
    await expect(store.put([item(6, [])])).rejects.toThrow(StoreUnavailable)
    await access.close()
    await frozen.close()
    await expect(target.open()).rejects.toThrow(/move .* not finished/)

    access = await opened(target, 'write')
    frozen = await opened(source, 'freeze')
    await expect(move(frozen, access, 'elsewhere')).rejects.toThrow(CopyRefused)
    const moved = await move(frozen, access, 'here')
    expect(moved['response']!.rows).toBe(3)
    await expect(move(frozen, access, 'here')).rejects.toThrow('not empty')
    await access.close()
    await frozen.close()
    await expectSame(target, before)
  })
})

describe.each(KINDS)('into $name', (kind) => {
  beforeEach(({ skip }) => skip(!kind.isHere, 'not on this machine'))

  async function backedUp() {
    const place = await kind.newPlace()
    await fill(await place.open())
    const file = join(temporaryFolder(), 'all.backup')
    await writeBackup(await opened(place, 'snapshot'), file)
    return { place, file, text: gunzipSync(readFileSync(file)).toString() }
  }

  test.each([
    ['with a value that changed', (text: string) => text.replace('"smiley4",2', '"smiley4",3')],
    ['without a row', (text: string) => text.replace(/^\["acme",.*\n/m, '')],
    ['without its end', (text: string) => text.slice(0, -20)],
    ['of a newer version', (text: string) => text.replace('"format":1', '"format":2')],
    ['that is none', () => '{"a":1}\n'],
    ['that is empty', () => ''],
  ])('a backup %s is refused, and nothing of it restored', async (_what, change) => {
    const { file, text } = await backedUp()
    expect(change(text)).not.toBe(text)
    writeFileSync(file, gzipSync(change(text)))
    const target = await kind.newPlace()
    const access = await opened(target, 'write')
    await expect(restoreBackup(file, access)).rejects.toThrow(CopyRefused)
    for (const table of COPIED_TABLES) expect(await access.count(table)).toBe(0)
  })

  test('a backup that was cut off is refused', async () => {
    const { file } = await backedUp()
    writeFileSync(file, readFileSync(file).subarray(0, -9))
    const access = await opened(await kind.newPlace(), 'write')
    await expect(restoreBackup(file, access)).rejects.toThrow(/damaged/)
  })

  test('nothing is restored where something is', async () => {
    const { place, file } = await backedUp()
    await expect(restoreBackup(file, await opened(place, 'write'))).rejects.toThrow('not empty')
  })

  test('a backup that is made under load is of one moment', async () => {
    const source = await kind.newPlace()
    const store = await source.open()
    const next = { id: 100 }
    const stop = new AbortController()
    async function lane(): Promise<void> {
      while (!stop.signal.aborted) {
        await store.put([item(next.id++, [rated('solved', 1)]), told(next.id++, 'shown')])
      }
    }
    const lanes = [lane(), lane(), lane()]
    while (next.id < 130) await new Promise(setImmediate)
    const file = join(temporaryFolder(), 'all.backup')
    await writeBackup(await opened(source, 'snapshot'), file)
    stop.abort()
    await Promise.all(lanes)
    const target = await kind.newPlace()
    const access = await opened(target, 'write')
    const { response } = await restoreBackup(file, access)
    await access.close()
    expect(response!.rows).toBeGreaterThan(0)
    expect(await target.recount()).toMatchObject({ responses: response!.rows, differences: [] })
  })

  test('every column of every table is copied', async () => {
    const place = await kind.newPlace()
    await (await place.open()).close()
    const tables = await place.tables()
    expect(tables).toEqual(
      COPIED_TABLES.map(({ name, columns }) => `${name}: ${[...columns].sort().join(' ')}`).sort(),
    )
  })
})

test('a checksum does not depend on the order, and tells every change', () => {
  const rows = [
    ['acme', 'a', 1],
    ['acme', 'b', null],
  ]
  const sum = addedTo(EMPTY_SUM, rows)
  expect(addedTo(addedTo(EMPTY_SUM, [rows[1]!]), [rows[0]!])).toEqual(sum)
  expect(addedTo(EMPTY_SUM, [rows[0]!, ['acme', 'b', '']]).checksum).not.toBe(sum.checksum)
  expect(sum.checksum).toMatch(/^[0-9a-f]{16}$/)
})
