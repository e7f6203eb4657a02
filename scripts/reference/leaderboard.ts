import { shrink } from '@shopbell/core'
import { CLOSE, type Kind } from './kind.ts'
import { weigh } from './shapes.ts'

/** Bühlmann–Straub. */
export const leaderboard: Kind = {
  compute: ({ values, hist }) => {
    const found = shrink((hist as number[][]).map((counts) => weigh(values, counts)))
    return {
      collective: found.collective,
      sigma2: found.within,
      tau2: found.between,
      cred: found.segments.map(({ credibility }) => credibility),
      shrunk: found.segments.map(({ shrunk }) => shrunk),
    }
  },
  limit: () => CLOSE,
}
