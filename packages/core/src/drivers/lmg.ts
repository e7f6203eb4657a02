import { zeros } from '../histogram/histogram.ts'
import type { CrossProducts } from './cross-products.ts'
import { standardised } from './standardised.ts'
import { flat, gain, sweep } from './sweep.ts'

/** Every driver more doubles the work; at this many it takes seconds. */
const MOST_DRIVERS = 20

/**
 * Each driver's share of R², fairly divided (LMG: Lindeman, Merenda & Gold 1980; the Shapley value
 * of the drivers): the growth of R² when the driver is entered, averaged over all orders of entering.
 * @param products of (outcome, drivers…), at most 20 drivers; the work grows as 2 to their number
 * @returns one a driver, each from 0 to 1, summing to R²; a driver that does not vary has 0, and
 * drivers that copy each other share alike; `null` below two people, or when the outcome does not vary
 * @throws RangeError when it is no cross-product matrix, or for no driver or more than 20
 * @example lmg(crossProducts(3, [[1, 1, 0], [2, 1, 1], [3, 2, 0], [5, 2, 1]])) // [0.7142857142857144, 0.2571428571428572]
 */
export function lmg(products: CrossProducts): readonly number[] | null {
  const scaled = standardised(products)
  if (products.length - 2 > MOST_DRIVERS) {
    throw new RangeError(`lmg takes at most ${MOST_DRIVERS} drivers, got ${products.length - 2}`)
  }
  if (scaled === null) return null
  const size = scaled.deviations.length
  const drivers = size - 1
  const shares = zeros(drivers)
  // How often, among all orders, a given set of so many drivers stands before a given other one.
  const weights = [1 / drivers]
  for (let before = 1; before < drivers; before++) {
    weights.push((weights[before - 1]! * before) / (drivers - before))
  }
  const visit = (matrix: Float64Array, entered: readonly number[], from: number): void => {
    for (let driver = 0; driver < drivers; driver++) {
      if (entered.includes(driver)) continue
      shares[driver]! += weights[entered.length]! * gain(matrix, size, driver)
    }
    for (let next = from; next < drivers; next++) {
      const after = matrix.slice()
      sweep(after, size, next)
      visit(after, [...entered, next], next + 1)
    }
  }
  visit(flat(scaled.correlations), [], 0)
  return shares
}
