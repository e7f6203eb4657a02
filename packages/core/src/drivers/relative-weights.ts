import { sum } from '../histogram/sum.ts'
import type { CrossProducts } from './cross-products.ts'
import { standardised } from './standardised.ts'
import { symmetricEigen } from './symmetric-eigen.ts'

/** An eigenvalue below this is what rounding leaves of drivers that others wholly explain. */
const NO_DIRECTION = 1e-12

/**
 * Each driver's share of R² by Johnson's relative weights (Johnson 2000): the drivers are turned
 * into the nearest uncorrelated variables, and what these explain is handed back in proportion.
 * Near to `lmg` and quick for any number of drivers.
 * @param products of (outcome, drivers…)
 * @returns one a driver, each from 0 to 1, summing to R²; a driver that does not vary has 0;
 * `null` below two people, or when the outcome does not vary
 * @throws RangeError when it is no cross-product matrix, or there is no driver
 * @example relativeWeights(crossProducts(2, [[1, 0], [2, 1], [2, 2], [4, 3]])) // [0.8526315789473686]
 */
export function relativeWeights(products: CrossProducts): readonly number[] | null {
  const scaled = standardised(products)
  if (scaled === null) return null
  const drivers = scaled.correlations.length - 1
  const among = scaled.correlations.slice(0, drivers).map((row) => row.slice(0, drivers))
  const outcome = scaled.correlations[drivers]!
  const { values, vectors } = symmetricEigen(among)
  const directions = values
    .map((value, k) => ({ value, k }))
    .filter((one) => one.value > NO_DIRECTION)
  // What the nearest uncorrelated variables explain: b = V D^-½ tV r, and how they load: L = V D^½ tV.
  const through = (i: number, j: number, power: number): number =>
    sum(directions, ({ value, k }) => vectors[i]![k]! * value ** power * vectors[j]![k]!)
  const explained = among.map((_, k) => sum(among, (_, j) => through(k, j, -0.5) * outcome[j]!))
  return scaled.deviations
    .slice(0, drivers)
    .map((deviation, j) =>
      deviation === 0 ? 0 : sum(explained, (b, k) => through(j, k, 0.5) ** 2 * b ** 2),
    )
}
