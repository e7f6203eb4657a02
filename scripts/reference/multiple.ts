import { benjaminiHochberg, benjaminiYekutieli, bonferroni, holm } from '@shopbell/core'
import { CLOSE, type Kind } from './kind.ts'

/** Adjusted p values. */
export const multiple: Kind = {
  compute: ({ p }) => ({
    bh: benjaminiHochberg(p),
    holm: holm(p),
    bonferroni: bonferroni(p),
    by: benjaminiYekutieli(p),
  }),
  limit: () => CLOSE,
}
