import { net, netAdjustedWald, netWald } from '@shopbell/core'
import { EXACT, type Found, type Kind } from './kind.ts'
import { limits } from './shapes.ts'

/** Net Promoter Score with its intervals. */
export const nps: Kind = {
  compute: ({ detractors, passives, promoters, level }) =>
    netFound(detractors, passives, promoters, level),
  limit: () => EXACT,
}

export function netFound(
  against: number,
  between: number,
  pro: number,
  level: number,
): { readonly [name: string]: Found } {
  const score = net(against, between, pro, level)
  const wald = netWald(against, between, pro, level)
  const adjusted = netAdjustedWald(against, between, pro, level)
  const se = wald.standardError
  return {
    nps: score.value,
    variance: se === null ? null : score.n * se ** 2,
    se,
    wald: limits(wald),
    adjusted_wald:
      adjusted.centre === null
        ? null
        : {
            center: adjusted.centre,
            se: adjusted.standardError,
            lo: adjusted.low,
            hi: adjusted.high,
          },
    score: limits(score),
  }
}
