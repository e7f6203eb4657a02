import { assertCrossProducts, type CrossProducts } from './cross-products.ts'

/** A variance this small, relative to the mean square, is what rounding leaves of a constant. */
const ROUNDING = 1e-13

/**
 * The covariances (n − 1) of the variables of a cross-product matrix, variances on the diagonal.
 * The difference that the textbook formula takes is computed with twice the digits, so large
 * values and thousands of millions of people lose none.
 * @returns one row a variable, in squared units of the values; a constant variable has exactly 0;
 * `null` below two people
 * @throws RangeError when it is not a symmetric matrix of finite numbers around a count
 * @example covariance([[3, 6, 9], [6, 14, 20], [9, 20, 29]]) // [[1, 1], [1, 1]]
 */
export function covariance(products: CrossProducts): readonly (readonly number[])[] | null {
  assertCrossProducts(products)
  const n = products[0]![0]!
  if (n < 2) return null
  const sums = products[0]!
  const scatter = (i: number, j: number): number =>
    crossDifference(n, products[i]![j]!, sums[i]!, sums[j]!) / n / (n - 1)
  const variables = sums.map((_, index) => index).slice(1)
  const isConstant = sums.map(
    (_, i) => !(scatter(i, i) > (ROUNDING * Math.abs(products[i]![i]!)) / (n - 1)),
  )
  return variables.map((i) =>
    variables.map((j) => (isConstant[i] || isConstant[j] ? 0 : scatter(i, j))),
  )
}

/**
 * The correlations of the variables of a cross-product matrix.
 * @returns one row a variable, from −1 to 1, the diagonal 1; `null` where a variable does not
 * vary, and `null` throughout below two people
 * @throws RangeError when it is not a symmetric matrix of finite numbers around a count
 * @example correlation([[3, 6, 9], [6, 14, 20], [9, 20, 29]]) // [[1, 1], [1, 1]]
 */
export function correlation(
  products: CrossProducts,
): readonly (readonly (number | null)[])[] | null {
  const covariances = covariance(products)
  if (covariances === null) return null
  const deviations = covariances.map((row, i) => Math.sqrt(row[i]!))
  return covariances.map((row, i) =>
    row.map((entry, j) => {
      if (deviations[i] === 0 || deviations[j] === 0) return null
      if (i === j) return 1
      return Math.max(-1, Math.min(1, entry / deviations[i]! / deviations[j]!))
    }),
  )
}

/** a·b − c·d, its products split into sums that are exact (Dekker 1971). */
function crossDifference(a: number, b: number, c: number, d: number): number {
  const [left, right] = [a * b, c * d]
  return left - right + (lostDigits(a, b, left) - lostDigits(c, d, right))
}

/** What rounding took from a product: a·b − fl(a·b), exactly. */
function lostDigits(a: number, b: number, product: number): number {
  const [aHigh, bHigh] = [upperHalf(a), upperHalf(b)]
  const [aLow, bLow] = [a - aHigh, b - bHigh]
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow)
}

function upperHalf(value: number): number {
  const shifted = 134217729 * value
  return shifted - (shifted - value)
}
