import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowsers } from './ensure-browsers.ts'
import { ensurePostgres } from './ensure-postgres.ts'
import { runInOrder } from './run/step.ts'

// Every test there is: the checks, then units, laws, stores and faults, then real browsers.

interface Counts {
  passed: number
  failed: number
  skipped: number
}

interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number
    readonly unexpected: number
    readonly flaky: number
    readonly skipped: number
  }
}

async function read<T>(file: string): Promise<T | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch {
    return null
  }
}

/** Adds up both runners; a runner that wrote no report counts as one failure. */
async function countOf(vitestFile: string, playwrightFile: string): Promise<Counts> {
  const units = await read<VitestReport>(vitestFile)
  const pages = await read<PlaywrightReport>(playwrightFile)
  return {
    passed: (units?.numPassedTests ?? 0) + (pages?.stats.expected ?? 0),
    failed:
      (units?.numFailedTests ?? 1) +
      (pages === null ? 1 : pages.stats.unexpected + pages.stats.flaky),
    skipped: (units?.numPendingTests ?? 0) + (pages?.stats.skipped ?? 0),
  }
}

ensureBrowsers()
ensurePostgres()
const reports = await mkdtemp(join(tmpdir(), 'shopbell-reports-'))
const [units, pages] = [join(reports, 'units.json'), join(reports, 'pages.json')]
const failed = await runInOrder([
  { name: 'check', command: 'node', args: ['scripts/check.ts'] },
  {
    name: 'units, laws, stores, faults',
    command: 'vitest',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${units}`],
  },
  {
    name: 'real browsers',
    command: 'playwright',
    args: ['test', '-c', 'e2e', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: pages },
  },
])
const { passed, failed: wrong, skipped } = await countOf(units, pages)
await rm(reports, { recursive: true })
if (failed.length > 0) console.log(`\nfailed: ${failed.map(({ name }) => name).join('; ')}`)
console.log(`${passed} passed, ${wrong} failed, ${skipped} skipped`)
process.exitCode = failed.length === 0 && wrong === 0 ? 0 : 1
