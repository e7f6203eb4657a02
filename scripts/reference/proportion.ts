import { clopperPearson, jeffreys, share } from '@shopbell/core'
import { EXACT, type Found, type Kind } from './kind.ts'
import { limits, NOT_OFFERED } from './shapes.ts'

/** Shares with their intervals. */
export const proportion: Kind = {
  compute: ({ x, n, level }) => shareFound(x, n, level),
  limit: () => EXACT,
  skip: (path) => (path.startsWith('agresti_coull') ? NOT_OFFERED : null),
}

export function shareFound(
  x: number,
  n: number,
  level: number,
): { readonly [name: string]: Found } {
  const found = share(x, n, level)
  return {
    p: found.value,
    wilson: limits(found),
    clopper: limits(clopperPearson(x, n, level)),
    jeffreys: limits(jeffreys(x, n, level)),
  }
}
