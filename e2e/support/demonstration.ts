import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startCollector, type Collector } from './collector.ts'

const CLI = fileURLToPath(new URL('../../packages/collector/dist/cli.js', import.meta.url))

/** A collector with the demonstration business. */
export interface Demonstration {
  readonly collector: Collector
  /** Ends the collector and forgets everything. */
  end(): Promise<void>
}

/** Makes the demonstration up to today. @param options of `shopbell demo`: days, seed */
export async function startDemonstration(...options: readonly string[]): Promise<Demonstration> {
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-demonstration-'))
  // Made twice: once for its config, and once with all its days into the collector's own database.
  const few = ['demo', '--fill-only', '--days', '2', '--data', folder]
  await promisify(execFile)(process.execPath, [CLI, ...few])
  const collector = await startCollector(join(folder, 'demonstration.json'))
  const { code, err } = await collector.run('demo', '--fill-only', ...options)
  if (code !== 0) throw new Error(`the demonstration could not be made: ${err}`)
  return {
    collector,
    async end() {
      await collector.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
