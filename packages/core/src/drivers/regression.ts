import { sum } from '../histogram/sum.ts'
import type { CrossProducts } from './cross-products.ts'
import { allEntered, standardised } from './standardised.ts'
import { isFree } from './sweep.ts'

/** An outcome as a straight-line function of its drivers, by least squares. */
export interface Regression {
  /** How many people it rests on. */
  readonly n: number
  /** The share of the outcome's variance that the drivers explain together, 0 to 1. */
  readonly r2: number | null
  /** The intercept, then one a driver: outcome points a driver point; `null` when left out. */
  readonly coefficients: readonly (number | null)[]
  /** Their standard errors, from n − p − 1 degrees of freedom; `null` when there are none. */
  readonly errors: readonly (number | null)[]
}

/**
 * Least squares from a cross-product matrix, as `lm` of R.
 *
 * A driver that does not vary, or that the drivers before it wholly explain, is left out and has no
 * coefficient; R² is the same whichever of them is.
 * @param products of (outcome, drivers…)
 * @returns `r2` and every coefficient `null` below two people, or when the outcome does not vary
 * @throws RangeError when it is no cross-product matrix, or there is no driver
 * @example regression(crossProducts(2, [[1, 0], [2, 1], [2, 2], [4, 3]])).coefficients // [0.8999999999999999, 0.9]
 */
export function regression(products: CrossProducts): Regression {
  const scaled = standardised(products)
  const nothing = products.slice(1).map(() => null)
  const n = products[0]![0]!
  if (scaled === null) return { n, r2: null, coefficients: nothing, errors: nothing }
  const { means, deviations } = scaled
  const size = nothing.length
  const last = size - 1
  const { matrix, entered } = allEntered(scaled)
  const at = (i: number, j: number): number => matrix[i * size + j]!
  const unexplained = isFree(matrix, size, last) ? Math.min(1, at(last, last)) : 0
  const drivers = entered.flatMap((isIn, driver) => (isIn ? [driver] : []))
  const each = (number: (driver: number) => number): readonly (number | null)[] =>
    entered.map((isIn, driver) => (isIn ? number(driver) : null))

  const slope = (i: number): number => (at(i, last) * deviations[last]!) / deviations[i]!
  const intercept = means[last]! - sum(drivers, (i) => slope(i) * means[i]!)
  const coefficients = [intercept, ...each(slope)]

  const freedom = n - 1 - drivers.length
  if (freedom <= 0) return { n, r2: 1 - unexplained, coefficients, errors: nothing }
  // Swept, the matrix holds the inverse of the drivers' correlations with its sign turned.
  const noise = (unexplained * deviations[last]! ** 2) / freedom
  const offset = (i: number): number => means[i]! / deviations[i]!
  const leverage = sum(drivers, (i) => sum(drivers, (j) => -at(i, j) * offset(i) * offset(j)))
  const errors = [
    Math.sqrt(noise * ((n - 1) / n + leverage)),
    ...each((i) => Math.sqrt(-noise * at(i, i)) / deviations[i]!),
  ]
  return { n, r2: 1 - unexplained, coefficients, errors }
}
