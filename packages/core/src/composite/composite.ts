import { covariance } from '../drivers/covariance.ts'
import type { CrossProducts } from '../drivers/cross-products.ts'
import { sum } from '../histogram/sum.ts'
import { critical } from '../quantile/tail.ts'
import { around, assertLevel, known, LEVEL, type Estimate } from '../score/estimate.ts'

/** A mean with its interval, and how far people lie apart. */
export interface Spread extends Estimate {
  /** Standard deviation (n − 1), on the scale of the value; `null` below two people. */
  readonly deviation: number | null
}

/** Several items that are to measure one thing, and whether they do. */
export interface Composite {
  /** The mean of a person's items, over all persons. */
  readonly composite: Spread
  /** Each item alone. */
  readonly items: readonly Spread[]
  /**
   * Cronbach's alpha (1951), at most 1 and possibly negative: how far the items vary together.
   * From about 0.7 on the composite is worth showing. `null` when no person differs from another,
   * or with one item.
   */
  readonly alpha: number | null
  /** The same as if each item had variance 1; `null` also when an item does not vary. */
  readonly standardAlpha: number | null
}

/**
 * The composite of several items by the same people: the mean of their items, with Student's t.
 * @param products of the items, of people who answered all of them; `crossProducts` makes them and
 * `mergeCrossProducts` adds them up
 * @returns on the scale of the items; `null` throughout without people; no interval for one person,
 * or when all agree
 * @throws RangeError when it is no cross-product matrix, or for a level outside (0, 1)
 * @example composite(crossProducts(2, [[1, 2], [3, 3], [4, 5]])).composite // value 3, low -0.726, high 6.726
 */
export function composite(products: CrossProducts, level: number = LEVEL): Composite {
  assertLevel(level)
  const covariances = covariance(products)
  const n = products[0]![0]!
  const count = products.length - 1
  const means = products[0]!.slice(1).map((total) => total / n)
  const variances = means.map((_, item) => covariances?.[item]![item] ?? NaN)
  const together = (entry: (i: number, j: number) => number): number =>
    sum(means, (_, i) => sum(means, (_, j) => entry(i, j)))
  const whole = together((i, j) => covariances?.[i]![j] ?? NaN)
  const alike = together(
    (i, j) => (covariances?.[i]![j] ?? NaN) / Math.sqrt(variances[i]! * variances[j]!),
  )
  return {
    composite: spread(
      sum(products[0]!.slice(1), (total) => total) / n / count,
      whole / count ** 2,
      n,
      level,
    ),
    items: means.map((mean, item) => spread(mean, variances[item]!, n, level)),
    alpha: cronbach(
      count,
      sum(variances, (variance) => variance),
      whole,
    ),
    standardAlpha: cronbach(count, count, alike),
  }
}

/** `null` unless the items together vary. */
function cronbach(items: number, apart: number, together: number): number | null {
  return items < 2 || !(together > 0) ? null : (items / (items - 1)) * (1 - apart / together)
}

function spread(value: number, variance: number, n: number, level: number): Spread {
  const deviation = Math.sqrt(Math.max(0, variance))
  const reach = deviation > 0 ? (critical(level, n - 1) * deviation) / Math.sqrt(n) : NaN
  return { ...around(value, reach, n, level), deviation: known(deviation) }
}
