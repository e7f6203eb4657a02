import { STORES, type StoreName } from './collector.ts'
import type { FuzzOptions } from './run.ts'

const USAGE = 'fuzz [--count N] [--seed N] [--store sqlite|postgres]'

/** Reads the command line. @throws RangeError that says what was wrong and what is allowed */
export function parseOptions(
  args: readonly string[],
  seed: number,
): FuzzOptions & { readonly store: StoreName } {
  const options = { count: 1_000_000, seed, store: STORES[0] as StoreName }
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at]!, args[at + 1]]
    if (name === '--store') {
      const store = STORES.find((each) => each === value)
      if (store === undefined) throw new RangeError(`no store ${value}: ${USAGE}`)
      options.store = store
      continue
    }
    if (name !== '--count' && name !== '--seed') throw new RangeError(`no option ${name}: ${USAGE}`)
    const isWhole = value !== undefined && /^\d{1,10}$/.test(value)
    if (!isWhole || (name === '--count' && Number(value) === 0)) {
      throw new RangeError(`${name} is a whole number: ${USAGE}`)
    }
    options[name === '--count' ? 'count' : 'seed'] = Number(value)
  }
  return options
}
