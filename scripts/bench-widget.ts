import { chromium } from '@playwright/test'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startCollector } from '../e2e/support/collector.ts'
import { CONFIG } from './bench/widget/business.ts'
import { codeBytes, gzipSizes, type CodeBytes } from './bench/widget/code-bytes.ts'
import { CONDITIONS } from './bench/widget/conditions.ts'
import { everyKind } from './bench/widget/every-kind.ts'
import { serveFiles } from './bench/widget/file-server.ts'
import { judge } from './bench/widget/goals.ts'
import { hostPage } from './bench/widget/host-page.ts'
import { loadPage, type Load } from './bench/widget/load-page.ts'
import { isAsked, parseOptions } from './bench/widget/options.ts'
import { installPeers } from './bench/widget/peers.ts'
import { columns, TIME_HEAD, timeRow, verdictLine } from './bench/widget/print.ts'
import type { Absent, Subject } from './bench/widget/subject.ts'
import { MAKERS } from './bench/widget/subjects/all.ts'
import { summarize, type Summary } from './bench/widget/summary.ts'
import { CHROMIUM_FLAGS, findBrowser } from './browsers.ts'
import { build } from './build.ts'

// The same question asked by this widget, by what a developer would pick instead, and by pages
// written by hand for it alone, in one run: bytes, times, and how they stand to the goals. Prints,
// and fails nothing: on a busy machine only ratios of medians mean something.

const options = parseOptions(
  process.argv.slice(2),
  MAKERS.map(({ name }) => name),
)
if (!(await build())) process.exit(1)
const folder = await mkdtemp(join(tmpdir(), 'shopbell-bench-'))
const config = join(folder, 'bench.json')
await writeFile(config, JSON.stringify(CONFIG))
const collector = await startCollector(config)
const server = await serveFiles()
const executablePath = findBrowser('chromium')
const browser = await chromium.launch({
  ...(executablePath === undefined ? {} : { executablePath }),
  args: CHROMIUM_FLAGS,
})
try {
  await bench()
} finally {
  await browser.close()
  await server.close()
  await collector.stop()
  await rm(folder, { recursive: true, force: true })
}

async function bench(): Promise<void> {
  const { subjects, absent } = await prepare()
  const addresses = new Map(
    subjects.map((subject, index) => [subject, server.page(`/${index}`, hostPage(subject))]),
  )
  console.log(
    `Chromium ${browser.version()} on ${cpus().length} cores with load ${loadavg()[0]!.toFixed(1)}; ` +
      `${options.runs} runs in turn, a fresh profile each`,
  )
  const loads = new Map<string, Load[]>()
  const key = (subject: string, condition: string): string => `${condition}/${subject}`
  for (let run = 1; run <= options.runs; run++) {
    for (const condition of CONDITIONS) {
      for (const subject of subjects) {
        const at = key(subject.name, condition.name)
        try {
          const load = await loadPage(browser, addresses.get(subject)!, condition, subject.tap)
          loads.set(at, [...(loads.get(at) ?? []), load])
        } catch (error) {
          console.log(`run ${run}, ${at}: ${String(error)}`)
        }
      }
    }
    console.error(`run ${run} of ${options.runs}`)
  }

  const summaries = new Map<string, Summary>([...loads].map(([at, some]) => [at, summarize(some)]))
  const size = gzipSizes()
  const bytes = new Map<string, CodeBytes>()
  for (const { name } of subjects) {
    const wires = CONDITIONS.flatMap((condition) => loads.get(key(name, condition.name)) ?? [])
    if (wires.length > 0)
      bytes.set(
        name,
        await codeBytes(
          wires.map(({ wire }) => wire),
          size,
        ),
      )
  }
  const everything = subjects.some(({ name }) => name === 'ours')
    ? await everyKind(browser, server, collector.url, size)
    : null

  const keeper = CONDITIONS.flatMap(({ name }) => loads.get(key('ours', name)) ?? [])
    .flatMap(({ wire }) => wire.requests)
    .find(({ url }) => url.includes('/answering-'))
  const keeping = keeper === undefined ? null : await size(keeper.url)

  const kB = (value: number): string => (value / 1000).toFixed(1)
  console.log('\nkB of scripts and styles, gzip -9; and on the wire with everything else, at 1×')
  console.log(
    columns([
      ['', 'in the markup', 'until visible', 'all', 'on the wire', 'requests'],
      ...subjects.flatMap(({ name }) => {
        const [code, summary] = [bytes.get(name), summaries.get(key(name, '1×'))]
        if (code === undefined || summary === undefined) return []
        const { transferred, requests } = summary
        const sizes = [code.markup, code.visible, code.all].map(kB)
        return [[name, ...sizes, transferred.toFixed(1), String(requests)]]
      }),
    ]),
  )
  for (const condition of CONDITIONS) {
    const rows = subjects.flatMap(({ name }) => {
      const summary = summaries.get(key(name, condition.name))
      return summary === undefined ? [] : [timeRow(name, summary)]
    })
    console.log(`\nat ${condition.name}`)
    console.log(columns([[...TIME_HEAD], ...rows]))
  }
  console.log('')
  for (const { name, what } of subjects) console.log(`${name}: ${what}`)
  for (const { name, why } of absent) console.log(`${name}: not measured, ${why}`)
  for (const path of server.missing) console.log(`asked for, and nothing stands there: ${path}`)

  console.log('\ngoals, as ratios of medians')
  const verdicts = judge({
    summary: (subject, condition) => summaries.get(key(subject, condition)),
    bytes: (subject) => bytes.get(subject),
    keeping,
    everything,
    peers: MAKERS.filter(({ peer }) => peer).map(({ name }) => name),
  })
  for (const verdict of verdicts) console.log(verdictLine(verdict))
}

/** Lays out every page that was asked for. */
async function prepare(): Promise<{
  readonly subjects: readonly Subject[]
  readonly absent: readonly Absent[]
}> {
  const makers = MAKERS.filter(({ name }, index) => index === 0 || isAsked(options, name))
  const trouble = makers.some(({ peer }) => peer) ? await installPeers() : null
  const subjects: Subject[] = []
  const absent: Absent[] = []
  for (const { name, peer, make } of makers) {
    try {
      if (peer && trouble !== null) throw new Error(trouble)
      subjects.push({ name, ...(await make({ server, collector: collector.url })) })
    } catch (error) {
      absent.push({ name, why: error instanceof Error ? error.message : String(error) })
    }
  }
  return { subjects, absent }
}
