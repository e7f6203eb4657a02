import type { CrossProducts } from './cross-products.ts'
import { allEntered, standardised, type Standardised } from './standardised.ts'
import { isFree } from './sweep.ts'

/** An outcome as a straight-line function of its drivers, by least squares. */
export interface Regression {
  /** How many people it rests on. */
  readonly n: number
  /** The share of the outcome's variance that the drivers explain together, 0 to 1. */
  readonly r2: number | null
  /** The intercept, then one a driver: outcome points a driver point; `null` when not determined. */
  readonly coefficients: readonly (number | null)[]
  /** Their standard errors, from n − p − 1 degrees of freedom; `null` when there are none. */
  readonly errors: readonly (number | null)[]
}

/**
 * Least squares from a cross-product matrix, as `lm` of R.
 *
 * Drivers that others wholly explain, and those that do not vary, leave R² defined but no
 * coefficients: many would fit equally well.
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
  const size = nothing.length
  const { matrix, determined } = allEntered(scaled)
  const unexplained = isFree(matrix, size, size - 1) ? Math.min(1, matrix[size * size - 1]!) : 0
  const r2 = 1 - unexplained
  if (!determined) return { n, r2, coefficients: nothing, errors: nothing }
  const { means, deviations } = scaled
  const slopes = deviations
    .slice(0, -1)
    .map((deviation, i) => (matrix[i * size + size - 1]! * deviations[size - 1]!) / deviation)
  const intercept = means[size - 1]! - dot(slopes, means)
  const errors = standardErrors(scaled, matrix, unexplained)
  return { n, r2, coefficients: [intercept, ...slopes], errors: errors ?? nothing }
}

/** From the swept matrix, which holds the inverse of the drivers' correlations with its sign turned. */
function standardErrors(
  { n, means, deviations }: Standardised,
  swept: Float64Array,
  unexplained: number,
): readonly number[] | null {
  const size = deviations.length
  const freedom = n - size
  if (freedom <= 0) return null
  const drivers = deviations.slice(0, -1)
  const noise = (unexplained * deviations[size - 1]! ** 2) / freedom
  const relative = drivers.map((deviation, i) => means[i]! / deviation)
  const centre = relative.map((_, i) =>
    dot(
      relative.map((_, j) => -swept[i * size + j]!),
      relative,
    ),
  )
  return [
    Math.sqrt(noise * ((n - 1) / n + dot(centre, relative))),
    ...drivers.map((deviation, i) => Math.sqrt(noise * -swept[i * size + i]!) / deviation),
  ]
}

/** The sum of products, over as many entries as `left` has. */
function dot(left: readonly number[], right: readonly number[]): number {
  return left.reduce((sum, entry, index) => sum + entry * right[index]!, 0)
}
