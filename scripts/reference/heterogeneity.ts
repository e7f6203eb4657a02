import { heterogeneity as heterogeneityOf, moments } from '@shopbell/core'
import { CLOSE, type Kind } from './kind.ts'
import { weigh } from './shapes.ts'

/** DerSimonian–Laird. */
export const heterogeneity: Kind = {
  compute: ({ values, hist }) => {
    const scores = (hist as number[][]).map((counts) => {
      const { n, mean, variance } = moments(weigh(values, counts))
      return { value: mean, variance: variance === null ? null : variance / n }
    })
    const found = heterogeneityOf(scores)
    return {
      yi: scores.map(({ value }) => value),
      vi: scores.map(({ variance }) => variance),
      fixed: found.fixed,
      fixed_se: found.fixedError,
      random: found.random,
      random_se: found.randomError,
      tau2: found.tauSquare,
      Q: found.q,
      Q_p: found.p,
      I2: found.iSquare === null ? null : 100 * found.iSquare,
      blup: found.shrunk,
    }
  },
  limit: () => CLOSE,
}
