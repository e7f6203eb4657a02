import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { startCollector, type Collector } from '../../e2e/support/collector.ts'
import { withClient } from '../../packages/collector/src/store/postgres/connection.ts'
import {
  startPostgres,
  type PostgresServer,
} from '../../packages/collector/src/testing/postgres.ts'
import type { Disk } from '../gauntlet/shop/disk.ts'
import type { Verdict, StoreName } from './fault.ts'
import { faultsOf, readKept, type Ask, type Kept } from './kept.ts'
import { startLoad, type Load } from './load.ts'

/** Collectors in processes of their own, on one database. */
export interface Shop {
  readonly collectors: readonly Collector[]
  /** Where its collectors keep everything; of PostgreSQL only. */
  readonly server: PostgresServer | null
  /** Asks its database, past the collectors. */
  readonly ask: Ask
  /** Senders to all of its collectors. */
  load(random: () => number): Load
  /** What it keeps, as of one moment. */
  readonly kept: () => Promise<Kept>
  /** Ends everything, also what is broken. */
  close(): Promise<void>
}

/** How a shop is other than usual. */
export interface Wishes {
  /** Where its database lies. */
  readonly disk?: Disk | undefined
  /** More settings of its PostgreSQL, as `name=value`. */
  readonly options?: readonly string[]
  /** More servers of its PostgreSQL, which may take over: their ports. */
  readonly others?: readonly number[]
  /** More of the environment of its collectors. */
  readonly env?: Readonly<Record<string, string>>
}

/** Opens one: a collector on a SQLite file, or two on a PostgreSQL server that flushes as shipped. */
export async function openShop(
  store: StoreName,
  { disk, options = [], others = [], env = {} }: Wishes = {},
): Promise<Shop> {
  const more = { ...env, SHOPBELL_BUSINESS_RATE: 'off', SHOPBELL_LOG: 'error' }
  if (store === 'sqlite') {
    const where = disk === undefined ? {} : { folder: disk.folder }
    const collector = await startCollector(undefined, { ...where, env: more })
    return shopOf([collector], null, (work) => inSqlite(join(collector.data, 'shopbell.db'), work))
  }
  const within = disk === undefined ? {} : { within: disk.folder }
  const server = await startPostgres({ durable: true, options, ...within })
  const hosts = [server.port, ...others].map((port) => `127.0.0.1:${port}`).join(',')
  const address = `postgres://shopbell@${hosts}/postgres`
  const collectors: Collector[] = []
  try {
    const given = { ...more, SHOPBELL_DATABASE: address }
    for (let n = 0; n < 2; n++) collectors.push(await startCollector(undefined, { env: given }))
  } catch (error) {
    for (const collector of collectors) await collector.kill()
    await server.remove()
    throw error
  }
  return shopOf(collectors, server, (work) => inPostgres(address, work))
}

/** Asks as of one moment. */
type Within = <T>(work: (ask: Ask) => Promise<T>) => Promise<T>

function shopOf(
  collectors: readonly Collector[],
  server: PostgresServer | null,
  within: Within,
): Shop {
  const loads: Load[] = []
  return {
    collectors,
    server,
    ask: (sql) => within((ask) => ask(sql)),
    load(random) {
      const load = startLoad(
        collectors.map(({ url }) => url),
        random,
      )
      loads.push(load)
      return load
    },
    kept: () => within(readKept),
    async close() {
      for (const load of loads) load.giveUp()
      for (const collector of collectors) {
        await collector.kill()
        await collector.stop()
      }
      await server?.remove()
    },
  }
}

async function inSqlite<T>(file: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 10_000 })
  try {
    database.exec('BEGIN')
    return await work((sql) => Promise.resolve(database.prepare(sql).all()))
  } finally {
    database.close()
  }
}

function inPostgres<T>(url: string, work: (ask: Ask) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return work(async (sql) => (await client.query<Row>(sql)).rows)
  })
}

/** Asks a PostgreSQL server. */
export function askPostgres(url: string, sql: string): ReturnType<Ask> {
  return withClient(url, async (client) => (await client.query<Row>(sql)).rows)
}

type Row = Readonly<Record<string, unknown>>

/**
 * Ends the load, counts everything that is kept, and holds it to what was acknowledged.
 * @param done what was done to it, with its number
 */
export async function verdictOf(
  { kept, collectors }: Shop,
  load: Load,
  done: string,
  more: readonly string[] = [],
): Promise<Verdict> {
  await load.stop()
  const found = await kept()
  const verified = await collectors[0]!.run('verify')
  const lost = faultsOf(load.acknowledged, found)
  const { acknowledged, refused, unheard } = load.requests
  return {
    figures: [
      done,
      `${load.acknowledged.size} visits acknowledged`,
      lost.length === 0 ? '0 lost, 0 doubled, rollups right' : 'NOT all there once',
      `${acknowledged + refused + unheard} requests, of which ${refused} answered 503 and ${unheard} not answered`,
    ].join('; '),
    faults: [
      ...lost,
      ...load.faults,
      ...(verified.code === 0 ? [] : [`shopbell verify: ${verified.err || verified.out}`]),
      ...more,
    ],
  }
}

/** What makes a collector load a file of `preload` first. */
export function preloaded(
  name: 'clock' | 'relaxed' | 'unflushed',
): Readonly<Record<string, string>> {
  const file = fileURLToPath(new URL(`preload/${name}.ts`, import.meta.url))
  return { NODE_OPTIONS: `--import=${file}` }
}
