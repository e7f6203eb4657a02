import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { withClient } from '../../../packages/collector/src/store/postgres/connection.ts'
import { bytesIn } from './processes.ts'
import type { Subject } from './subjects.ts'

/** A subject that listens, in a process of its own. */
export interface Running {
  readonly subject: Subject
  readonly port: number
  /** Ends it, and counts what it kept and how many bytes that takes on the disk. */
  stop(): Promise<{ readonly kept: number; readonly bytes: number }>
}

const serve = fileURLToPath(new URL('serve.ts', import.meta.url))
const serveParse = fileURLToPath(new URL('peers/serve.mjs', import.meta.url))

/**
 * Starts a subject.
 * @param folder its own, for what it keeps beside a server
 * @param server the address of PostgreSQL, where there is one
 */
export async function start(
  subject: Subject,
  folder: string,
  server: string | undefined,
): Promise<Running> {
  const database = `bench_${subject.name.replaceAll('-', '_')}`
  const url = server === undefined ? '' : server.replace(/[^/]+$/, database)
  if (subject.needsPostgres) await query(server!, `CREATE DATABASE ${database}`)
  const args =
    subject.store === null
      ? [serveParse, url]
      : ['--conditions=source', serve, subject.store, folder, url]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  process.once('exit', () => child.kill('SIGKILL'))
  const port = await portOf(child, subject.name)
  return {
    subject,
    port,
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      return subject.needsPostgres
        ? { kept: await keptIn(url, subject), bytes: await sizeOf(url) }
        : { kept: keptAt(folder, subject), bytes: bytesIn(folder) }
    },
  }
}

async function portOf(child: ChildProcess, name: string): Promise<number> {
  const lines = createInterface({ input: child.stdout! })
  for await (const line of lines) {
    if (/^\d+$/.test(line)) {
      child.stdout!.resume()
      return Number(line)
    }
  }
  throw new Error(`${name} did not start`)
}

function keptAt(folder: string, { store }: Subject): number {
  const file = join(folder, 'shopbell.db')
  if (store === 'log') return readFileSync(`${file}.log`, 'utf8').split('\n').length - 1
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return Number(database.prepare('SELECT count(*) AS n FROM response').get()!['n'])
  } finally {
    database.close()
  }
}

async function keptIn(url: string, { store }: Subject): Promise<number> {
  const table = store === null ? '"Response"' : 'response'
  const [row] = await query(url, `SELECT count(*)::int AS n FROM ${table}`)
  return Number(row!['n'])
}

async function sizeOf(url: string): Promise<number> {
  const [row] = await query(url, 'SELECT pg_database_size(current_database())::float8 AS n')
  return Number(row!['n'])
}

async function query(url: string, text: string): Promise<readonly Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(text)).rows)
}
