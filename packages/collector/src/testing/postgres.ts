import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { findPostgres } from './find-postgres.ts'

/** A real PostgreSQL of a test's own. */
export interface PostgresServer {
  /** Where its database is. */
  readonly url: string
  readonly port: number
  /** Whether its process runs. */
  isUp(): boolean
  /** Starts it again after it was killed or stopped, on the same data and port. */
  start(): Promise<void>
  /** SIGKILL to the postmaster; resolves when nothing of the server is left. */
  kill(): Promise<void>
  /** Cuts every connection off and ends it, as a restart does; data are safe. */
  stop(): Promise<void>
  /** Ends it and deletes everything. */
  remove(): Promise<void>
}

/** Whether `startPostgres` can do it here. */
export const hasPostgres: boolean = findPostgres() !== undefined

/**
 * Starts a server that nobody else has: another user when this is root, for PostgreSQL refuses to
 * run as root.
 * @param durable whether it flushes to the disk, as shipped; what only tests answers goes without
 * @param options more of its settings, as `name=value`
 * @param within the folder in which its own is made; the system's temporary one unless said
 * @param port its port; a free one unless said
 * @param standbyOf the server of which it is made a standby, which follows it
 */
export async function startPostgres({
  durable = false,
  options = [],
  within = tmpdir(),
  port: wanted,
  standbyOf,
}: {
  durable?: boolean
  options?: readonly string[]
  within?: string
  port?: number
  standbyOf?: Pick<PostgresServer, 'port'>
} = {}): Promise<PostgresServer> {
  const bin = findPostgres()
  if (bin === undefined) throw new Error('no PostgreSQL on this machine')
  const folder = mkdtempSync(join(within, 'shopbell-postgres-'))
  const data = join(folder, 'data')
  mkdirSync(data, { mode: 0o700 })
  const user = userOf()
  if (user !== undefined) for (const path of [folder, data]) chownSync(path, user.uid, user.gid)
  const run = (command: string, ...args: string[]): void =>
    void execFileSync(join(bin, command), ['-D', data, '-U', 'shopbell', ...args], {
      ...user,
      cwd: folder,
      stdio: 'ignore',
    })
  const flush = durable ? [] : ['-N']
  if (standbyOf === undefined) {
    // Small files of its log, so that a small disk has room.
    run('initdb', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--wal-segsize=1', ...flush)
  } else {
    run('pg_basebackup', '-h', '127.0.0.1', '-p', `${standbyOf.port}`, '-R', '-c', 'fast', ...flush)
  }
  const port = wanted ?? (await freePort())
  const url = `postgres://shopbell@127.0.0.1:${port}/postgres`
  const settings = [
    'listen_addresses=127.0.0.1',
    // A file of it would be left behind by a kill, and stop the next start.
    'unix_socket_directories=',
    `fsync=${durable ? 'on' : 'off'}`,
    'max_connections=100',
    ...options,
  ].flatMap((setting) => ['-c', setting])
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    for (let tries = 0; ; tries++) {
      const started = spawn(join(bin!, 'postgres'), ['-D', data, '-p', String(port), ...settings], {
        ...user,
        cwd: folder,
        stdio: 'ignore',
      })
      child = started
      const ended = once(started, 'exit')
      if (await answers(url, () => started.exitCode === null && started.signalCode === null)) return
      await ended
      // What a killed one left running still ends itself.
      if (tries === 100) throw new Error('PostgreSQL does not start')
      rmSync(join(data, 'postmaster.pid'), { force: true })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const ending = child
    if (ending?.exitCode !== null || ending.signalCode !== null) return
    const children = childrenOf(ending.pid!)
    const ended = once(ending, 'exit')
    ending.kill(signal)
    await ended
    for (let tries = 1; children.some(isAlive); tries++) {
      await new Promise((resolve) => setTimeout(resolve, 10))
      // One whose disk is gone may wait for it, and does not notice that it is alone.
      if (tries % 300 === 0 && signal === 'SIGKILL') for (const pid of children) endAtOnce(pid)
    }
    try {
      rmSync(join(data, 'postmaster.pid'), { force: true })
    } catch {
      // Its disk is gone; the next start does it.
    }
  }

  await start()
  return {
    url,
    port,
    isUp: () => child?.exitCode === null && child.signalCode === null,
    start,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    async remove() {
      await end('SIGINT')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Whom the server runs as when this is root. */
function userOf(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((each) => each.startsWith('postgres:'))
  if (line === undefined) throw new Error('there is no user postgres, and root may not run it')
  const [, , uid, gid] = line.split(':')
  return { uid: Number(uid), gid: Number(gid) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** Waits for it to answer. @returns false when it ended instead */
async function answers(url: string, isRunning: () => boolean): Promise<boolean> {
  while (isRunning()) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.query('SELECT 1')
      return true
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 20))
    } finally {
      await client.end().catch(() => {})
    }
  }
  return false
}

function childrenOf(pid: number): readonly number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return text.split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}

function endAtOnce(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

/** A process that nobody has collected yet has ended all the same. */
function isAlive(pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
  } catch {
    return false
  }
}
