import { betaQuantile, normalQuantile, studentTail } from '@shopbell/core'
import { EXACT, type Kind } from './kind.ts'

/** Quantiles of the normal, t and beta distributions. */
export const special: Kind = {
  compute: ({ fn, p, df, a, b }) => {
    switch (fn) {
      case 'qnorm':
        return normalQuantile(p)
      case 'qt':
        return p < 0.5 ? -studentTail(p, df) : studentTail(1 - p, df)
      case 'qbeta':
        return betaQuantile(p, a, b)
      default:
        throw new Error(`no such function is known: ${fn}`)
    }
  },
  limit: () => EXACT,
}
