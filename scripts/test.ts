import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowsers } from './ensure-browsers.ts'
import { ensurePostgres } from './ensure-postgres.ts'
import {
  outcomeOfPlaywright,
  outcomeOfVitest,
  type Outcome,
  type PlaywrightReport,
  type VitestReport,
} from './run/outcome.ts'
import { runInOrder } from './run/step.ts'

// Every test there is: the checks, then units, laws, stores and faults, then real browsers.

/** So much of an error is repeated at the end, characters. */
const ERROR = 1500

/** What a report says; a runner that wrote none counts as one failure. */
async function outcomeOf(
  runner: string,
  file: string,
  read: (text: string) => Outcome,
): Promise<Outcome> {
  try {
    return read(await readFile(file, 'utf8'))
  } catch (error) {
    return { passed: 0, skipped: 0, failures: [{ name: runner, error: String(error) }] }
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
const outcomes = [
  await outcomeOf('units, laws, stores, faults', units, (text) =>
    outcomeOfVitest(JSON.parse(text) as VitestReport),
  ),
  await outcomeOf('real browsers', pages, (text) =>
    outcomeOfPlaywright(JSON.parse(text) as PlaywrightReport),
  ),
]
await rm(reports, { recursive: true })
const failures = outcomes.flatMap((outcome) => outcome.failures)
// Once more, together and last: what a long run printed above is far away, or was cut.
for (const { name, error } of failures) console.log(`\n✗ ${name}\n${error.slice(0, ERROR)}`)
if (failed.length > 0) console.log(`\nfailed: ${failed.map(({ name }) => name).join('; ')}`)
const sum = (of: 'passed' | 'skipped'): number =>
  outcomes.reduce((total, outcome) => total + outcome[of], 0)
console.log(`${sum('passed')} passed, ${failures.length} failed, ${sum('skipped')} skipped`)
process.exitCode = failed.length === 0 && failures.length === 0 ? 0 : 1
