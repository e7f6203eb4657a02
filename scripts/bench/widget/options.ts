/** What the command line asks for. */
export interface Options {
  /** Loads of each page under each condition. */
  readonly runs: number
  /** Beginnings of the names of the pages to load; `null` for all. */
  readonly only: readonly string[] | null
}

const USAGE = 'bench:widget [--runs N] [--only NAME,NAME…]'

/**
 * Reads the command line.
 * @param names of the pages that there are
 * @throws RangeError that says what was wrong and what is allowed
 */
export function parseOptions(args: readonly string[], names: readonly string[]): Options {
  let runs = 9
  let only: Options['only'] = null
  for (let at = 0; at < args.length; at += 2) {
    const [name, value] = [args[at]!, args[at + 1]]
    if (name !== '--runs' && name !== '--only') {
      throw new RangeError(`there is no option ${name}: ${USAGE}`)
    }
    if (value === undefined) throw new RangeError(`${name} needs a value: ${USAGE}`)
    if (name === '--runs') {
      runs = Number(value)
      if (!Number.isInteger(runs) || runs < 1) {
        throw new RangeError(`--runs takes a whole number from 1, got ${value}`)
      }
    } else {
      only = value.split(',').map((part) => part.trim())
      const unknown = only.find((part) => !names.some((name) => begins(name, part)))
      if (unknown !== undefined) {
        throw new RangeError(`no page begins with "${unknown}"; there are ${names.join('; ')}`)
      }
    }
  }
  return { runs, only }
}

/** Whether a page is asked for. */
export function isAsked({ only }: Options, name: string): boolean {
  return only === null || only.some((part) => begins(name, part))
}

function begins(name: string, part: string): boolean {
  return part !== '' && name.startsWith(part)
}
