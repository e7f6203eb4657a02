import { addCounts, assertCount, zeros } from '../histogram/histogram.ts'

/**
 * What all linear questions about a set of variables need: the matrix tA·A, where each row of A is
 * one person's 1 and values. `products[0][0]` is how many people, the rest of the first row the
 * sums, and `products[i][j]` the sum of products of the variables i and j, counted from 1.
 */
export type CrossProducts = readonly (readonly number[])[]

/**
 * The cross-products of people who answered every variable. Of whole values they are whole
 * themselves, so they merge exactly.
 * @param variables how many values each person has, at least 1
 * @param rows a person's values each; whole numbers. Nobody at all gives zeros throughout
 * @returns a symmetric matrix of `variables + 1` rows
 * @throws RangeError for a row of another length, a value that is not a whole number, or a sum
 * beyond 2^53 − 1
 * @example crossProducts(2, [[5, 4], [3, 1]]) // [[2, 8, 5], [8, 34, 23], [5, 23, 17]]
 */
export function crossProducts(
  variables: number,
  rows: readonly (readonly number[])[],
): CrossProducts {
  if (!Number.isSafeInteger(variables) || variables < 1) {
    throw new RangeError(`there is at least one variable, got ${variables}`)
  }
  const sums = zeros(variables + 1).map(() => zeros(variables + 1))
  for (const row of rows) {
    if (row.length !== variables) {
      throw new RangeError(`a row of ${variables} values was expected, got ${row.length}`)
    }
    row.forEach(assertWhole)
    const person = [1, ...row]
    person.forEach((left, i) => {
      person.forEach((right, j) => {
        sums[i]![j] = addCounts(sums[i]![j]!, left * right)
      })
    })
  }
  return sums
}

/**
 * The cross-products of two groups together. Integers add exactly, so any partition and any order
 * of the same people gives the identical result.
 * @throws RangeError when the sizes differ, an entry is not a whole number, or a sum is beyond 2^53 − 1
 * @example mergeCrossProducts([[1, 5], [5, 25]], [[2, 3], [3, 5]]) // [[3, 8], [8, 30]]
 */
export function mergeCrossProducts(left: CrossProducts, right: CrossProducts): CrossProducts {
  return combined(left, right, 1)
}

/** The cross-products of a group without a part of it. @throws RangeError as `mergeCrossProducts` */
export function withoutCrossProducts(all: CrossProducts, part: CrossProducts): CrossProducts {
  return combined(all, part, -1)
}

function combined(left: CrossProducts, right: CrossProducts, sign: 1 | -1): CrossProducts {
  if (left.length !== right.length) {
    throw new RangeError(`${left.length} rows cannot be merged with ${right.length}`)
  }
  return left.map((row, i) =>
    row.map((entry, j) => {
      const other = right[i]![j]!
      assertWhole(entry)
      assertWhole(other)
      return addCounts(entry, sign * other)
    }),
  )
}

function assertWhole(value: number): void {
  if (Number.isSafeInteger(value)) return
  throw new RangeError(`cross-products merge exactly only when whole, got ${value}`)
}

/** @throws RangeError when `products` is not a symmetric matrix of finite numbers around a count */
export function assertCrossProducts(products: CrossProducts): void {
  const size = products.length
  if (size < 2) throw new RangeError(`cross-products have at least 2 rows, got ${size}`)
  assertCount(products[0]![0]!)
  products.forEach((row, i) => {
    if (row.length !== size) throw new RangeError(`row ${i} has ${row.length} of ${size} entries`)
    row.forEach((entry, j) => {
      if (Number.isFinite(entry) && entry === products[j]![i]) return
      throw new RangeError(`entry ${i}, ${j} is ${entry}: a symmetric finite matrix was expected`)
    })
  })
}
