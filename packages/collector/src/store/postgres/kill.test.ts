import { beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { item, rated, told } from '../../testing/items.ts'
import { hasPostgres, startPostgres, type PostgresServer } from '../../testing/postgres.ts'
import { bodyOf, openShop } from '../../testing/shop.ts'
import { StoreUnavailable, type Entry, type Store } from '../store.ts'
import { withClient } from './connection.ts'
import { openPostgres } from './open.ts'
import { recountPostgres } from './recount.ts'

const KILLS = 10
const LANES = 6

let server: PostgresServer
beforeAll(async () => {
  if (!hasPostgres) return
  server = await startPostgres({ durable: true })
  return () => server.remove()
})

async function open(): Promise<Store> {
  const store = await openPostgres(server.url)
  onTestFinished(() => store.close())
  return store
}

function asked(sql: string): Promise<readonly object[]> {
  return withClient(server.url, async (client) => (await client.query<object>(sql)).rows)
}

/** Whom commits wait for; resolves when the server goes by it. */
async function waitFor(standby: string): Promise<void> {
  await asked(`ALTER SYSTEM SET synchronous_standby_names = '${standby}'`)
  await asked('SELECT pg_reload_conf()')
  const isSet = async (): Promise<boolean> => {
    const rows = await asked('SHOW synchronous_standby_names')
    return JSON.stringify(rows) === JSON.stringify([{ synchronous_standby_names: standby }])
  }
  while (!(await isSet())) await new Promise((resolve) => setTimeout(resolve, 10))
}

/** Puts until it is acknowledged, as an outbox does. @returns how often it was refused */
async function putUntilKept(store: Store, entries: readonly Entry[]): Promise<number> {
  for (let refused = 0; ; refused++) {
    try {
      const outcomes = await store.put(entries)
      expect(outcomes).not.toContain('conflict')
      return refused
    } catch (error) {
      expect(error).toBeInstanceOf(StoreUnavailable)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }
}

describe.skipIf(!hasPostgres)('a PostgreSQL server', () => {
  test('that is away is told as 503, nothing is kept meanwhile, and everything goes on by itself', async () => {
    const store = await open()
    const { send, ask } = openShop({ store })
    const response = (id: number) => ({
      id: item(id, []).id,
      touchpoint: 'exit',
      at: 1,
      answers: [{ question: 'satisfaction', value: 4 }],
    })
    expect((await send([response(1)])).status).toBe(200)
    await server.kill()
    const refused = await send([response(2), response(3)])
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '5'])
    expect(await bodyOf(refused)).toMatchObject({ code: 'unavailable' })
    expect((await ask('/readyz')).status).toBe(503)
    expect((await ask('/healthz')).status).toBe(200)
    await server.start()
    expect(await recountPostgres(server.url)).toMatchObject({ responses: 1, differences: [] })
    const sent = await send([response(2), response(3)])
    expect(await bodyOf(sent)).toMatchObject({
      results: [{ status: 'stored' }, { status: 'stored' }],
    })
    expect((await ask('/readyz')).status).toBe(200)
  })

  test('is found behind an address of several, also after it was away', async () => {
    const both = server.url.replace(/@(.*)\//, '@127.0.0.1:1,$1/')
    const store = await openPostgres(both)
    onTestFinished(() => store.close())
    expect(await store.put([item(90, [rated('satisfaction', 4)])])).toEqual(['stored'])
    await server.kill()
    await expect(store.put([item(91, [rated('satisfaction', 4)])])).rejects.toThrow(
      StoreUnavailable,
    )
    await server.start()
    expect(await store.put([item(91, [rated('satisfaction', 4)])])).toEqual(['stored'])
  })

  test('whose wait for its standby is cancelled acknowledges nothing, though it says it has committed', async () => {
    const store = await open()
    await waitFor('nobody')
    const put = store.put([item(95, [rated('satisfaction', 4)])])
    const refused = expect(put).rejects.toThrow('canceling wait for synchronous replication')
    const cancelled = async (): Promise<boolean> => {
      const [row] = await asked(
        "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'",
      )
      return row !== undefined
    }
    while (!(await cancelled())) await new Promise((resolve) => setTimeout(resolve, 10))
    await refused
    await waitFor('')
    expect(await store.put([item(95, [rated('satisfaction', 4)])])).toEqual(['duplicate'])
  })

  test(`killed or stopped ${KILLS} times under the load of two collectors has every acknowledged answer once`, async () => {
    const stores = [await open(), await open()]
    await recountPostgres(server.url)
    const acknowledged = new Set<string>()
    const stop = new AbortController()
    let next = 1_000
    let refused = 0

    async function lane(index: number): Promise<void> {
      while (!stop.signal.aborted) {
        const ids = Array.from({ length: 1 + (next % 7) }, () => next++)
        const device = { device: `tablet-${index}`, boot: 'b' }
        const entries = ids.flatMap((id): Entry[] => [
          told(id, 'shown'),
          item(id, [rated('satisfaction', 1 + (id % 4))], {
            ...device,
            at: id * 50,
            seq: id,
            business: id % 3 === 0 ? 'other' : 'acme',
          }),
        ])
        refused += await putUntilKept(stores[index % 2]!, entries)
        for (const entry of entries) if (!('event' in entry)) acknowledged.add(entry.id)
        // Some are sent once more, to the other collector, as after a lost reply.
        if (next % 5 === 0) await putUntilKept(stores[(index + 1) % 2]!, entries)
      }
    }

    const lanes = Array.from({ length: LANES }, (_, index) => lane(index))
    for (let kills = 0; kills < KILLS; kills++) {
      const enough = acknowledged.size + 40
      while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 2))
      await (kills % 3 === 2 ? server.stop() : server.kill())
      await server.start()
    }
    const enough = acknowledged.size + 40
    while (acknowledged.size < enough) await new Promise((resolve) => setTimeout(resolve, 2))
    stop.abort()
    await Promise.all(lanes)

    const kept = await withClient(server.url, async (client) => {
      const { rows } = await client.query<{ id: string }>('SELECT id FROM response')
      return rows.map(({ id }) => id)
    })
    expect(new Set(kept).size).toBe(kept.length)
    expect([...acknowledged].filter((id) => !kept.includes(id))).toEqual([])
    expect((await recountPostgres(server.url)).differences).toEqual([])
    expect(refused).toBeGreaterThan(0)
  })
})
