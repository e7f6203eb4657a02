import { resolve } from 'node:path'
import { runReference } from './reference/run.ts'

// Holds the scores to numbers that others computed: every case of a folder, kind by kind.

const folder = resolve(process.argv[2] ?? '../shared/reference')
const verdicts = runReference(folder)
if (verdicts.length === 0) console.log(`no *.json in ${folder}`)
console.log(
  ['kind', 'cases', 'max abs', 'max rel', '', 'largest at']
    .map((head, column) => head.padEnd([17, 7, 9, 9, 6, 0][column]!))
    .join(''),
)
for (const { kind, cases, absolute, relative, worst, failures } of verdicts) {
  const verdict = failures.length === 0 ? 'pass' : 'FAIL'
  const errors = [absolute, relative].map((error) => error.toExponential(1).padEnd(9)).join('')
  console.log(
    `${kind.padEnd(17)}${String(cases).padEnd(7)}${errors}${verdict.padEnd(6)}${worst}`.trim(),
  )
}
for (const { kind, skips } of verdicts) {
  for (const skip of skips) console.log(`skipped in ${kind}: ${skip}`)
}
for (const { kind, failures } of verdicts) {
  for (const failure of failures) console.log(`failed in ${kind}: ${failure}`)
}
const failed = verdicts.some(({ failures }) => failures.length > 0)
process.exitCode = failed || verdicts.length === 0 ? 1 : 0
