/** A variance below this, of one, is what rounding leaves when others explain a variable wholly. */
const WHOLLY_EXPLAINED = 1e-12

/**
 * Enters one variable into a regression, in place: the sweep operator (Goodnight 1979). After the
 * variables S are swept, the rest holds what S leaves unexplained: of a correlation matrix whose
 * last variable is the outcome, its corner is 1 − R²(S), its last row holds the coefficients of S.
 * @param matrix symmetric, rows one after the other, `size` of them
 * @returns false, and nothing changed, when the variables before explain this one wholly
 */
export function sweep(matrix: Float64Array, size: number, pivot: number): boolean {
  if (!isFree(matrix, size, pivot)) return false
  const variance = matrix[pivot * size + pivot]!
  for (let i = 0; i < size; i++) {
    if (i === pivot) continue
    const factor = matrix[i * size + pivot]! / variance
    for (let j = 0; j < size; j++) {
      if (j !== pivot) matrix[i * size + j]! -= factor * matrix[pivot * size + j]!
    }
  }
  for (let i = 0; i < size; i++) {
    if (i === pivot) continue
    matrix[i * size + pivot]! /= variance
    matrix[pivot * size + i] = matrix[i * size + pivot]!
  }
  matrix[pivot * size + pivot] = -1 / variance
  return true
}

/** Whether a variable that is not entered yet has something that the entered ones do not explain. */
export function isFree(matrix: Float64Array, size: number, index: number): boolean {
  return matrix[index * size + index]! > WHOLLY_EXPLAINED
}

/** By how much R² grows when a variable that is not entered yet is entered next; never below 0. */
export function gain(matrix: Float64Array, size: number, index: number): number {
  if (!isFree(matrix, size, index)) return 0
  return matrix[index * size + size - 1]! ** 2 / matrix[index * size + index]!
}

/** A copy to sweep in. */
export function flat(rows: readonly (readonly number[])[]): Float64Array {
  return Float64Array.from(rows.flat())
}
