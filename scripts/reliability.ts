import { build } from './build.ts'
import { ensurePostgres } from './ensure-postgres.ts'
import { FAULTS } from './reliability/faults.ts'
import { parseOptions } from './reliability/options.ts'
import { isGreen, tableOf, tryFault, type Result } from './reliability/run.ts'

// Everything that can befall a collector and its database, with real processes and real disks: no
// acknowledged answer may be lost or doubled, and all has to go on. Ends with 0 when that is so.

const { only, stores, seed, ...how } = parseOptions(
  process.argv.slice(2),
  {
    ids: FAULTS.map(({ id }) => id),
    sabotages: FAULTS.flatMap(({ sabotages }) => sabotages.map(({ name }) => name)),
  },
  Date.now() % 2 ** 31,
)
ensurePostgres()
if (!(await build())) process.exit(1)
console.log(`seed ${seed}`)
const results: Result[] = []
for (const fault of FAULTS) {
  if (only !== null && !only.includes(fault.id)) continue
  for (const store of stores.filter((each) => fault.stores.includes(each))) {
    const isSabotaged = fault.sabotages.some(
      (each) => each.name === how.sabotage && each.store === store,
    )
    // What a sabotage has nothing to do with is no news.
    if (how.sabotage !== null && !isSabotaged) continue
    results.push(await tryFault(fault, { ...how, store, seed }))
    console.error(tableOf(FAULTS, results.slice(-1)))
  }
}
console.log(`\n${tableOf(FAULTS, results)}`)
console.log(`\n${isGreen(results) ? 'green' : 'not green'}, seed ${seed}`)
process.exitCode = isGreen(results) ? 0 : 1
