import { build } from './build.ts'
import { ensureBrowsers } from './ensure-browsers.ts'
import { parseOptions } from './gauntlet/options.ts'
import { runGauntlet } from './gauntlet/run.ts'
import { SCENARIOS } from './gauntlet/scenarios.ts'
import { putAway } from './gauntlet/shop/tablet.ts'
import { isGreen, tableOf } from './gauntlet/table.ts'

// Everything that can happen to a tap on a store tablet, in real browsers with the real collector:
// nothing that was thanked for may be lost or counted twice. Ends with 0 when the table is green.

const options = parseOptions(
  process.argv.slice(2),
  SCENARIOS.map(({ id }) => id),
  SCENARIOS.flatMap((scenario) => ('sabotages' in scenario ? scenario.sabotages : [])),
  Date.now() % 2 ** 31,
)
ensureBrowsers(options.engines ?? undefined)
if (!(await build())) process.exit(1)
console.log(`seed ${options.seed}`)
const results = await runGauntlet(SCENARIOS, options, (line) => console.error(line))
await putAway()
console.log(`\n${tableOf(SCENARIOS, results)}`)
console.log(`\n${isGreen(results) ? 'green' : 'not green'}, seed ${options.seed}`)
process.exitCode = isGreen(results) ? 0 : 1
