import {
  difference,
  net,
  netAdjustedWald,
  netWald,
  waldDifference,
  type Sides,
} from '@shopbell/core'
import type { Tested } from '@shopbell/core'
import type { Found, Kind } from './kind.ts'
import { exactAt, limits } from './shapes.ts'

/** Differences of two NPS, with their tests. */
export const twoNps: Kind = {
  compute: (input) => {
    const [a, b, level] = [input['a'] as Sides, input['b'] as Sides, input['level'] as number]
    const score = difference(net(...a, level), net(...b, level))
    const wald = waldDifference(netWald(...a, level), netWald(...b, level))
    const adjusted = waldDifference(netAdjustedWald(...a, level), netAdjustedWald(...b, level))
    return {
      diff: score.value,
      wald: symmetric(wald),
      wald_p: wald.p,
      adjusted_wald: symmetric(adjusted),
      adjusted_p: adjusted.p,
      mover_score: limits(score),
    }
  },
  limit: exactAt(/^(diff|wald|adjusted_wald|mover_score)(\.|$)/),
}

function symmetric({ centre, standardError, low, high }: Tested): Found {
  return centre === null ? null : { center: centre, se: standardError, lo: low, hi: high }
}
