import { covariance } from './covariance.ts'
import type { CrossProducts } from './cross-products.ts'
import { flat, sweep } from './sweep.ts'

/** An outcome and its drivers, each with mean 0 and variance 1. */
export interface Standardised {
  readonly n: number
  /** How the drivers correlate with each other and, in the last row and column, with the outcome. */
  readonly correlations: readonly (readonly number[])[]
  /** Standard deviations in the same order. */
  readonly deviations: readonly number[]
  /** Means in the same order. */
  readonly means: readonly number[]
}

/**
 * Brings a matrix of outcome and drivers, in this order, to unit variances. A driver that does not
 * vary correlates with nothing, and so explains nothing.
 * @returns `null` when nothing can be explained: fewer than two people, or they all agree
 * @throws RangeError when it is no cross-product matrix, or there is no driver
 */
export function standardised(products: CrossProducts): Standardised | null {
  const covariances = covariance(products)
  if (products.length < 3) throw new RangeError('an outcome and at least one driver are needed')
  if (covariances === null || covariances[0]![0] === 0) return null
  const order = covariances.map((_, index) => (index + 1) % covariances.length)
  const deviations = order.map((i) => Math.sqrt(covariances[i]![i]!))
  const n = products[0]![0]!
  return {
    n,
    correlations: order.map((i, row) =>
      order.map((j, column) => {
        if (row === column) return 1
        const entry = covariances[i]![j]!
        // Rounding would have variables that agree a digit beyond 1.
        return entry === 0
          ? 0
          : Math.max(-1, Math.min(1, entry / deviations[row]! / deviations[column]!))
      }),
    ),
    deviations,
    means: order.map((i) => products[0]![i + 1]! / n),
  }
}

/**
 * All drivers entered, one after the other.
 * @returns the swept correlations, and which drivers are in: not those that do not vary, nor those
 * that the drivers before them wholly explain
 */
export function allEntered({ correlations, deviations }: Standardised): {
  readonly matrix: Float64Array
  readonly entered: readonly boolean[]
} {
  const matrix = flat(correlations)
  const entered = deviations
    .slice(0, -1)
    .map((deviation, driver) => deviation > 0 && sweep(matrix, deviations.length, driver))
  return { matrix, entered }
}
