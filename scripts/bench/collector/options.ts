import { parseArgs } from 'node:util'

/** What a run of the benchmark is asked for. */
export interface Options {
  readonly rounds: number
  /** How long each turn lasts. */
  readonly milliseconds: number
  /** Names of subjects; `null` for all. */
  readonly only: readonly string[] | null
}

/** @throws TypeError when an argument is not known, or is no number above 0 where one is needed */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '3' },
      only: { type: 'string' },
    },
  })
  const positive = (name: 'rounds' | 'seconds'): number => {
    const number = Number(values[name])
    if (!(number > 0)) throw new TypeError(`--${name} needs a number above 0`)
    return number
  }
  return {
    rounds: Math.ceil(positive('rounds')),
    milliseconds: positive('seconds') * 1000,
    only: values.only?.split(',') ?? null,
  }
}
