import { startVictim } from './fuzz/collector.ts'
import { parseOptions } from './fuzz/options.ts'
import { growthOf, linesOf } from './fuzz/report.ts'
import { fuzz } from './fuzz/run.ts'

// Requests that nobody should send, over a real socket, to a real collector: none may be answered
// with 5xx, nothing may end or grow, and every answer that was acknowledged is there once.

const options = parseOptions(process.argv.slice(2), Date.now() % 2 ** 31)
console.log(`seed ${options.seed}`)
const victim = await startVictim()
const seen = await fuzz(victim, options)
const code = await victim.stop()
const faults = [
  ...seen.faults,
  ...(code === 0 ? [] : [`it ended with ${code}`]),
  ...victim.audit(seen),
  ...growthOf(seen),
]
for (const line of linesOf(seen, victim.kept())) console.log(line)
for (const line of faults) console.log(`FAULT ${line}`)
console.log(faults.length === 0 ? 'no fault' : `${faults.length} faults, seed ${options.seed}`)
await victim.remove()
process.exitCode = faults.length === 0 ? 0 : 1
