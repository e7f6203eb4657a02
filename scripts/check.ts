import { availableParallelism } from 'node:os'
import { build } from './build.ts'
import { runStep, type Done, type Step } from './run/step.ts'

const PACKAGES = ['core', 'outbox', 'widget', 'kiosk', 'collector', 'dashboard']
/** Packages that others import; the other two are pages. */
const LIBRARIES = ['core', 'outbox', 'widget', 'collector']

const STEPS: readonly Step[] = [
  { name: 'lint', command: 'oxlint', args: ['--type-aware'] },
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  ...[...PACKAGES.map((name) => `packages/${name}`), 'scripts', 'e2e'].map((folder) => ({
    name: `types of ${folder}, tests included`,
    command: 'tsc',
    args: ['-p', folder],
  })),
  { name: 'unused', command: 'knip', args: [] },
  { name: 'size', command: 'size-limit', args: [] },
  ...PACKAGES.map((name) => ({
    name: `package ${name}`,
    command: 'publint',
    args: ['--strict', `packages/${name}`],
  })),
  ...LIBRARIES.map((name) => ({
    name: `types of package ${name}`,
    command: 'attw',
    args: ['--pack', `packages/${name}`, '--profile', 'esm-only'],
  })),
]

/** Runs the steps, as many at once as there are cores, and prints a line for each. */
async function check(): Promise<readonly Done[]> {
  const waiting = [...STEPS]
  const failed: Done[] = []
  const work = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const done = await runStep(step, false)
      console.log(`${done.ok ? '✓' : '✗'} ${done.name} (${done.seconds.toFixed(1)} s)`)
      if (!done.ok) failed.push(done)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, work))
  return failed
}

if (await build()) {
  const failed = await check()
  for (const { name, output } of failed) console.error(`\n── ${name}\n${output.trim()}`)
  process.exitCode = failed.length === 0 ? 0 : 1
} else {
  process.exitCode = 1
}
