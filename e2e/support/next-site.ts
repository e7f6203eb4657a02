import { spawn, type ChildProcess } from 'node:child_process'
import { cp, mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from '../../scripts/run/step.ts'
import { freePort } from './free-port.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const QUIETLY = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline']

/** The example for Next, built by Next and served by it. */
export interface NextSite {
  readonly url: string
  close(): Promise<void>
}

/**
 * Installs the example in the versions its package.json names, with the built packages of this workspace, in a folder
 * outside of it, where Next finds no lockfile but its own; builds it and serves it.
 * @param collector what the page asks and sends to
 * @throws Error with what was printed when it cannot be installed, built or served
 */
export async function layNextSite(collector: string): Promise<NextSite> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-next-'))
  await cp(`${ROOT}examples/next`, folder, { recursive: true })
  await run('npm', ['install', '--prefix', folder, ...QUIETLY])
  for (const name of ['core', 'outbox', 'widget']) {
    for (const part of ['package.json', 'dist']) {
      const to = `${folder}/node_modules/@shopbell/${name}/${part}`
      await cp(`${ROOT}packages/${name}/${part}`, to, { recursive: true })
    }
  }
  const idb = await realpath(`${ROOT}packages/outbox/node_modules/idb-keyval`)
  await cp(idb, `${folder}/node_modules/idb-keyval`, { recursive: true })

  const env = {
    NEXT_PUBLIC_SHOPBELL: collector,
    NEXT_TELEMETRY_DISABLED: '1',
    NODE_ENV: 'production',
  }
  const next = `${folder}/node_modules/next/dist/bin/next`
  await run(process.execPath, [next, 'build', folder], env)
  const port = await freePort()
  const server = spawn(process.execPath, [next, 'start', folder, '-p', String(port)], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await ready(server)
  return {
    url: `http://localhost:${port}`,
    close: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function run(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { ok, output } = await runStep({ name: command, command, args, env }, false)
  if (!ok) throw new Error(`${command} ${args.join(' ')} failed: ${output}`)
}

/** Resolves when the server says that it is. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = ''
    for (const stream of [server.stdout, server.stderr]) {
      stream!.on('data', (text: Buffer) => {
        printed += text.toString()
        if (printed.includes('Ready')) resolve()
      })
    }
    server.once('exit', () => reject(new Error(`the server of Next ended: ${printed}`)))
  })
}
