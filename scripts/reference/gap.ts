import { netWald, pairedMeans, pairedShares, total, welch } from '@shopbell/core'
import type { Case, Found, Kind } from './kind.ts'
import { exactAt, limits, weigh } from './shapes.ts'

/** Service less experience: of the same people or of others, means or shares. */
export const gap: Kind = {
  compute: (input) => {
    switch (input['type']) {
      case 'paired':
        return paired(input)
      case 'unpaired':
        return unpaired(input)
      case 'paired_proportion':
        return pairedProportion(input)
      default:
        throw new Error(`no such type of gap is known: ${input['type']}`)
    }
  },
  limit: exactAt(/diff$|lo$|hi$/),
  skip: (path, { expected }) =>
    /^(lo|hi|t|p)$/.test(path) && (expected as { sd_diff?: number | null }).sd_diff === 0
      ? 'all differ alike: core gives no interval and no test'
      : null,
}

function paired({ values, joint, level }: Case): Found {
  const found = pairedMeans(values, joint, level)
  return {
    n: found.n,
    mean_diff: found.value,
    sd_diff: found.deviation,
    t: found.t,
    p: found.p,
    lo: found.low,
    hi: found.high,
    cor: found.correlation,
  }
}

function unpaired({ values, a, b, level }: Case): Found {
  const found = welch(weigh(values, a), weigh(values, b), level)
  return {
    na: total(a),
    nb: total(b),
    diff: found.value,
    df: found.freedom,
    t: found.t,
    p: found.p,
    lo: found.low,
    hi: found.high,
  }
}

function pairedProportion({ n11, n10, n01, n00, level }: Case): Found {
  const found = pairedShares(n11, n10, n01, n00, level)
  return {
    n: found.n,
    diff: found.value,
    mcnemar_exact_p: found.exact,
    mcnemar_chi2_p: found.approximate,
    tango: limits(found),
    wald: limits(netWald(n01, n11 + n00, n10, level)),
  }
}
