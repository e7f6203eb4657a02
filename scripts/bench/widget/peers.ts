import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runStep } from '../../run/step.ts'

/** Where the peers' own package.json is; the workspace's install passes it over. */
export const PEERS: string = fileURLToPath(new URL('./peers/', import.meta.url))

const STAMP = join(PEERS, 'node_modules', '.installed')

/**
 * Installs the peers as their lockfile says, unless they are there already.
 * @returns what npm said when it could not; `null` when they are there
 */
export async function installPeers(): Promise<string | null> {
  const lock = await readFile(join(PEERS, 'package-lock.json'), 'utf8')
  if (existsSync(STAMP) && (await readFile(STAMP, 'utf8')) === lock) return null
  console.log('installing the peers, once')
  const args = ['ci', '--prefix', PEERS, '--ignore-scripts', '--no-audit', '--no-fund']
  const { ok, output } = await runStep({ name: 'install', command: 'npm', args }, false)
  if (!ok) return output.trim().split('\n').at(-1) ?? 'npm failed'
  await writeFile(STAMP, lock)
  return null
}

/** A file of an installed peer, by its package's name and its path in it. */
export function peerFile(path: string): Promise<string> {
  return readFile(join(PEERS, 'node_modules', path), 'utf8')
}

/** The installed version of a peer. */
export async function peerVersion(name: string): Promise<string> {
  const { version } = JSON.parse(await peerFile(`${name}/package.json`)) as {
    readonly version: string
  }
  return version
}
