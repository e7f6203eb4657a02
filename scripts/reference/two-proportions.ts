import { difference, fisherTest, pooledTest, share, type Part } from '@shopbell/core'
import type { Case, Kind } from './kind.ts'
import { exactAt, limits, NOT_OFFERED } from './shapes.ts'

/** Differences of two shares, with their tests. */
export const twoProportions: Kind = {
  compute: (input) => {
    const [one, other] = parts(input)
    const found = difference(share(...one, input['level']), share(...other, input['level']))
    return {
      diff: found.value,
      newcombe: limits(found),
      z_p: pooledTest(one, other),
      fisher_p: fisherTest(one, other),
    }
  },
  limit: exactAt(/^(diff|newcombe)/),
  skip: (path, input) => {
    if (path.startsWith('agresti_caffo')) return NOT_OFFERED
    const { fisher_p: wanted } = input.expected as { fisher_p: number | null }
    const [[, m], [, n]] = parts(input)
    return path === 'fisher_p' && wanted === null && m > 0 && n > 0
      ? 'R computes none for counts this large, core does'
      : null
  },
}

function parts({ x1, n1, x2, n2 }: Case): readonly [Part, Part] {
  return [
    [x1, n1],
    [x2, n2],
  ]
}
