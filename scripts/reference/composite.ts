import { composite as compositeOf } from '@shopbell/core/drivers'
import { CLOSE, EXACT, type Kind } from './kind.ts'

/** Several items of one thing: their mean with its interval, and Cronbach's alpha. */
export const composite: Kind = {
  compute({ crossprod, level }) {
    const found = compositeOf(crossprod, level)
    const { value, deviation, low, high, n } = found.composite
    return {
      n,
      raw_alpha: found.alpha,
      std_alpha: found.standardAlpha,
      composite_mean: value,
      composite_sd: deviation,
      composite_ci: { lo: low, hi: high },
      item_means: found.items.map((item) => item.value),
      item_sds: found.items.map((item) => item.deviation),
    }
  },
  limit: (path) => (path.startsWith('composite_ci') ? EXACT : CLOSE),
}
