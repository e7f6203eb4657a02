import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installApart } from '../install-apart.ts'

/** Where the peers' own package.json is; the workspace's install passes it over. */
export const PEERS: string = fileURLToPath(new URL('./peers/', import.meta.url))

/** Installs the peers; see `installApart`. */
export function installPeers(): Promise<string | null> {
  return installApart(PEERS)
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
