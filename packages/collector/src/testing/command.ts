import { join } from 'node:path'
import { run } from '../commands/run.ts'
import { temporaryFolder } from './folder.ts'

/** What a command said, and how it ended. */
export interface Ran {
  readonly code: number
  readonly out: readonly string[]
  readonly error: readonly string[]
}

/**
 * Runs `shopbell` in this process, as far as it does not serve.
 * @param draw as on a terminal, where it is given
 */
export async function shopbell(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  draw?: (line: string) => void,
): Promise<Ran> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await run(args, {
    env,
    out: (line) => out.push(line),
    error: (line) => error.push(line),
    draw,
    untilStopped: () => Promise.resolve(),
  })
  return { code, out, error }
}

/** A data folder that does not exist yet. */
export function newDataFolder(): string {
  return join(temporaryFolder(), 'data')
}
