import { resolve } from 'node:path'
import { lesson } from './lesson/lesson.ts'

// Every figure of the lesson in packages/core/README.md, in its order.

const folder = resolve(process.argv[2] ?? '../shared/reference/data')
for (const { title, figures, file } of lesson(folder)) {
  console.log(`\n${title}`)
  if (figures === null) console.log(`  left out: ${file} is not in ${folder}`)
  for (const [what, shown] of figures ?? []) console.log(`  ${shown.padEnd(18)} ${what}`)
}
