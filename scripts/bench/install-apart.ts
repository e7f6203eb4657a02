import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runStep } from '../run/step.ts'

/**
 * Installs what a folder's own package.json names, as its lockfile says, unless it is there already.
 * The workspace's install passes such folders over.
 * @returns what npm said when it could not; `null` when all of it is there
 */
export async function installApart(folder: string): Promise<string | null> {
  const stamp = join(folder, 'node_modules', '.installed')
  const lock = await readFile(join(folder, 'package-lock.json'), 'utf8')
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === lock) return null
  console.log('installing the peers, once')
  const args = ['ci', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund']
  const { ok, output } = await runStep({ name: 'install', command: 'npm', args }, false)
  if (!ok) return output.trim().split('\n').at(-1) ?? 'npm failed'
  await writeFile(stamp, lock)
  return null
}
