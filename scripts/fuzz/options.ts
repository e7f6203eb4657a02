import type { FuzzOptions } from './run.ts'

const USAGE = 'fuzz [--count N] [--seed N]'

/** Reads the command line. @throws RangeError that says what was wrong and what is allowed */
export function parseOptions(args: readonly string[], seed: number): FuzzOptions {
  const options = { count: 1_000_000, seed }
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at]!, args[at + 1]]
    if (name !== '--count' && name !== '--seed') throw new RangeError(`no option ${name}: ${USAGE}`)
    const isWhole = value !== undefined && /^\d{1,10}$/.test(value)
    if (!isWhole || (name === '--count' && Number(value) === 0)) {
      throw new RangeError(`${name} is a whole number: ${USAGE}`)
    }
    options[name === '--count' ? 'count' : 'seed'] = Number(value)
  }
  return options
}
