import { auditOf, startVictim } from './fuzz/collector.ts'
import { parseOptions } from './fuzz/options.ts'
import { growthOf, linesOf, progressOf } from './fuzz/report.ts'
import { fuzz, type Progress } from './fuzz/run.ts'

// Requests that nobody should send, over a real socket, to a real collector: none may be answered
// with 5xx, nothing may end or grow, and every answer that was acknowledged is there once.

const options = parseOptions(process.argv.slice(2), Date.now() % 2 ** 31)
console.log(`seed ${options.seed}, on ${options.store}`)
const victim = await startVictim(options.store)
// Once: what was sent by then is judged. Twice ends it as ever.
const stop = new AbortController()
process.once('SIGINT', () => stop.abort())
try {
  const seen = await fuzz(victim, options, progress(), stop.signal)
  const code = await victim.stop()
  const kept = await victim.kept()
  const faults = [
    ...seen.faults,
    ...(code === 0 ? [] : [`it ended with ${code}`]),
    ...auditOf(seen, kept),
    ...growthOf(seen),
  ]
  const figures = { responses: kept.responses.size, bytes: kept.bytes }
  for (const line of linesOf(seen, figures)) console.log(line)
  for (const line of faults) console.log(`FAULT ${line}`)
  console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults, seed ${options.seed}`)
  process.exitCode = faults.length === 0 ? 0 : 1
} finally {
  await victim.remove()
}

/** Over itself on a terminal, else a line every twentieth of the way. */
function progress(): (progress: Progress) => void {
  let told = 0
  return (at) => {
    if (process.stdout.isTTY) {
      process.stdout.write(`\r\u001B[K${progressOf(at)}${at.sent >= at.count ? '\n' : ''}`)
      return
    }
    const part = Math.floor((20 * at.sent) / at.count)
    if (part > told) console.log(progressOf(at))
    told = Math.max(told, part)
  }
}
