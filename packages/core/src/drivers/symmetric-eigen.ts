/** A symmetric matrix as V·D·tV: `vectors` holds V by rows, a column each value. */
export interface Eigen {
  readonly values: readonly number[]
  readonly vectors: readonly (readonly number[])[]
}

/** Rotations square the error of each round, so even large matrices need few rounds. */
const ROUNDS = 60

/**
 * Eigenvalues and vectors of a symmetric matrix: Jacobi's rotations (Golub & Van Loan, §8.5).
 * @returns in no particular order; vectors are orthonormal to rounding
 */
export function symmetricEigen(matrix: readonly (readonly number[])[]): Eigen {
  const size = matrix.length
  const a = matrix.map((row) => [...row])
  const v = matrix.map((_, i) => matrix.map((_, j) => (i === j ? 1 : 0)))
  for (let round = 0; round < ROUNDS; round++) {
    let turned = false
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) turned = rotate(a, v, p, q) || turned
    }
    if (!turned) break
  }
  return { values: a.map((row, i) => row[i]!), vectors: v }
}

/** Turns the plane of p and q so that their entry vanishes; false when it had vanished before. */
function rotate(a: number[][], v: number[][], p: number, q: number): boolean {
  const off = a[p]![q]!
  if (Math.abs(off) <= 1e-17 * Math.sqrt(Math.abs(a[p]![p]! * a[q]![q]!)) || off === 0) return false
  const theta = (a[q]![q]! - a[p]![p]!) / (2 * off)
  const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const cosine = 1 / Math.hypot(tangent, 1)
  const sine = tangent * cosine
  const mix = (row: number[], i: number, j: number): void => {
    const [left, right] = [row[i]!, row[j]!]
    row[i] = cosine * left - sine * right
    row[j] = sine * left + cosine * right
  }
  for (const row of a) mix(row, p, q)
  for (let k = 0; k < a.length; k++) {
    const [left, right] = [a[p]![k]!, a[q]![k]!]
    a[p]![k] = cosine * left - sine * right
    a[q]![k] = sine * left + cosine * right
  }
  a[p]![q] = 0
  a[q]![p] = 0
  for (const row of v) mix(row, p, q)
  return true
}
