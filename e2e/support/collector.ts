import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from './free-port.ts'

const CLI = fileURLToPath(new URL('../../packages/collector/dist/cli.js', import.meta.url))
const TOKEN = 'a-token-for-the-tests-0123456789abcdef'

/** What a stored response looks like when it is read back. */
export interface Stored {
  readonly id: string
  readonly touchpoint: string
  readonly ended: string | null
  readonly fields?: Readonly<Record<string, unknown>> | null
  readonly answers: readonly { readonly question: string; readonly value: unknown }[]
}

/** A real collector: the built command in a process of its own, on a database of its own. */
export interface Collector {
  readonly port: number
  readonly url: string
  readonly token: string
  readonly data: string
  /** Everything it printed so far. */
  readonly printed: () => string
  /** Every response it has, newest first. */
  stored(): Promise<readonly Stored[]>
  /** `GET /v1/report` with this query. */
  report(query?: string): Promise<Record<string, unknown>>
  /** Runs another `shopbell` command on the same database. */
  run(...args: string[]): Promise<{ code: number | null; out: string; err: string }>
  kill(): Promise<void>
  /** Asks it to end. @returns its exit code, once it has */
  terminate(): Promise<number | null>
  /** Starts again on the same port and database. */
  restart(): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts a collector with the demonstration business, or a config of the test's own.
 * @param folder where its data lie, which stay; else a folder that goes with it
 * @param more of its environment
 * @param probe what it has to answer to count as started; `/readyz` writes, so it also flushes
 */
export async function startCollector(
  config?: string,
  {
    folder,
    env: more = {},
    probe = '/readyz',
  }: {
    folder?: string
    env?: Readonly<Record<string, string>>
    probe?: '/readyz' | '/healthz'
  } = {},
): Promise<Collector> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'shopbell-data-')))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    SHOPBELL_TOKEN: TOKEN,
    SHOPBELL_CONFIG: config ?? '',
    SHOPBELL_DATABASE: '',
    ...more,
  }
  let printed = ''
  let child: ChildProcess

  async function start(): Promise<void> {
    child = spawn(process.execPath, [CLI, 'serve', '--data', data, '--port', String(port)], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let failure: Error | null = null
    child.on('error', (error) => (failure = error))
    for (const stream of [child.stdout, child.stderr]) {
      stream!.on('data', (text: Buffer) => (printed += text.toString()))
    }
    for (;;) {
      if (failure !== null || child.exitCode !== null) {
        throw new Error(`the collector did not start: ${printed}`, { cause: failure })
      }
      const ready = await fetch(url + probe).then(
        (reply) => reply.ok,
        () => false,
      )
      if (ready) return
      await new Promise((resolve) => setTimeout(resolve, 25))
    }
  }

  function ended(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode)
    return new Promise((resolve) => {
      child.once('exit', (code) => resolve(code))
      child.kill(signal)
    })
  }

  async function read(path: string): Promise<Record<string, unknown>> {
    const reply = await fetch(url + path, { headers: { authorization: `Bearer ${TOKEN}` } })
    if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
    return (await reply.json()) as Record<string, unknown>
  }

  await start()
  return {
    port,
    url,
    token: TOKEN,
    data,
    printed: () => printed,
    stored: async () => {
      const { responses } = await read('/v1/responses?limit=500&contacts=true')
      return responses as readonly Stored[]
    },
    report: (query = '') => read(`/v1/report?${query}`),
    run: (...args) =>
      new Promise((resolve, reject) => {
        const command = spawn(process.execPath, [CLI, ...args, '--data', data], { env })
        let [out, err] = ['', '']
        command.stdout.on('data', (text: Buffer) => (out += text.toString()))
        command.stderr.on('data', (text: Buffer) => (err += text.toString()))
        command.on('error', reject)
        command.on('close', (code) => resolve({ code, out, err }))
      }),
    kill: async () => void (await ended('SIGKILL')),
    terminate: () => ended('SIGTERM'),
    restart: start,
    stop: async () => {
      await ended('SIGTERM')
      if (folder === undefined) await rm(data, { recursive: true, force: true })
    },
  }
}
