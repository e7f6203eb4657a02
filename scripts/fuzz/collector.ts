import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { recount } from '../../packages/collector/src/store/sqlite/recount.ts'
import type { Attacked, Seen } from './run.ts'

const CLI = fileURLToPath(new URL('../../packages/collector/src/cli.ts', import.meta.url))
const TOKEN = 'a-token-that-the-attacker-has-found'

/** A collector in a process of its own, with no limits of rate, so that every request reaches it. */
export interface Victim extends Attacked {
  /** Asks it to end. @returns its exit code */
  stop(): Promise<number | null>
  /** After it has ended: what is wrong with what it kept, given what was seen. */
  audit(seen: Seen): readonly string[]
  /** How many responses it kept, and how large the database is, bytes. */
  kept(): { readonly responses: number; readonly bytes: number }
  remove(): Promise<void>
}

export async function startVictim(): Promise<Victim> {
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

  function read<T>(work: (database: DatabaseSync) => T): T {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }

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
    kept: () =>
      read((database) => ({
        responses: Number(database.prepare('SELECT count(*) AS n FROM response').get()!['n']),
        bytes: Number(
          database
            .prepare('SELECT page_count * page_size AS n FROM pragma_page_count, pragma_page_size')
            .get()!['n'],
        ),
      })),
    audit: (seen) => [...read((database) => lost(database, seen)), ...wrongRollups(file)],
    remove: () => rm(data, { recursive: true, force: true }),
  }
}

/** What was acknowledged and is not there as it was sent; and what is there and was not. */
function lost(database: DatabaseSync, { healthy, stored, unheard }: Seen): readonly string[] {
  const point = database.prepare(
    `SELECT point FROM answer WHERE business = 'acme' AND response = ? AND question = 'satisfaction'`,
  )
  const isThere = database.prepare(
    `SELECT EXISTS (SELECT 1 FROM response WHERE business = 'acme' AND id = ?1)
       OR EXISTS (SELECT 1 FROM event WHERE business = 'acme' AND response = ?1) AS there`,
  )
  const wrong = [...healthy].filter(([id, given]) => point.get(id)?.['point'] !== given)
  const gone = [...stored].filter((id) => isThere.get(id)!['there'] !== 1)
  const ids = database.prepare('SELECT id FROM response').all()
  const unknown = ids.filter(({ id }) => !stored.has(String(id)))
  return [
    ...wrong
      .slice(0, 5)
      .map(([id, given]) => `${id} was acknowledged with ${given} and is not there so`),
    ...gone.slice(0, 5).map((id) => `${id} was acknowledged and is not there`),
    ...(unknown.length > unheard * 3
      ? [`${unknown.length} are there that nobody was told of`]
      : []),
  ]
}

function wrongRollups(file: string): readonly string[] {
  return recount(file).differences.map(
    ({ table, key, rollup, raw }) => `${table} ${key}: rollup ${rollup}, raw ${raw}`,
  )
}
