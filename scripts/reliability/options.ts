import { STORES, type StoreName } from './fault.ts'

/** What the command line asks for. */
export interface Options {
  readonly isShort: boolean
  readonly seed: number
  /** Ids of the faults to try; `null` for all. */
  readonly only: readonly string[] | null
  readonly stores: readonly StoreName[]
  /** A number of repetitions for every fault; `null` for each one's own. */
  readonly count: number | null
  readonly sabotage: string | null
}

const USAGE =
  'reliability [--short] [--seed N] [--only kill,power] [--store sqlite,postgres] [--count N] [--sabotage NAME]'

/**
 * Reads the command line.
 * @param known ids of the faults, and names of their sabotages
 * @param seed when none is given
 * @throws RangeError that says what was wrong and what is allowed
 */
export function parseOptions(
  args: readonly string[],
  known: { readonly ids: readonly string[]; readonly sabotages: readonly string[] },
  seed: number,
): Options {
  const given = new Map<string, string>()
  const left = [...args]
  for (let name = left.shift(); name !== undefined; name = left.shift()) {
    const takesValue = ['--seed', '--only', '--store', '--count', '--sabotage'].includes(name)
    if (!takesValue && name !== '--short') throw new RangeError(`no option ${name}: ${USAGE}`)
    const value = takesValue ? left.shift() : ''
    if (value === undefined) throw new RangeError(`${name} needs a value: ${USAGE}`)
    given.set(name, value)
  }
  const whole = (name: string, least: number): number | null => {
    const text = given.get(name)
    if (text === undefined) return null
    if (/^\d{1,10}$/.test(text) && Number(text) >= least) return Number(text)
    throw new RangeError(`${name} takes a whole number from ${least}, got ${text}`)
  }
  const some = <T extends string>(name: string, all: readonly T[]): readonly T[] | null =>
    given
      .get(name)
      ?.split(',')
      .map((part) => {
        const found = all.find((one) => one === part.trim())
        if (found !== undefined) return found
        throw new RangeError(`${name} knows no ${part}; there are ${all.join(', ')}`)
      }) ?? null
  return {
    isShort: given.has('--short'),
    seed: whole('--seed', 0) ?? seed,
    only: some('--only', known.ids),
    stores: some('--store', STORES) ?? STORES,
    count: whole('--count', 1),
    sabotage: some('--sabotage', known.sabotages)?.[0] ?? null,
  }
}
