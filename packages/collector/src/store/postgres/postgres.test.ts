import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import pg from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { item, rated, told } from '../../testing/items.ts'
import { hasPostgres } from '../../testing/postgres.ts'
import { newSchema } from '../../testing/stores.ts'
import type { Committed } from '../commit-observer.ts'
import { StoreUnavailable, type Store } from '../store.ts'
import { withClient } from './connection.ts'
import { migrate, MIGRATIONS } from './migrations/migrate.ts'
import { ensureMonths, monthOf } from './months.ts'
import { openPostgres } from './open.ts'
import { recountPostgres } from './recount.ts'

const run = promisify(execFile)

const LIKE = [rated('satisfaction', 4)]
/** Breaks the rule that `at` is never empty: the stand-in for a request the database refuses. */
const POISON = item(99, LIKE, { at: Number.NaN })

interface Opened {
  readonly store: Store
  readonly url: string
  readonly commits: readonly Committed[]
  readonly failures: readonly unknown[]
  /** Every statement that was sent. */
  readonly statements: ReadonlySet<string>
}

async function open(): Promise<Opened> {
  const url = await newSchema()
  const commits: Committed[] = []
  const failures: unknown[] = []
  const statements = new Set<string>()
  const observer = {
    committed: (commit: Committed) => commits.push(commit),
    failed: (error: unknown) => failures.push(error),
  }
  const store = await openPostgres(url, observer, (text) => statements.add(text))
  onTestFinished(() => store.close())
  return { store, url, commits, failures, statements }
}

function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly T[]> {
  return withClient(url, async (client) => (await client.query<T>(sql)).rows)
}

/** A connection that holds a business's lock in an open transaction. */
async function holdLock(url: string): Promise<pg.Client> {
  const holder = new pg.Client(url)
  holder.on('error', () => {})
  await holder.connect()
  onTestFinished(() => holder.end().catch(() => {}))
  await holder.query("BEGIN; SELECT * FROM arrivals WHERE business = 'acme' FOR UPDATE")
  return holder
}

async function untilSomebodyWaits(url: string): Promise<void> {
  const waiting = "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
  while ((await ask(url, waiting)).length === 0) await new Promise(setImmediate)
}

describe.skipIf(!hasPostgres)('a PostgreSQL store', () => {
  test('lets requests that arrive together share one commit, and those that follow', async () => {
    const { store, url, commits } = await open()
    await store.put([item(0, LIKE)])
    const holder = await holdLock(url)
    const [first, ...others] = Array.from({ length: 300 }, (_, id) => item(id + 1, LIKE))
    const puts = [store.put([first!])]
    await untilSomebodyWaits(url)
    puts.push(...others.map((each) => store.put([each])))
    await holder.query('COMMIT')
    await Promise.all(puts)
    expect(commits).toMatchObject([
      { requests: 1, responses: 1 },
      { requests: 1, responses: 1 },
      { requests: 299, responses: 299 },
    ])
  })

  test('lets no business wait for another', async () => {
    const { store, url } = await open()
    await store.put([item(1, LIKE)])
    const holder = await holdLock(url)
    const held = store.put([item(2, LIKE)])
    await untilSomebodyWaits(url)
    expect(await store.put([item(1, LIKE, { business: 'other' })])).toEqual(['stored'])
    await holder.query('COMMIT')
    expect(await held).toEqual(['stored'])
  })

  test('refuses one request that cannot be kept, and keeps all others of its group', async () => {
    const { store, url, failures } = await open()
    const results = await Promise.allSettled([
      store.put([item(1, LIKE), told(1, 'shown')]),
      store.put([item(2, LIKE), told(2, 'shown'), POISON]),
      store.put([item(3, LIKE)]),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[1]).toMatchObject({ reason: expect.any(StoreUnavailable) as unknown })
    expect(failures).toHaveLength(2)
    expect(await recountPostgres(url)).toEqual({
      responses: 2,
      answers: 2,
      events: 1,
      differences: [],
    })
  })

  test('keeps what was put before it was closed, and refuses what comes after', async () => {
    const { store, url } = await open()
    const put = store.put([item(1, LIKE)])
    const closed = store.close()
    await expect(store.put([item(2, LIKE)])).rejects.toThrow(StoreUnavailable)
    await expect(store.recent({ business: 'acme', limit: 1 })).rejects.toThrow(StoreUnavailable)
    await Promise.all([put, closed])
    expect(await recountPostgres(url)).toMatchObject({ responses: 1 })
  })

  test('whose connection is cut in the middle of a transaction kept nothing of it, and goes on', async () => {
    const { store, url } = await open()
    await store.put([item(1, LIKE)])
    const holder = await holdLock(url)
    const cut = store.put([item(2, LIKE), told(2, 'shown')])
    const refused = expect(cut).rejects.toThrow(StoreUnavailable)
    await untilSomebodyWaits(url)
    await ask(
      url,
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock'",
    )
    await refused
    await holder.query('COMMIT')
    expect(await recountPostgres(url)).toMatchObject({ responses: 1, events: 0, differences: [] })
    expect(await store.put([item(2, LIKE), told(2, 'shown')])).toEqual(['stored', 'stored'])
  })

  test('takes the same UUID in capitals for the same response', async () => {
    const { store } = await open()
    const id = '019A8F2E-6D00-7C3A-9B1E-5F0D2C4B8A61'
    const capital = item(1, LIKE, { id, device: 'tablet', boot: 'b', seq: 0 })
    expect(await store.put([capital])).toEqual(['stored'])
    expect(await store.put([{ ...capital, id: id.toLowerCase() }])).toEqual(['duplicate'])
    expect(await store.recent({ business: 'acme', limit: 1 })).toMatchObject([
      { id: id.toLowerCase(), flags: [] },
    ])
  })

  test('keeps a device whose name no text can have', async () => {
    const { store } = await open()
    const device = 'a\0\uD800'
    const sighting = {
      business: 'acme',
      device,
      received: 1,
      boots: [{ boot: device, nextSeq: 2 }],
    }
    await store.put([item(1, LIKE, { device, boot: device, seq: 0 })], sighting)
    const found = await store.devices.find('acme', device, [device])
    expect(found.device).toMatchObject({ status: 'unpaired', seenAt: 1 })
    expect([...found.clocks.keys()]).toEqual([device])
    const [listed] = await store.devices.list('acme', { since: 0, ranges: 9 })
    expect(listed).toMatchObject({ expected: 2, received: 1 })
  })

  test('parts raw rows by the month of their ids, and has a place for all others', async () => {
    const { store, url } = await open()
    const now = Date.now()
    const time = now.toString(16).padStart(12, '0')
    const id = `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`
    await store.put([item(1, LIKE, { id }), told(1, 'shown', { id }), item(2, LIKE)])
    const month = new Date(now).toISOString().slice(0, 7).replace('-', '_')
    for (const table of ['response', 'answer', 'event']) {
      const rows = await ask(url, `SELECT * FROM ${table}_${month}`)
      expect(rows, table).toHaveLength(1)
    }
    expect(await ask(url, 'SELECT * FROM response_other')).toHaveLength(1)
    // That one lies in 2024: a month whose rows are elsewhere already is passed over.
    await withClient(url, (client) => ensureMonths(client, [monthOf(Date.UTC(2024, 10))]))
    expect(await store.put([item(2, LIKE)])).toEqual(['duplicate'])
  })

  test('names the business in whatever it asks, but for words that nobody knows the owner of', async () => {
    const { store, statements } = await open()
    const device = { device: 'tablet', boot: 'b', seq: 1, touch: { x: 1, y: 1 } }
    const taps = Array.from({ length: 6 }, (_, n) =>
      item(n, LIKE, { ...device, at: n, received: n }),
    )
    const state = { dataLossSuspected: true } as never
    const sighting = {
      business: 'acme',
      device: 'tablet',
      received: 5,
      boots: [{ boot: 'b' }],
      heartbeat: { state } as never,
      silentSince: 3,
    }
    await store.put([...taps, told(1, 'shown')], sighting)
    await store.put([item(1, [rated('again', 1)], { ended: 'done' })])
    await store.devices.see({ ...sighting, heartbeat: { state: {} } as never })
    const pairing = { business: 'acme', words: 'w', device: 'tablet', secret: 's', expiresAt: 9 }
    await store.devices.openPairing(pairing, 1)
    const confirming = { words: 'w', touchpoint: 'exit', salt: 's', now: 2, replaces: 'other' }
    await store.devices.confirm(confirming)
    await store.devices.confirm({ ...confirming, replaces: 'tablet' })
    await store.devices.handOut({ ...pairing, salt: 's' }, 'token')
    await store.devices.setStatus('acme', 'tablet', 'retired')
    await store.devices.find('acme', 'tablet', ['b'])
    await store.devices.list('acme', { since: 0, ranges: 1 })
    await store.rollups({ business: 'acme', grain: 'day', apart: true })
    await store.recent({ business: 'acme', limit: 1 })
    await store.comments({ business: 'acme', look: 1 })
    const token = {
      business: 'acme',
      id: 'a',
      name: 'n',
      hash: 'h',
      scopes: ['read'],
      madeAt: 1,
    } as const
    await store.tokens.add(token)
    await store.tokens.find('acme', 'a')
    await store.tokens.list('acme')
    await store.tokens.use('acme', 'a', 1)
    await store.tokens.revoke('acme', 'a', 1)
    for (const what of [{ device: 'tablet' }, { respondent: 'a@b.example' }]) {
      await store.erasure.forget({ business: 'acme', ...what })
    }
    await store.put([item(50, [{ question: 'comment', kind: 'text', value: 'hm' }])])
    await store.erasure.expire({ business: 'acme', kind: 'text', before: 9_000 })
    await store.ping()
    const nameless = [...statements].filter(
      (text) =>
        !/business = \$\d/.test(text) && !/^INSERT INTO \w+( AS kept)? \(business,/.test(text),
    )
    expect(statements.size).toBeGreaterThan(60)
    expect(nameless.sort()).toEqual([
      'DELETE FROM pairing WHERE expires_at < $1',
      expect.stringMatching(/^INSERT INTO pulse/),
      'SELECT * FROM pairing WHERE words = $1',
      'SELECT pg_advisory_xact_lock(7411200727)',
    ])
  })
})

describe.skipIf(!hasPostgres)('several processes', () => {
  test('may open an empty database and write to it at once', async () => {
    const url = await newSchema()
    const program = `
      import { openPostgres } from ${JSON.stringify(new URL('open.ts', import.meta.url).href)}
      const [url, from] = process.argv.slice(1)
      const store = await openPostgres(url)
      let stored = 0
      const put = async (n) => {
        // Half of the ids are everybody's: whoever is first stores them.
        const id = String(n % 2 === 0 ? n : Number(from) + n).padStart(12, '0')
        const [outcome] = await store.put([{
          business: 'acme', id: '01930000-0000-7000-8000-' + id, touchpoint: 'exit', at: 1, clock: 1,
          received: 1, hour: n % 3, answers: [{ question: 'satisfaction', kind: 'smiley4', point: n % 4 }],
        }])
        if (outcome === 'stored') stored++
      }
      for (let n = 0; n < 200; n += 4) await Promise.all([n, n + 1, n + 2, n + 3].map(put))
      await store.close()
      console.log(stored)`
    const stored = await Promise.all(
      [1000, 2000, 3000].map(async (from) => {
        const { stdout } = await run(process.execPath, [
          '--conditions=source',
          '--input-type=module',
          '--eval',
          program,
          url,
          String(from),
        ])
        return Number(stdout)
      }),
    )
    expect(stored.reduce((sum, each) => sum + each, 0)).toBe(100 + 3 * 100)
    expect(await recountPostgres(url)).toEqual({
      responses: 400,
      answers: 400,
      events: 0,
      differences: [],
    })
    const [row] = await ask<{ distinct: number; last: number }>(
      url,
      `SELECT count(DISTINCT arrival)::int AS distinct, max(arrival)::int AS last FROM response`,
    )
    expect(row).toEqual({ distinct: 400, last: 400 })
  })
})

describe.skipIf(!hasPostgres)('the tables', () => {
  test('of an older version keep what they have when they are brought up to date', async () => {
    const url = await newSchema()
    const id = '01930000-0000-7000-8000-000000000001'
    await withClient(url, async (client) => {
      await migrate(client, MIGRATIONS.slice(0, 1))
      await client.query(`
        INSERT INTO arrivals VALUES ('acme', 1);
        INSERT INTO response VALUES ('acme', '${id}', 'exit', 1000, 1000, 2000, 30, 1, 'en', 'done',
          NULL, NULL, NULL, '{"order":"A-1"}', 0, NULL);
        INSERT INTO answer VALUES ('acme', '${id}', 'satisfaction', 'smiley4', 4, NULL, NULL, NULL);
        INSERT INTO visit_cell VALUES ('acme', 'day', 1, 'exit', 1), ('acme', 'hour', 30, 'exit', 1);
        INSERT INTO step_cell VALUES ('acme', 'day', 1, 'exit', 'answered', 1),
          ('acme', 'hour', 30, 'exit', 'answered', 1);
        INSERT INTO cell VALUES ('acme', 'day', 1, 'exit', 'satisfaction', 'smiley4', 4, 1),
          ('acme', 'hour', 30, 'exit', 'satisfaction', 'smiley4', 4, 1)`)
    })
    await expect(recountPostgres(url)).rejects.toThrow(/version 1, .* "shopbell serve" brings/)
    // Two collectors of the new version, started at once.
    const [store, other] = await Promise.all([openPostgres(url), openPostgres(url)])
    onTestFinished(() => store.close())
    onTestFinished(() => other.close())
    expect(await store.put([item(1, LIKE)])).toEqual(['duplicate'])
    expect(await other.put([item(2, LIKE)])).toEqual(['stored'])
    expect(await store.recent({ business: 'acme', limit: 9 })).toMatchObject([
      { cursor: 2 },
      { cursor: 1, id, ended: 'done', fields: { order: 'A-1' } },
    ])
    expect(await store.tokens.list('acme')).toEqual([])
    expect(await recountPostgres(url)).toMatchObject({ responses: 2, differences: [] })
  })

  test('are not touched by migrating again', async () => {
    const { url } = await open()
    const tables = `SELECT table_name, column_name, data_type, is_nullable
      FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, ordinal_position`
    const before = await ask(url, tables)
    await withClient(url, (client) => migrate(client))
    expect(await ask(url, tables)).toEqual(before)
    expect(before.length).toBeGreaterThan(80)
  })

  test('of a newer version are refused, untouched', async () => {
    const { url } = await open()
    await ask(url, `UPDATE shopbell_version SET version = ${MIGRATIONS.length + 1}`)
    await expect(openPostgres(url)).rejects.toThrow(/newer version of Shopbell/)
    await expect(recountPostgres(url)).rejects.toThrow(/version .* reads/)
  })

  test('of nobody are not recounted', async () => {
    const url = await newSchema()
    await expect(recountPostgres(url)).rejects.toThrow(/version 0/)
  })
})
