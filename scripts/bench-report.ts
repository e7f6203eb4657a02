import { existsSync, statSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAccess } from '../packages/collector/src/access/access.ts'
import { hashOf } from '../packages/collector/src/access/token.ts'
import { createCollector, type Collector } from '../packages/collector/src/collector.ts'
import { builtFolders } from '../packages/collector/src/assets/built.ts'
import { loadAssets } from '../packages/collector/src/assets/load.ts'
import { listen } from '../packages/collector/src/entries/node.ts'
import type { Store } from '../packages/collector/src/store/store.ts'
import { openSqlite } from '../packages/collector/src/store/sqlite/open.ts'
import { CHAIN, DAYS, END } from './bench/report/chain.ts'
import { load } from './bench/report/load.ts'
import { openPages } from './bench/report/open-pages.ts'
import { median } from './bench/widget/statistics.ts'

// How long a report takes with a million and with ten million answers behind it: two hundred places
// of forty stores, ninety days. What is read are rollups, so ten times the answers are no ten times
// the time. The files can be kept, for to fill one takes longer than all that is timed. With --pages
// Chromium opens every page of the results on them (built ones: `pnpm build`), and what its main
// thread takes is told.

const { values } = parseArgs({
  options: {
    responses: { type: 'string', default: '1000000,10000000' },
    runs: { type: 'string', default: '9' },
    keep: { type: 'string' },
    pages: { type: 'boolean', default: false },
  },
})
const counts = values.responses.split(',').map(Number)
const runs = Number(values.runs)
if (![...counts, runs].every((each) => Number.isInteger(each) && each > 0)) {
  throw new TypeError(
    '--responses needs whole numbers with commas between, --runs one, --keep a folder',
  )
}

const TOKEN = 'the-token-of-a-benchmark'
const DAY = 86_400_000
const day = (back: number): string => new Date(END - back * DAY).toISOString().slice(0, 10)
const last = (days: number): string => `business=chain&from=${day(days)}&to=${day(0)}`

/** What is asked, and the goal in ms where there is one. */
const ASKED = [
  ['one touchpoint, 30 days, by day', `/v1/report?${last(30)}&where.touchpoint=place-7&by=day`, 20],
  ['everything, 90 days', `/v1/report?${last(DAYS)}&by=channel,stage`, 300],
  ['everything, 90 days, by hour of the day', `/v1/report?${last(DAYS)}&by=hour`, null],
  ...['today', 'journey', 'channels', 'trend', 'drivers', 'loyalty', 'stores', 'touchpoints']
    .concat('quality')
    .flatMap((page) =>
      [30, DAYS].map(
        (days) => [`page ${page}, ${days} days`, `/v1/report/${page}?${last(days)}`, null] as const,
      ),
    ),
] as const

console.log(
  `${cpus().length} cores, node ${process.version}; milliseconds: best, median, first; bytes`,
)
const medians: number[][] = []
let missed = 0
for (const count of counts) {
  const folder = values.keep ?? (await mkdtemp(join(tmpdir(), 'shopbell-bench-')))
  await mkdir(folder, { recursive: true })
  const file = join(folder, `chain-${count}.db`)
  const begun = performance.now()
  const isFilled = existsSync(file)
  if (!isFilled) {
    await rm(`${file}.part`, { force: true })
    load(`${file}.part`, count)
    await rename(`${file}.part`, file)
  }
  const store = openSqlite(file)
  try {
    const seconds = (performance.now() - begun) / 1000
    console.log(
      `\n${count.toLocaleString('en')} responses, ${(statSync(file).size / 1e9).toFixed(2)} GB, ${isFilled ? 'kept from before' : `loaded in ${seconds.toFixed(0)} s`}`,
    )
    const access = createAccess({ tokenHash: hashOf(TOKEN) })
    const rates = { client: null, business: null }
    const assets = values.pages ? loadAssets(builtFolders()) : new Map()
    const collector = createCollector({ businesses: [CHAIN], store, access, rates, assets })
    medians.push(await asked(collector))
    if (values.pages && !(await opened(collector, store))) missed++
  } finally {
    await store.close()
    if (values.keep === undefined) await rm(folder, { recursive: true, force: true })
  }
}
if (medians.length > 1) {
  console.log(`\n${(counts.at(-1)! / counts[0]!).toFixed(0)} times the answers take`)
  for (const [at, [what]] of ASKED.entries()) {
    console.log(`  ${(medians.at(-1)![at]! / medians[0]![at]!).toFixed(2)} times the time: ${what}`)
  }
}
process.exitCode = missed > 0 ? 1 : 0

async function opened(collector: Collector, store: Store): Promise<boolean> {
  const host = '127.0.0.1'
  const server = await listen(collector, { port: 0, host, store })
  const url = `http://${host}:${server.port}`
  const goals = await openPages({ url, token: TOKEN }, last(30), Math.min(runs, 3))
  await server.stop()
  return goals
}

async function asked(collector: Collector): Promise<number[]> {
  const all: number[] = []
  for (const [what, path, goal] of ASKED) {
    const times: number[] = []
    let bytes = 0
    for (let run = 0; run < runs; run++) {
      const begun = performance.now()
      const response = await collector.fetch(
        new Request(`http://collector.example${path}`, {
          headers: { authorization: `Bearer ${TOKEN}` },
        }),
      )
      const body = await response.text()
      times.push(performance.now() - begun)
      bytes = Buffer.byteLength(body)
      if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`)
    }
    const later = times.slice(1).sort((a, b) => a - b)
    const [best, middle] = [later[0] ?? times[0]!, median(later.length > 0 ? later : times)]
    all.push(middle)
    const isMissed = goal !== null && middle > goal
    if (isMissed) missed++
    const mark = goal === null ? '    ' : isMissed ? 'SLOW' : 'ok  '
    const figures = [best, middle, times[0]!].map((time) => time.toFixed(1).padStart(9)).join('')
    const size = bytes.toLocaleString('en').padStart(11)
    console.log(`${mark}${figures}${size}  ${what}${goal === null ? '' : `, goal ${goal}`}`)
  }
  return all
}
