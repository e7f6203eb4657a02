import {
  firstShares,
  lastShares,
  lmg,
  prattShares,
  regression,
  relativeWeights,
} from '@shopbell/core/drivers'
import { CLOSE, type Kind } from './kind.ts'

/** What goes with an outcome, and how R² is divided. relaimpo's `genizi` is Johnson's by another road. */
export const drivers: Kind = {
  compute({ crossprod }) {
    const { n, r2, coefficients, errors } = regression(crossprod)
    const johnson = relativeWeights(crossprod)
    return {
      n,
      r2,
      coef: coefficients,
      coef_se: errors,
      lmg: lmg(crossprod),
      genizi: johnson,
      johnson,
      first: firstShares(crossprod),
      last: lastShares(crossprod),
      pratt: prattShares(crossprod),
    }
  },
  limit: () => CLOSE,
}
