import type { CrossProducts } from './cross-products.ts'
import { allEntered, standardised, type Standardised } from './standardised.ts'
import { flat, gain, sweep } from './sweep.ts'

/**
 * R² of each driver alone, as if the others were not asked.
 * @param products of (outcome, drivers…)
 * @returns one a driver, 0 to 1, together as a rule more than R²; `null` below two people, or when
 * the outcome does not vary
 * @throws RangeError when it is no cross-product matrix, or there is no driver
 * @example firstShares([[4, 10, 6], [10, 30, 20], [6, 20, 14]]) // [1]
 */
export function firstShares(products: CrossProducts): readonly number[] | null {
  return eachDriver(products, ({ correlations }, size) =>
    correlations.slice(0, -1).map((row) => row[size - 1]! ** 2),
  )
}

/**
 * By how much R² falls when the driver is left out.
 * @param products of (outcome, drivers…)
 * @returns one a driver, 0 to 1, together as a rule less than R²; 0 for a driver that others wholly
 * explain; `null` below two people, or when the outcome does not vary
 * @throws RangeError when it is no cross-product matrix, or there is no driver
 * @example lastShares([[4, 10, 6], [10, 30, 20], [6, 20, 14]]) // [1]
 */
export function lastShares(products: CrossProducts): readonly number[] | null {
  return eachDriver(products, ({ correlations }, size) =>
    correlations.slice(0, -1).map((_, last) => {
      const matrix = flat(correlations)
      for (let other = 0; other < size - 1; other++) {
        if (other !== last) sweep(matrix, size, other)
      }
      return gain(matrix, size, last)
    }),
  )
}

/**
 * Pratt's measure: the standardised coefficient times the correlation with the outcome. It sums to
 * R² but may be negative, so it is here to compare with and not to rank by.
 * @param products of (outcome, drivers…)
 * @returns one a driver; `null` when coefficients are not determined: below two people, when the
 * outcome or a driver does not vary, or when drivers wholly explain each other
 * @throws RangeError when it is no cross-product matrix, or there is no driver
 * @example prattShares([[4, 10, 6], [10, 30, 20], [6, 20, 14]]) // [1]
 */
export function prattShares(products: CrossProducts): readonly number[] | null {
  return eachDriver(products, (scaled, size) => {
    const { matrix, entered } = allEntered(scaled)
    if (entered.includes(false)) return null
    return scaled.correlations
      .slice(0, -1)
      .map((row, driver) => matrix[driver * size + size - 1]! * row[size - 1]!)
  })
}

function eachDriver(
  products: CrossProducts,
  compute: (scaled: Standardised, size: number) => readonly number[] | null,
): readonly number[] | null {
  const scaled = standardised(products)
  return scaled === null ? null : compute(scaled, scaled.deviations.length)
}
