import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '../../packages/collector/src/testing/postgres.ts'
import { keptInFile, keptInPostgres, type Kept } from './kept.ts'
import type { Attacked, Seen } from './run.ts'

const CLI = fileURLToPath(new URL('../../packages/collector/src/cli.ts', import.meta.url))
const TOKEN = 'a-token-that-the-attacker-has-found'

/** Where a collector that is attacked keeps what it takes. */
export const STORES = ['sqlite', 'postgres'] as const
export type StoreName = (typeof STORES)[number]

/** A collector in a process of its own, with no limits of rate, so that every request reaches it. */
export interface Victim extends Attacked {
  /** Asks it to end. @returns its exit code */
  stop(): Promise<number | null>
  /** After it has ended: everything it kept. */
  kept(): Promise<Kept>
  remove(): Promise<void>
}

/** @throws Error when it does not start, or there is no PostgreSQL here where one is needed */
export async function startVictim(store: StoreName = 'sqlite'): Promise<Victim> {
  const server = store === 'postgres' ? await startPostgres() : undefined
  const data = await mkdtemp(join(tmpdir(), 'shopbell-fuzz-'))
  const file = join(data, 'shopbell.db')
  const child = spawn(
    process.execPath,
    ['--conditions=source', CLI, 'serve', '--data', data, '--port', '0', '--host', '127.0.0.1'],
    {
      env: {
        PATH: process.env['PATH'],
        SHOPBELL_TOKEN: TOKEN,
        SHOPBELL_LOG: 'error',
        SHOPBELL_CLIENT_RATE: 'off',
        SHOPBELL_BUSINESS_RATE: 'off',
        ...(server === undefined ? {} : { SHOPBELL_DATABASE: server.url }),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  // Whoever is killed leaves nothing behind.
  process.once('exit', () => child.kill('SIGKILL'))
  let code: number | null | undefined
  const ended = once(child, 'exit').then(([exit]) => (code = exit as number | null))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const first = (await lines.next()).value
  const port = Number(/localhost:(\d+)$/.exec(first ?? '')?.[1] ?? 0)
  if (port === 0) throw new Error(`the collector did not start: ${first}`)
  child.stdout.resume()

  return {
    port,
    token: TOKEN,
    now: Date.now(),
    isUp: () => code === undefined,
    metrics: async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text(),
    async stop() {
      child.kill('SIGTERM')
      return ended
    },
    kept: async () => (server === undefined ? keptInFile(file) : keptInPostgres(server.url)),
    async remove() {
      await server?.remove()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** What was acknowledged and is not there as it was sent; what is there and was not; wrong rollups. */
export function auditOf(
  { healthy, stored, unheard }: Pick<Seen, 'healthy' | 'stored' | 'unheard'>,
  { points, responses, visits, differences }: Omit<Kept, 'bytes'>,
): readonly string[] {
  const wrong = [...healthy].filter(([id, given]) => points.get(id.toLowerCase()) !== given)
  const gone = [...stored].filter((id) => !visits.has(id.toLowerCase()))
  const told = new Set([...stored].map((id) => id.toLowerCase()))
  const unknown = [...responses].filter((id) => !told.has(id))
  return [
    ...wrong
      .slice(0, 5)
      .map(([id, given]) => `${id} was acknowledged with ${given} and is not there so`),
    ...gone.slice(0, 5).map((id) => `${id} was acknowledged and is not there`),
    ...(unknown.length > unheard * 3
      ? [`${unknown.length} are there that nobody was told of`]
      : []),
    ...differences.map(
      ({ table, key, rollup, raw }) => `${table} ${key}: rollup ${rollup}, raw ${raw}`,
    ),
  ]
}
