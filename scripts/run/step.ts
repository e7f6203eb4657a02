import { spawn } from 'node:child_process'

/** One command of a longer run. */
export interface Step {
  readonly name: string
  readonly command: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

/** What became of a step. */
export interface Done {
  readonly name: string
  readonly ok: boolean
  readonly seconds: number
  /** What it printed, when it was not shown as it came. */
  readonly output: string
}

/** Runs a step to its end. Never rejects: a command that cannot start has failed. */
export function runStep(step: Step, show: boolean): Promise<Done> {
  const started = performance.now()
  return new Promise((resolve) => {
    const child = spawn(step.command, step.args, {
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      env: { ...process.env, ...step.env },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (data: Buffer) => (output += data.toString()))
    }
    const finish = (ok: boolean): void =>
      resolve({ name: step.name, ok, seconds: (performance.now() - started) / 1000, output })
    child.on('error', (error) => {
      output += error.message
      finish(false)
    })
    child.on('close', (code) => finish(code === 0))
  })
}

/** Runs steps one after another, each shown as it comes. @returns those that failed */
export async function runInOrder(steps: readonly Step[]): Promise<readonly Done[]> {
  const failed: Done[] = []
  for (const step of steps) {
    console.log(`\n── ${step.name}`)
    const done = await runStep(step, true)
    console.log(`── ${step.name}: ${done.seconds.toFixed(0)} s`)
    if (!done.ok) failed.push(done)
  }
  return failed
}
