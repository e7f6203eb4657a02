import { ENGINES, type Engine } from '../browsers.ts'

/** What the command line asks for. */
export interface Options {
  readonly isShort: boolean
  readonly seed: number
  /** Ids of the rows to run; `null` for all. */
  readonly only: readonly string[] | null
  /** The engines to run them in; `null` for all. */
  readonly engines: readonly Engine[] | null
  /** A number of repetitions for every scenario; `null` for each one's own. */
  readonly count: number | null
  readonly sabotage: string | null
}

const USAGE =
  'gauntlet [--short] [--seed N] [--only R2,R4] [--engine chromium,firefox,webkit] [--count N] [--sabotage NAME]'

/**
 * Reads the command line.
 * @param ids of the rows that there are
 * @param sabotages of these rows
 * @param seed when none is given
 * @throws RangeError that says what was wrong and what is allowed
 */
export function parseOptions(
  args: readonly string[],
  ids: readonly string[],
  sabotages: readonly string[],
  seed: number,
): Options {
  const options = {
    isShort: false,
    seed,
    only: null as Options['only'],
    engines: null as Options['engines'],
    count: null as Options['count'],
    sabotage: null as Options['sabotage'],
  }
  const left = [...args]
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    if (name === '--short') {
      options.isShort = true
      continue
    }
    if (!['--seed', '--only', '--engine', '--count', '--sabotage'].includes(name)) {
      throw new RangeError(`there is no option ${name}: ${USAGE}`)
    }
    const value = left.shift()
    if (value === undefined) throw new RangeError(`${name} needs a value: ${USAGE}`)
    if (name === '--seed') options.seed = wholeOf(name, value, 0)
    if (name === '--count') options.count = wholeOf(name, value, 1)
    if (name === '--only') options.only = someOf(name, value, ids)
    if (name === '--engine') options.engines = someOf(name, value, ENGINES)
    if (name === '--sabotage') {
      options.sabotage = someOf(name, value, sabotages)[0]!
    }
  }
  return options
}

function wholeOf(name: string, value: string, least: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < least) {
    throw new RangeError(`${name} takes a whole number from ${least}, got ${value}`)
  }
  return number
}

function someOf<T extends string>(name: string, value: string, all: readonly T[]): readonly T[] {
  return value.split(',').map((part) => {
    const found = all.find((one) => one.toLowerCase() === part.trim().toLowerCase())
    if (found === undefined) {
      throw new RangeError(`${name} knows no ${part}; there are ${all.join(', ')}`)
    }
    return found
  })
}
