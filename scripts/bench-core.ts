import { cpus } from 'node:os'
import { measure } from './bench/measure.ts'
import { installedRivals } from './bench/rivals.ts'
import { TASKS } from './bench/tasks.ts'

// How long the core takes for what a busy collector asks of it, beside what a user would pick
// otherwise, in the same run. Goals are for two cores, for the best run after the first.

const { rivals, absent } = await installedRivals()
console.log(
  `${cpus().length} cores, node ${process.version}; milliseconds: best, median, first run`,
)
let slow = 0
for (const { name, what, goal, run } of TASKS) {
  const timing = measure(run)
  const fits = timing.best <= goal
  if (!fits) slow++
  console.log(`${fits ? 'ok  ' : 'SLOW'} ${shown(timing)}  goal ${goal}  ${what}`)
  for (const rival of rivals) {
    const task = rival.tasks[name]
    if (task === undefined) console.log(`     ${'-'.padStart(24)}  ${rival.name}: cannot`)
    else console.log(`     ${shown(measure(task.run, 3))}  ${rival.name}: ${task.part}`)
  }
}
for (const name of absent) console.log(`not installed, so not compared: ${name}`)
process.exitCode = slow > 0 ? 1 : 0

function shown({ best, median, first }: ReturnType<typeof measure>): string {
  return [best, median, first].map((time) => time.toFixed(1).padStart(8)).join('')
}
