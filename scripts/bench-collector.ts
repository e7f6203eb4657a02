import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findPostgres } from '../packages/collector/src/testing/find-postgres.ts'
import { startPostgres } from '../packages/collector/src/testing/postgres.ts'
import { installApart } from './bench/install-apart.ts'
import { parseOptions } from './bench/collector/options.ts'
import { start, type Running } from './bench/collector/running.ts'
import { SUBJECTS } from './bench/collector/subjects.ts'
import { judge, summarise } from './bench/collector/summary.ts'
import { takeTurn, type Turn } from './bench/collector/turn.ts'

// How many answers a second the collector makes durable, beside the least that could, and beside what
// else npm has. All of them run at once and take turns, so that they meet the same machine.

const PEERS = fileURLToPath(new URL('./bench/collector/peers/', import.meta.url))

const { rounds, milliseconds, only } = parseOptions(process.argv.slice(2))
const wanted = SUBJECTS.filter(({ name }) => only?.includes(name) ?? true)
const hasPostgres = findPostgres() !== undefined
const obstacle = wanted.some(({ store }) => store === null) ? await installApart(PEERS) : null
const subjects = wanted.filter(
  ({ store, needsPostgres }) =>
    (!needsPostgres || hasPostgres) && (store !== null || obstacle === null),
)
for (const { name } of wanted.filter((each) => !subjects.includes(each))) {
  console.log(`${name} is left out: ${hasPostgres ? obstacle : 'no PostgreSQL here'}`)
}

const folder = await mkdtemp(join(tmpdir(), 'shopbell-bench-'))
const server = subjects.some(({ needsPostgres }) => needsPostgres)
  ? await startPostgres({ durable: true })
  : undefined
const turns: Turn[] = []
const sent = new Map<string, number>()
try {
  const running: Running[] = []
  for (const subject of subjects) {
    running.push(await start(subject, join(folder, subject.name), server?.url))
  }
  console.log(`${cpus().length} cores, node ${process.version}; ${rounds} rounds`)

  for (const each of running) {
    // Nobody is measured cold.
    for (const batch of [1, 50]) count(await takeTurn(each, batch, Math.min(1_000, milliseconds)))
  }
  for (let round = 0; round < rounds; round++) {
    for (const batch of [1, 50]) {
      for (const each of running) {
        const turn = await takeTurn(each, batch, milliseconds)
        count(turn)
        turns.push(turn)
      }
    }
  }

  const all = summarise(turns)
  for (const batch of [1, 50]) {
    console.log(
      `\n${batch} a request`.padEnd(18),
      'responses/s (range)'.padStart(26),
      ' × floor   p50 / p99 ms   CPU µs',
    )
    const floor = all.find((each) => each.subject === 'floor' && each.batch === batch)?.perSecond
    for (const { subject, perSecond, least, most, p50, p99, cpu } of all.filter(
      (each) => each.batch === batch,
    )) {
      const range = `${whole(perSecond)} (${whole(least)}–${whole(most)})`
      const ratio = floor === undefined ? '–' : (perSecond / floor).toFixed(2)
      const wait = `${p50.toFixed(1)} / ${p99.toFixed(1)}`
      console.log(
        subject.padEnd(17),
        range.padStart(26),
        ratio.padStart(8),
        wait.padStart(15),
        whole(cpu).padStart(8),
      )
    }
  }

  console.log()
  let lost = 0
  for (const each of running) {
    const { kept, bytes } = await each.stop()
    const acknowledged = sent.get(each.subject.name)!
    if (kept !== acknowledged) lost++
    console.log(
      `${kept === acknowledged ? 'ok  ' : 'LOST'} ${each.subject.name}: ${acknowledged} acknowledged, ${kept} kept, ${whole(bytes / kept)} bytes each`,
    )
  }
  console.log()
  const verdicts = judge(turns)
  for (const { goal, ratio, met } of verdicts) {
    const mark = met === null ? '–   ' : met ? 'ok  ' : 'MISS'
    console.log(`${mark} ${goal}: ${ratio === null ? 'not measured' : ratio.toFixed(2)}`)
  }
  process.exitCode = lost > 0 || verdicts.some(({ met }) => met === false) ? 1 : 0
} finally {
  await server?.remove()
  await rm(folder, { recursive: true, force: true })
}

function count({ subject, acknowledged }: Turn): void {
  sent.set(subject, (sent.get(subject) ?? 0) + acknowledged)
}

function whole(number: number): string {
  return Math.round(number).toLocaleString('en')
}
