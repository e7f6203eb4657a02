import { runStep, type Step } from './run/step.ts'

/** Types and modules of every package, then what browsers load. */
const STEPS: readonly Step[] = [
  { name: 'modules and types', command: 'tsc', args: ['-b'] },
  ...['widget', 'kiosk', 'dashboard'].map((name) => ({
    name,
    command: 'node',
    args: [`packages/${name}/build.ts`],
  })),
]

/** Builds everything. @returns whether it worked; what failed has been printed */
export async function build(): Promise<boolean> {
  for (const step of STEPS) {
    const done = await runStep(step, false)
    if (!done.ok) {
      console.error(`build: ${step.name} failed\n${done.output}`)
      return false
    }
  }
  return true
}

if (import.meta.main) process.exitCode = (await build()) ? 0 : 1
